import type { Article } from "../article.ts";
import { createCandidates } from "./candidates.ts";
import { type Likeness, likenessOf } from "./copies.ts";
import { groupsOf, type Text } from "./groups.ts";
import { type Shingles, shinglesOf } from "./shingles.ts";

/** Articles that are copies of one story: two or more, the one that stands for it first. */
export interface Story {
  readonly copies: readonly Article[];
}

/** Which articles tell one story, kept up as articles come and go. */
export interface Stories {
  /**
   * Takes up a change; an article is known by its object. Returns the articles that now stand otherwise:
   * those added, and those whose story gained or lost a copy.
   */
  update(changes: { add: readonly Article[]; remove: readonly Article[] }): ReadonlySet<Article>;
  /** The story of an article that has copies; undefined for one that stands alone. */
  of(article: Article): Story | undefined;
}

/** The stories among some articles: the same whatever order they come in. `shinglesFor` may know them from before. */
export function storiesOf(
  articles: readonly Article[],
  shinglesFor: (article: Article) => Shingles = shinglesOf,
): Stories {
  const texts = new Map<string, Text>();
  const textOf = new Map<Article, Text>();
  const candidates = createCandidates<Text>();
  const links = createLinks();
  const stories = new Map<Article, Story>();

  function take(article: Article): readonly Text[] {
    const shingles = shinglesFor(article);
    const known = texts.get(shingles.key);
    const text = known ?? { shingles, articles: new Set() };
    text.articles.add(article);
    textOf.set(article, text);
    if (known !== undefined) return [text];
    texts.set(shingles.key, text);
    // What became a formula by this can only part texts that were alike.
    return [text, ...candidates.add(text).filter((other) => links.of(other).size > 0)];
  }

  function drop(article: Article): readonly Text[] {
    const text = textOf.get(article);
    if (text === undefined) return [];
    textOf.delete(article);
    stories.delete(article);
    text.articles.delete(article);
    if (text.articles.size > 0) return [text];
    texts.delete(text.shingles.key);
    return [text, ...candidates.remove(text)];
  }

  function compareAnew(text: Text): Iterable<Text> {
    const found = new Map<Text, Likeness>();
    for (const other of text.articles.size === 0 ? [] : candidates.of(text)) {
      const likeness = likenessOf(text.shingles, other.shingles);
      if (likeness !== undefined) found.set(other, likeness);
    }
    return links.replace(text, found);
  }

  /** Groups articles anew; returns those whose story is another now. */
  function regroup(affected: readonly Text[]): readonly Article[] {
    const groups = groupsOf(affected, links.of).filter((copies) => !isKnown(copies));
    for (const copies of groups) {
      const story = { copies };
      for (const article of copies) {
        if (copies.length > 1) stories.set(article, story);
        else stories.delete(article);
      }
    }
    return groups.flat();
  }

  /** Whether each of them has them all for its story already. */
  function isKnown(copies: readonly Article[]): boolean {
    const story = copies.flatMap((article) => stories.get(article) ?? [])[0];
    if (story === undefined) return copies.length === 1;
    return (
      story.copies.length === copies.length &&
      copies.every((article, at) => article === story.copies[at] && stories.get(article) === story)
    );
  }

  const update: Stories["update"] = ({ add, remove }) => {
    const touched = new Set([...remove.flatMap(drop), ...add.flatMap(take)]);
    const affected = new Set(touched);
    for (const text of touched) for (const other of compareAnew(text)) affected.add(other);
    const changed = new Set(add);
    for (const together of links.apart(affected))
      for (const article of regroup(together)) changed.add(article);
    return changed;
  };

  update({ add: articles, remove: [] });
  return { update, of: (article) => stories.get(article) };
}

/** Which texts are like which, both ways. */
interface Links {
  of(text: Text): ReadonlyMap<Text, Likeness>;
  /** Returns all that the text was like or is like now. */
  replace(text: Text, found: ReadonlyMap<Text, Likeness>): Iterable<Text>;
  /** All that likeness leads to from some texts, in sets that no likeness joins. */
  apart(texts: Iterable<Text>): readonly (readonly Text[])[];
}

function createLinks(): Links {
  const links = new Map<Text, Map<Text, Likeness>>();
  const none: ReadonlyMap<Text, Likeness> = new Map();
  const of = (text: Text) => links.get(text) ?? none;
  const link = (text: Text, other: Text, likeness: Likeness) => {
    const known = links.get(text);
    if (known === undefined) links.set(text, new Map([[other, likeness]]));
    else known.set(other, likeness);
  };
  const unlink = (text: Text, other: Text) => {
    const known = links.get(text);
    known?.delete(other);
    if (known?.size === 0) links.delete(text);
  };
  return {
    of,
    replace(text, found) {
      const before = [...of(text).keys()];
      for (const other of before) {
        unlink(text, other);
        unlink(other, text);
      }
      for (const [other, likeness] of found) {
        link(text, other, likeness);
        link(other, text, likeness);
      }
      return new Set([...before, ...found.keys()]);
    },
    apart(texts) {
      const seen = new Set<Text>();
      const sets: Text[][] = [];
      for (const text of texts) {
        if (seen.has(text)) continue;
        const reached = new Set([text]);
        // A set walks over what is added to it on the way.
        for (const next of reached) for (const other of of(next).keys()) reached.add(other);
        for (const other of reached) seen.add(other);
        sets.push([...reached]);
      }
      return sets;
    },
  };
}
