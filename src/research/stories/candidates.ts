import { createLists, type SavedLists } from "../search/lists.ts";
import { noNumbers } from "../search/numbers.ts";
import type { Pause } from "../slices.ts";
import { createHashTable, type HashTable } from "./hash-table.ts";
import type { Shingles } from "./shingles.ts";

/** Finds which texts may be copies of one another, without comparing all with all. */
export interface Candidates<T> {
  /** Each returns those whose candidates may have changed by it, besides the text itself. */
  add(text: T): readonly T[];
  remove(text: T): readonly T[];
  /** Those that share enough of their stretches to be worth a comparison. */
  of(text: T): readonly T[];
  /** The text's number in what is saved. */
  numberOf(text: T): number | undefined;
  /** As it is at the call. */
  save(pause: Pause): Promise<SavedCandidates>;
}

/** Which stretches stand in which texts, by their numbers. */
export interface SavedCandidates {
  readonly hashes: Uint32Array;
  /** For each: the number of the one text that holds it, from 1; or, less than 0, of the list of those that do. */
  readonly values: Int32Array;
  readonly lists: SavedLists;
}

type Compared = { readonly shingles: Shingles };

interface Parts<T> {
  /** At their numbers. */
  readonly texts: (T | undefined)[];
  readonly table: HashTable;
  readonly saved?: SavedLists;
  /** Numbers of lists that hold nothing. */
  readonly freeLists: number[];
  readonly listCount: number;
}

/**
 * A list of texts for one stretch in four, chosen by its hash and so the same in every text. Unlike MinHash
 * signatures in bands, which find texts as like as long, this also finds a text cut to a third of the other.
 * A stretch that more than `common` texts hold is a formula and tells nothing; that keeps the work for each
 * text bounded, whatever the corpus. All of it depends on which texts there are, not on their order.
 */
export const createCandidates = <T extends Compared>(): Candidates<T> =>
  candidatesOn({ texts: [], table: createHashTable(), freeLists: [], listCount: 0 });

/**
 * What was saved, with the texts at their numbers that there still are; and those whose candidates may have changed
 * because others are gone.
 */
export async function loadCandidates<T extends Compared>(
  { hashes, values, lists }: SavedCandidates,
  texts: readonly (T | undefined)[],
  pause: Pause,
): Promise<{ readonly candidates: Candidates<T>; readonly touched: readonly T[] }> {
  const table = createHashTable(hashes.length);
  const touched = new Set<T>();
  const [lengths, left] = [new Uint32Array(lists.lengths.length), new Uint32Array(lists.values.length)];
  let [at, used] = [0, 0];
  for (const [list, length] of lists.lengths.entries()) {
    const from = used;
    for (const end = at + length; at < end; at++) {
      const text = lists.values[at] ?? 0;
      if (texts[text] !== undefined) left[used++] = text;
    }
    lengths[list] = used - from;
    const isTold = length > common && used - from <= common;
    for (const number of isTold ? left.subarray(from, used) : []) {
      const text = texts[number];
      if (text !== undefined) touched.add(text);
    }
    if (list % atOnce === 0) await pause();
  }
  const freeLists: number[] = [];
  const isTaken = new Uint8Array(lengths.length);
  for (let place = 0; place < hashes.length; place++) {
    const [hash, value] = [hashes[place] ?? 0, values[place] ?? 0];
    const isThere = value > 0 ? texts[value - 1] !== undefined : (lengths[-value - 1] ?? 0) > 0;
    if (isThere) table.set(hash, value);
    if (isThere && value < 0) isTaken[-value - 1] = 1;
    if (place % atOnce === 0) await pause();
  }
  isTaken.forEach((taken, list) => {
    if (taken === 0) freeLists.push(list);
  });
  const candidates = candidatesOn<T>({
    texts: [...texts],
    table,
    saved: { lengths, values: left.slice(0, used) },
    freeLists,
    listCount: lengths.length,
  });
  return { candidates, touched: [...touched] };
}

/** Lists or stretches between two looks at the clock. */
const atOnce = 5000;

function candidatesOn<T extends Compared>({
  texts,
  table,
  saved,
  freeLists,
  ...parts
}: Parts<T>): Candidates<T> {
  const lists = createLists(saved);
  let { listCount } = parts;
  const numbers = new Map(texts.flatMap((text, number) => (text === undefined ? [] : [[text, number]])));
  const free = texts.flatMap((text, number) => (text === undefined ? number : []));
  const textsIn = (list: number): T[] => Array.from(lists.get(list)).flatMap((number) => texts[number] ?? []);

  /** Returns those to whom the stretch means another thing now. */
  function note(hash: number, number: number): readonly T[] {
    const value = table.get(hash);
    if (value === 0) {
      table.set(hash, number + 1);
      return [];
    }
    if (value > 0) {
      const list = freeLists.pop() ?? listCount++;
      lists.set(list, [value - 1, number]);
      table.set(hash, -list - 1);
      return [];
    }
    const list = -value - 1;
    lists.insert(list, lists.length(list), number);
    return lists.length(list) === common + 1 ? textsIn(list) : [];
  }

  function forget(hash: number, number: number): readonly T[] {
    const value = table.get(hash);
    if (value === number + 1) table.remove(hash);
    if (value >= 0) return [];
    const list = -value - 1;
    const at = lists.get(list).indexOf(number);
    if (at < 0) return [];
    lists.removeAt(list, at);
    const length = lists.length(list);
    if (length > 1) return length === common ? textsIn(list) : [];
    const [last] = lists.get(list);
    if (last === undefined) table.remove(hash);
    else table.set(hash, last + 1);
    lists.set(list, []);
    freeLists.push(list);
    return [];
  }

  return {
    add(text) {
      const number = free.pop() ?? texts.length;
      texts[number] = text;
      numbers.set(text, number);
      return sampled(text.shingles).flatMap((hash) => note(hash, number));
    },
    remove(text) {
      const number = numbers.get(text);
      if (number === undefined) return [];
      const touched = sampled(text.shingles).flatMap((hash) => forget(hash, number));
      numbers.delete(text);
      texts[number] = undefined;
      free.push(number);
      return touched;
    },
    of(text) {
      const own = numbers.get(text);
      const shared = new Map<number, number>();
      for (const hash of sampled(text.shingles)) {
        const value = table.get(hash);
        const fellows = value < 0 ? lists.get(-value - 1) : noNumbers;
        if (fellows.length > common) continue;
        for (const other of fellows) if (other !== own) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
      const length = text.shingles.stretches.length;
      const found: T[] = [];
      // Most texts share a formula with hundreds of others: an array for each would be felt.
      for (const [number, count] of shared) {
        const other = texts[number];
        if (other !== undefined && count >= enough * Math.min(length, other.shingles.stretches.length))
          found.push(other);
      }
      return found;
    },
    numberOf: (text) => numbers.get(text),
    async save(pause) {
      const entries = table.entries();
      return { ...entries, lists: await lists.save(listCount, pause) };
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
