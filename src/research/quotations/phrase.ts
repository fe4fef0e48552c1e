import type { Span } from "../article.ts";
import type { Item } from "./sentences.ts";

/** Words that point at a speaker: `first` and `last` are places in the sentence's items. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly kind: "name" | "organisation" | "role" | "pronoun";
  /** The items of the bare name, or of the whole phrase without its article. */
  readonly head: readonly Item[];
  /** The items of the role beside a name ("League Secretary General"). */
  readonly role: readonly Item[];
  /** False for "a spokesman", "some officials". */
  readonly definite: boolean;
  /** The names of two who speak as one ("Jane Doe, a doctor, and John Roe"). */
  readonly both?: readonly [Phrase, Phrase];
}

/** The longest phrase looked at, in items, so that hostile sentences cost no more than their length. */
export const phraseReach = 14;

/** The stretch of the article under some neighbouring items. */
export const spanOf = (items: readonly Item[]): Span => ({
  start: items[0]?.start ?? 0,
  end: items.at(-1)?.end ?? 0,
});

/** Some neighbouring items as one phrase without a name in it. */
export const wholePhrase = (
  items: readonly Item[],
  first: number,
  last: number,
  kind: Phrase["kind"],
  definite: boolean,
): Phrase => ({
  first,
  last,
  kind,
  head: items.slice(withoutArticle(items, first), last + 1),
  role: [],
  definite,
});

/** The place after a leading "the" or "a". */
export const withoutArticle = (items: readonly Item[], first: number): number =>
  /^(?:the|a|an)$/.test(items[first]?.lower ?? "") ? first + 1 : first;
