import { slipsBetween } from "../nearest.ts";
import type { Numbers } from "./numbers.ts";
import type { Query } from "./query.ts";
import type { Meant } from "./search-index.ts";
import { spellingOf } from "./spelling.ts";
import { stopWords } from "./stop-words.ts";
import { wordsOf } from "./words.ts";

/** The words that stand in the items, each in its one spelling. */
export interface Vocabulary {
  words(): Iterable<string>;
  /** The items that hold the word. */
  of(word: string): Numbers;
}

/** More mistyped words than these are no question any more. */
const mostMeant = 8;

/** For each word of a query that the items do not have, the one that may have been meant, where there is one. */
export function meantIn(
  query: Query,
  vocabulary: Vocabulary,
  isKnown: (word: string) => boolean,
  written: (number: number, spelled: string) => string | undefined,
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
    const near = spelled === undefined ? undefined : written(vocabulary.of(spelled)[0] ?? -1, spelled);
    return near === undefined ? [] : { asked, near };
  });
}

/** A number that is not there has no near one: 2023 is not 2022. Short words have too many. */
const mayBeMistyped = (word: string): boolean => word.length >= 4 && !/\p{N}/u.test(word);

/**
 * The word that the fewest slips of the finger make of this one, the most frequent of several: one slip at most,
 * two for words of eight letters and more. Looks at every word, so what cannot be near is told by its length and
 * letters first: 40,000 words take some milliseconds.
 */
function nearestIn(vocabulary: Vocabulary, word: string): string | undefined {
  const letters = lettersOf(word);
  let nearest: { readonly word: string; readonly slips: number; readonly count: number } | undefined;
  const most = word.length < 8 ? 1 : 2;
  for (const other of vocabulary.words()) {
    if (Math.abs(other.length - word.length) > most) continue;
    // A letter changed for another takes one away and brings one.
    if (bitsIn(lettersOf(other) ^ letters) > 2 * most || stopWords.has(other)) continue;
    const slips = slipsBetween(word, other);
    const count = vocabulary.of(other).length;
    const isNearer =
      slips <= most &&
      (nearest === undefined ||
        slips < nearest.slips ||
        (slips === nearest.slips &&
          (count > nearest.count || (count === nearest.count && other < nearest.word))));
    if (isNearer) nearest = { word: other, slips, count };
  }
  return nearest?.word;
}

/** Which letters a word holds, a bit for each; several letters share a bit. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
