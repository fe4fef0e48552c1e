import { slipsBetween } from "../nearest.ts";
import { mayBeMistyped, type NearWord } from "./near-words.ts";
import type { Numbers } from "./numbers.ts";
import { compare } from "./order.ts";
import type { Query } from "./query.ts";
import type { Meant } from "./search-index.ts";
import { spellingOf } from "./spelling.ts";
import { stopWords } from "./stop-words.ts";
import { wordsOf } from "./words.ts";

/** The words that stand in the items, each in its one spelling. */
export interface Vocabulary {
  /** Those that at most so many slips of the finger make of this one, stop words too, in no order. */
  near(word: string, most: number): readonly NearWord[];
  /** The items that hold the word. */
  of(word: string): Numbers;
  /** The spellings in which it stands there, and in which items each does. */
  spellings(word: string): readonly { readonly form: string; readonly items: Numbers }[];
}

/** More mistyped words than these are no question any more. */
const mostMeant = 8;

/** For each word of a query that the items do not have, the one that may have been meant, where there is one. */
export function meantIn(
  query: Query,
  vocabulary: Vocabulary,
  isKnown: (word: string) => boolean,
  /** The word as it stands in one of these items. */
  written: (numbers: Numbers, form: string) => string | undefined,
): readonly Meant[] {
  const texts = [
    ...query.words,
    ...query.required,
    ...query.phrases,
    ...query.either.flat().map(({ text }) => text),
  ];
  const words = new Set(texts.flatMap((text) => wordsOf(text).map(({ word }) => word)));
  const unknown = [...words].filter(
    (word) => mayBeMistyped(word) && vocabulary.of(spellingOf(word)).length === 0 && !isKnown(word),
  );
  return unknown.slice(0, mostMeant).flatMap((asked) => {
    const spelled = nearestIn(vocabulary, spellingOf(asked));
    // Of its spellings, the one nearest to what was typed: a phrase is found in that one only.
    const [nearest] = (spelled === undefined ? [] : vocabulary.spellings(spelled))
      .map((each) => ({ ...each, slips: slipsBetween(asked, each.form) }))
      .sort((a, b) => a.slips - b.slips || b.items.length - a.items.length || compare(a.form, b.form));
    const near = nearest && written(nearest.items, nearest.form);
    return near === undefined ? [] : { asked, near };
  });
}

/**
 * The word that the fewest slips of the finger make of this one, the most frequent of several: one slip at most,
 * two for words of eight letters and more.
 */
function nearestIn(vocabulary: Vocabulary, word: string): string | undefined {
  return vocabulary
    .near(word, word.length < 8 ? 1 : 2)
    .filter((other) => !stopWords.has(other.word))
    .map((other) => ({ ...other, count: vocabulary.of(other.word).length }))
    .sort((a, b) => a.slips - b.slips || b.count - a.count || compare(a.word, b.word))[0]?.word;
}
