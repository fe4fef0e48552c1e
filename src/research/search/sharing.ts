import { gapMark } from "./analysis.ts";
import { inverseFrequency } from "./bm25.ts";
import type { Holders } from "./holders.ts";
import { resized } from "./lists.ts";
import type { Numbers } from "./numbers.ts";
import { stopWords } from "./stop-words.ts";

/** What the words of entries are taken from, by numbers. */
interface TokensOfEntries {
  /** The tokens of an entry, in order. */
  readonly tokens: (entry: number) => Numbers;
  readonly tokenTexts: readonly string[];
  readonly holders: Pick<Holders, "count" | "items">;
}

/** How many entries there are, and one more than the highest of their numbers. */
interface Entries {
  readonly count: number;
  readonly size: number;
}

/** An entry that has words in common with another one. */
interface Sharer {
  readonly entry: number;
  /**
   * How much of what the words of the one that says less tell stands in the other too, from 0 to 1: each word once, by its
   * inverse document frequency, and stop words nothing.
   */
  readonly share: number;
}

/** Tells which entries have words in common. */
export interface Sharing {
  /**
   * The other entries that have two words and at least `least` in common with this one, in no order. So of two entries each
   * finds the other, by the same share, or neither. Takes time in proportion to the postings of the entry's words.
   */
  with(entry: number, least: number, entries: Entries): readonly Sharer[];
}

export function createSharing({ tokens, tokenTexts, holders }: TokensOfEntries): Sharing {
  let shared = new Uint32Array();
  let counts = new Uint16Array();
  /** By token: 1 where it tells something, 2 where not, 0 where that is not known yet. */
  let kinds = new Uint8Array();
  /** By token: in which round it was met last. */
  let rounds = new Uint32Array();
  let round = 0;

  function isTelling(token: number): boolean {
    if (kinds[token] === 0) {
      const text = tokenTexts[token] ?? "";
      kinds[token] = text.startsWith(gapMark) || stopWords.has(text) ? 2 : 1;
    }
    return kinds[token] === 1;
  }

  function makeRoom({ size }: Entries): void {
    if (shared.length < size) {
      shared = new Uint32Array(Math.ceil(size * 1.5));
      counts = new Uint16Array(shared.length);
    }
    if (rounds.length >= tokenTexts.length) return;
    rounds = resized(rounds, tokenTexts.length * 1.5);
    const more = new Uint8Array(rounds.length);
    more.set(kinds);
    kinds = more;
  }

  return {
    with(entry, least, entries) {
      makeRoom(entries);
      // Whole numbers, so that a sum does not depend on its order.
      const worthOf = (token: number): number =>
        Math.round(1000 * inverseFrequency(holders.count(token), entries.count));

      /** What an entry's words tell; where that is more than `most`, something more than it. */
      function weightOf(of: number, most: number): number {
        round++;
        let weight = 0;
        for (const token of tokens(of)) {
          if (rounds[token] === round || !isTelling(token)) continue;
          rounds[token] = round;
          weight += worthOf(token);
          if (weight > most) break;
        }
        return weight;
      }

      const weight = weightOf(entry, Number.POSITIVE_INFINITY);
      const touched: number[] = [];
      for (const token of new Set(tokens(entry))) {
        if (!isTelling(token)) continue;
        const worth = worthOf(token);
        for (const other of holders.items(token)) {
          if (counts[other] === 0) touched.push(other);
          shared[other] = (shared[other] ?? 0) + worth;
          counts[other] = (counts[other] ?? 0) + 1;
        }
      }
      const found: Sharer[] = [];
      for (const other of touched) {
        const [common, count] = [shared[other] ?? 0, counts[other] ?? 0];
        shared[other] = 0;
        counts[other] = 0;
        if (other === entry || count < leastWords) continue;
        const share = common / Math.min(weight, weightOf(other, Math.min(weight, common / least)));
        if (share >= least) found.push({ entry: other, share });
      }
      return found;
    },
  };
}

/** One word in common is the subject and not what is said of it. */
const leastWords = 2;
