import { createNearWords } from "./near-words.ts";
import { stopWords } from "./stop-words.ts";

/** A term, and how much it counts where a term asked for counts 1. */
export interface Weighted {
  readonly term: string;
  readonly weight: number;
}

/** The nearest terms stand in for an unknown one, so many of them. */
const mostNear = 12;

/** How many slips of the finger a near term may be away, for each letter and at most. */
const slipsALetter = 0.2;
const mostSlips = 2;

/**
 * Gives the terms that are spelt nearly like one that no entry holds, with the weights that MiniSearch gives such terms.
 * `terms` may grow; `holding` says how many entries hold the term of a number.
 */
export function createNearTerms(
  terms: readonly string[],
  holding: (term: number) => number,
): (term: string) => readonly Weighted[] {
  const nearTerms = createNearWords(terms);
  return (term) => {
    const most = Math.min(mostSlips, Math.round(term.length * slipsALetter));
    return nearTerms
      .to(term, most)
      .map(({ number, word, slips }) => ({ term: word, slips, entries: holding(number) }))
      .filter((other) => other.entries > 0 && !stopWords.has(other.term))
      .sort((a, z) => a.slips - z.slips || z.entries - a.entries || (a.term < z.term ? -1 : 1))
      .slice(0, mostNear)
      .map(({ term: other, slips }) => ({
        term: other,
        weight: (0.45 * other.length) / (other.length + slips),
      }));
  };
}
