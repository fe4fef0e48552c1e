import type { Article } from "../article.ts";
import type { Pause } from "../slices.ts";
import { type Likeness, likenessOf } from "./copies.ts";
import { groupsOf, type Text } from "./groups.ts";
import { loadParts, noParts, type SavedStories, type StoryParts, savedOf } from "./saved-stories.ts";
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
  /** What `loadStories` takes, as it is at the call; articles get their numbers by their order. */
  save(articles: readonly Article[], pause: Pause): Promise<SavedStories>;
}

/** The stories among some articles: the same whatever order they come in. `shinglesFor` may know them from before. */
export function storiesOf(
  articles: readonly Article[],
  shinglesFor: (article: Article) => Shingles = shinglesOf,
): Stories {
  const stories = storiesOn(noParts(), shinglesFor);
  stories.update({ add: articles, remove: [] });
  return stories;
}

/**
 * The stories that were saved, of these articles at their numbers; those that are not there any more are missing.
 * @throws SavedIndexError when they are of other articles.
 */
export async function loadStories(
  saved: SavedStories,
  articles: readonly (Article | undefined)[],
  shinglesFor: (article: Article) => Shingles,
  pause: Pause,
): Promise<Stories> {
  const { parts, touched } = await loadParts(saved, articles, shinglesFor, pause);
  const stories = storiesOn(parts, shinglesFor);
  stories.review(touched);
  const copied = parts.texts.values().filter((text) => text.articles.size > 1);
  for (const together of parts.links.apart([...copied, ...parts.links.linked()])) {
    stories.regroup(together);
    await pause();
  }
  return stories;
}

function storiesOn(parts: StoryParts, shinglesFor: (article: Article) => Shingles) {
  const { texts, textOf, candidates, links } = parts;
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

  /** Compares these with all others, and groups anew what that changes. */
  function review(touched: Iterable<Text>): readonly Article[] {
    const affected = new Set(touched);
    for (const text of touched) for (const other of compareAnew(text)) affected.add(other);
    return links.apart(affected).flatMap(regroup);
  }

  return {
    update: ({ add, remove }: Parameters<Stories["update"]>[0]) =>
      new Set([...add, ...review(new Set([...remove.flatMap(drop), ...add.flatMap(take)]))]),
    of: (article: Article) => stories.get(article),
    save: (articles: readonly Article[], pause: Pause) => savedOf(parts, articles, pause),
    review,
    regroup,
  };
}
