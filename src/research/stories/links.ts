import type { Likeness } from "./copies.ts";
import type { Text } from "./groups.ts";

/** Which texts are like which, both ways. */
export interface Links {
  of(text: Text): ReadonlyMap<Text, Likeness>;
  link(text: Text, other: Text, likeness: Likeness): void;
  /** Returns all that the text was like or is like now. */
  replace(text: Text, found: ReadonlyMap<Text, Likeness>): Iterable<Text>;
  /** All that likeness leads to from some texts, in sets that no likeness joins. */
  apart(texts: Iterable<Text>): readonly (readonly Text[])[];
  /** Those that are like any other. */
  linked(): Iterable<Text>;
  /** Each two once. */
  pairs(): Iterable<readonly [Text, Text, Likeness]>;
}

export function createLinks(): Links {
  const links = new Map<Text, Map<Text, Likeness>>();
  const none: ReadonlyMap<Text, Likeness> = new Map();
  const of = (text: Text) => links.get(text) ?? none;
  const linkTo = (text: Text, other: Text, likeness: Likeness) => {
    const known = links.get(text);
    if (known === undefined) links.set(text, new Map([[other, likeness]]));
    else known.set(other, likeness);
  };
  const link = (text: Text, other: Text, likeness: Likeness) => {
    linkTo(text, other, likeness);
    linkTo(other, text, likeness);
  };
  const unlink = (text: Text, other: Text) => {
    const known = links.get(text);
    known?.delete(other);
    if (known?.size === 0) links.delete(text);
  };
  return {
    of,
    link,
    replace(text, found) {
      const before = [...of(text).keys()];
      for (const other of before) {
        unlink(text, other);
        unlink(other, text);
      }
      for (const [other, likeness] of found) link(text, other, likeness);
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
    linked: () => links.keys(),
    *pairs() {
      for (const [text, others] of links)
        for (const [other, likeness] of others)
          if (text.shingles.key < other.shingles.key) yield [text, other, likeness];
    },
  };
}
