import { slipsBetween } from "../nearest.ts";

/** A word of a vocabulary, by its number there, and how many slips of the finger make it of another. */
export interface NearWord {
  readonly number: number;
  readonly word: string;
  readonly slips: number;
}

/** Finds the words of a vocabulary that are spelt nearly like another. */
export interface NearWords {
  /** Those that at most so many slips make of this one, in no order. */
  to(word: string, most: number): readonly NearWord[];
}

/** A number that is not there has no near one: 2023 is not 2022. Short words have too many. */
export const mayBeMistyped = (word: string): boolean => word.length >= 4 && !/\p{N}/u.test(word);

/** Words of one length, and the letters of each. */
interface Shelf {
  readonly numbers: number[];
  readonly letters: number[];
}

/**
 * Looks at every word of about the same length, so what cannot be near is told by its letters first: 40,000 words take
 * about a millisecond. `words` may grow; those that came since are taken up when next asked.
 */
export function createNearWords(words: readonly string[]): NearWords {
  const shelves = new Map<number, Shelf>();
  let known = 0;

  function takeUp(): void {
    for (; known < words.length; known++) {
      const word = words[known] ?? "";
      const shelf = shelves.get(word.length) ?? { numbers: [], letters: [] };
      shelf.numbers.push(known);
      shelf.letters.push(lettersOf(word));
      shelves.set(word.length, shelf);
    }
  }

  return {
    to(word, most) {
      takeUp();
      const letters = lettersOf(word);
      const near: NearWord[] = [];
      for (let length = word.length - most; length <= word.length + most; length++) {
        const shelf = shelves.get(length);
        if (shelf === undefined) continue;
        for (let at = 0; at < shelf.letters.length; at++) {
          // A letter changed for another takes one away and brings one.
          if (bitsIn((shelf.letters[at] ?? 0) ^ letters) > 2 * most) continue;
          const number = shelf.numbers[at] ?? 0;
          const other = words[number] ?? "";
          const slips = slipsBetween(word, other);
          if (slips <= most) near.push({ number, word: other, slips });
        }
      }
      return near;
    },
  };
}

/** Which letters a word holds, a bit for each; several letters share a bit. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
