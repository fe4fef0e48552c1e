import type { Pause } from "../slices.ts";
import { createHolders, type Holders } from "./holders.ts";
import type { Lists } from "./lists.ts";
import type { Numbers } from "./numbers.ts";

/**
 * Which entries have two tokens in a row, where both are frequent: those of "of the" are a tenth of those that hold both words
 * somewhere, and to compare each of these is what takes time. Any other phrase has a token that few entries hold.
 */
export interface Pairs {
  /** The entries in which the second follows the first; undefined where not both are frequent. Good until the next change. */
  of(first: number, second: number): Numbers | undefined;
  /** An entry whose tokens are in the lists already. */
  add(entry: number): void;
  /** An entry whose tokens are in the lists yet. */
  remove(entry: number): void;
}

/** A token in more entries than this is frequent, and stays so: to compare fewer takes a quarter of a millisecond. */
export const frequentToken = 2000;

export interface PairSource {
  /** The tokens of each entry, in order. */
  readonly tokens: Lists;
  /** Which entries hold which token. */
  readonly holders: Holders;
}

/** Pairs over entries that come and go. */
export const createPairs = (source: PairSource): Pairs => pairsOn(source, new Set());

/** The pairs of so many entries that are there already, of which there are so many tokens. */
export async function pairsOf(
  source: PairSource,
  { entries, tokens }: { readonly entries: number; readonly tokens: number },
  pause: Pause,
): Promise<Pairs> {
  const frequent = new Set<number>();
  for (let token = 0; token < tokens; token++)
    if (source.holders.count(token) > frequentToken) frequent.add(token);
  const pairs = pairsOn(source, frequent);
  for (let entry = 0; entry < entries; entry++) {
    pairs.add(entry);
    if (entry % atOnce === 0) await pause();
  }
  return pairs;
}

/** Entries between two looks at the clock. */
const atOnce = 500;

function pairsOn({ tokens, holders }: PairSource, frequent: Set<number>): Pairs {
  const entriesOf = createHolders();
  const numbers = new Map<number, number>();

  function numberOf(first: number, second: number): number {
    const key = keyOf(first, second);
    const number = numbers.get(key) ?? numbers.size;
    if (number === numbers.size) numbers.set(key, number);
    return number;
  }

  /** The numbers of the pairs in an entry that `isWanted`. */
  function pairsIn(entry: number, isWanted: (first: number, second: number) => boolean): number[] {
    const found: number[] = [];
    let before: number | undefined;
    for (const token of tokens.get(entry)) {
      const isFrequent = frequent.has(token);
      if (isFrequent && before !== undefined && isWanted(before, token)) found.push(numberOf(before, token));
      before = isFrequent ? token : undefined;
    }
    return found;
  }

  return {
    of(first, second) {
      if (!frequent.has(first) || !frequent.has(second)) return undefined;
      return entriesOf.items(numbers.get(keyOf(first, second)) ?? -1);
    },
    add(entry) {
      entriesOf.add(
        entry,
        pairsIn(entry, () => true),
      );
      for (const token of new Set(tokens.get(entry))) {
        if (holders.count(token) <= frequentToken || frequent.has(token)) continue;
        frequent.add(token);
        for (const each of holders.items(token))
          entriesOf.add(
            each,
            pairsIn(each, (first, second) => first === token || second === token),
          );
      }
    },
    remove(entry) {
      entriesOf.remove(
        entry,
        pairsIn(entry, () => true),
      );
    },
  };
}

/** Numbers of tokens are under 2^26. */
const keyOf = (first: number, second: number): number => first * 2 ** 26 + second;
