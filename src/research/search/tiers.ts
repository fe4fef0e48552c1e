import type { Numbers } from "./numbers.ts";
import type { Ranked } from "./ranking.ts";

/** How well each hit of one question answers it: its tier, and its score within that. */
export interface Tiers {
  /** Takes up what a question found; `needed` words are all of them. What an earlier one found is forgotten. */
  fill(found: Numbers, ranked: Ranked, those: { needed: number; isInRow: (number: number) => boolean }): void;
  /** Puts a score in place of the one before. */
  rescore(number: number, score: number): void;
  /** The tier, and the score within it, as one number. */
  key(number: number): number;
  /** Two for the words in a row as asked, and one for all of them. */
  of(number: number): number;
}

export function createTiers(): Tiers {
  let keys = new Float64Array();
  const key = (number: number): number => keys[number] ?? 0;
  const of = (number: number): number => Math.floor(key(number) / height);
  return {
    fill(found, ranked, { needed, isInRow }) {
      if (keys.length < ranked.size) keys = new Float64Array(ranked.size);
      for (const number of found) {
        const tier = Number(ranked.matched(number) === needed) + (isInRow(number) ? 2 : 0);
        keys[number] = tier * height + ranked.score(number);
      }
    },
    rescore(number, score) {
      keys[number] = of(number) * height + score;
    },
    key,
    of,
  };
}

/** Whether a tier is of hits that have all words. */
export const hasAll = (tier: number): boolean => (tier & 1) === 1;

/** More than any score. */
const height = 2 ** 24;
