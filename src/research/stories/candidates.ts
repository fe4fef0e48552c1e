import type { Shingles } from "./shingles.ts";

/** Finds which texts may be copies of one another, without comparing all with all. */
export interface Candidates<T> {
  /** Each returns those whose candidates may have changed by it, besides the text itself. */
  add(text: T): readonly T[];
  remove(text: T): readonly T[];
  /** Those that share enough of their stretches to be worth a comparison. */
  of(text: T): readonly T[];
}

/**
 * A list of texts for one stretch in four, chosen by its hash and so the same in every text. Unlike MinHash
 * signatures in bands, which find texts as like as long, this also finds a text cut to a third of the other.
 * A stretch that more than `common` texts hold is a formula and tells nothing; that keeps the work for each
 * text bounded, whatever the corpus. All of it depends on which texts there are, not on their order.
 */
export function createCandidates<T extends { readonly shingles: Shingles }>(): Candidates<T> {
  // Most stretches stand in one text only, and a list for each would double the memory.
  const lists = new Map<number, T | Set<T>>();
  const listOf = (hash: number): T | Set<T> | undefined => lists.get(hash | 0);
  const fellows = (hash: number): ReadonlySet<T> | undefined => {
    const list = listOf(hash);
    return list instanceof Set && list.size <= common ? list : undefined;
  };
  return {
    add(text) {
      const touched: T[] = [];
      for (const hash of sampled(text.shingles)) {
        const list = listOf(hash);
        if (list === undefined) lists.set(hash | 0, text);
        else if (!(list instanceof Set)) lists.set(hash | 0, new Set([list, text]));
        else if (list.add(text).size === common + 1) touched.push(...list);
      }
      return touched;
    },
    remove(text) {
      const touched: T[] = [];
      for (const hash of sampled(text.shingles)) {
        const list = listOf(hash);
        if (list === text) lists.delete(hash | 0);
        if (!(list instanceof Set) || !list.delete(text)) continue;
        if (list.size === common) touched.push(...list);
        const [last] = list;
        if (list.size === 1 && last !== undefined) lists.set(hash | 0, last);
      }
      return touched;
    },
    of(text) {
      const shared = new Map<T, number>();
      for (const hash of sampled(text.shingles)) {
        for (const other of fellows(hash) ?? [])
          if (other !== text) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
      const length = text.shingles.stretches.length;
      const found: T[] = [];
      // Most texts share a formula with hundreds of others: an array for each would be felt.
      for (const [other, count] of shared) {
        if (count >= enough * Math.min(length, other.shingles.stretches.length)) found.push(other);
      }
      return found;
    },
  };
}

/** More near copies than this of one text, not word for word, are not a story but a form filled in. */
const common = 128;

function sampled({ stretches }: Shingles): readonly number[] {
  const sample: number[] = [];
  for (const hash of stretches) if ((hash & 3) === 0) sample.push(hash);
  return sample;
}

/** Copies share three quarters of their stretches, so about 0.19 of them in the sample: this is a third of it. */
const enough = 0.0625;
