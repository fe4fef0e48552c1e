import type { Pause } from "../slices.ts";

/** Many lists of numbers in one array: an array of its own would cost each more memory than what it holds. */
export interface Lists {
  /** The array that all lists lie in; a change may put another in its place. */
  values(): Uint32Array;
  /** Where a list begins in `values()`. */
  start(list: number): number;
  length(list: number): number;
  /** A view, good until the next change. */
  get(list: number): Uint32Array;
  set(list: number, values: ArrayLike<number>): void;
  /** Puts a value before what stands at this place. */
  insert(list: number, at: number, value: number): void;
  removeAt(list: number, at: number): void;
  /** The lists as they are at the call, those from `count` on left out; put together bit by bit. */
  save(count: number, pause: Pause): Promise<SavedLists>;
}

/** The lengths of the lists, and what they hold, one after the other. */
export interface SavedLists {
  readonly lengths: Uint32Array;
  readonly values: Uint32Array;
}

/** Lists are known by their numbers, from 0; one that was never set is empty. */
export function createLists(
  saved: SavedLists = { lengths: new Uint32Array(), values: new Uint32Array() },
): Lists {
  let values: Uint32Array = saved.values;
  let used = values.length;
  let lengths: Uint32Array = saved.lengths.slice();
  let capacities: Uint32Array = saved.lengths.slice();
  let starts = startsOf(lengths);
  /** Blocks that no list has, by the step that fits into them. */
  const free: number[][] = Array.from({ length: 64 }, () => []);

  function allocate(list: number, length: number, isWhole: boolean): void {
    if (list >= lengths.length) {
      const size = Math.max(64, list + 1, lengths.length * 1.5);
      lengths = resized(lengths, size);
      capacities = resized(capacities, size);
      starts = resized(starts, size);
    }
    if (length <= (capacities[list] ?? 0)) return;
    // A list that grows gets room to grow on; one that is set gets what it needs.
    const step = stepFrom(length);
    const reused = free[step]?.pop();
    const capacity = reused === undefined && isWhole ? length : sizeOf(step);
    const before = starts[list] ?? 0;
    const start = reused ?? used;
    if (reused === undefined) used += capacity;
    if (used > values.length) values = resized(values, Math.max(1024, used, values.length * 1.125));
    values.copyWithin(start, before, before + (lengths[list] ?? 0));
    release(list);
    starts[list] = start;
    capacities[list] = capacity;
  }

  function release(list: number): void {
    const capacity = capacities[list] ?? 0;
    if (capacity > 0) free[stepWithin(capacity)]?.push(starts[list] ?? 0);
    capacities[list] = 0;
  }

  const start = (list: number) => starts[list] ?? 0;
  const length = (list: number) => lengths[list] ?? 0;
  return {
    values: () => values,
    start,
    length,
    get: (list) => values.subarray(start(list), start(list) + length(list)),
    set(list, those) {
      if (those.length === 0 && list >= lengths.length) return;
      allocate(list, those.length, true);
      if (those.length === 0) release(list);
      lengths[list] = those.length;
      values.set(those, start(list));
    },
    insert(list, at, value) {
      const count = length(list);
      allocate(list, count + 1, false);
      const place = start(list) + at;
      if (at < count) values.copyWithin(place + 1, place, start(list) + count);
      values[place] = value;
      lengths[list] = count + 1;
    },
    removeAt(list, at) {
      const place = start(list) + at;
      const count = length(list);
      values.copyWithin(place, place + 1, start(list) + count);
      lengths[list] = count - 1;
      if (count === 1) release(list);
    },
    async save(count, pause) {
      // Copies of whole arrays take a moment; what goes over the lists is done on them.
      const [then, from] = [values.slice(0, used), starts.slice(0, count)];
      const kept = resized(lengths.subarray(0, count), count);
      const together = new Uint32Array(kept.reduce((sum, each) => sum + each, 0));
      let at = 0;
      for (const [list, begin] of from.entries()) {
        const each = kept[list] ?? 0;
        together.set(then.subarray(begin, begin + each), at);
        at += each;
        if (list % atOnce === 0) await pause();
      }
      return { lengths: kept, values: together };
    },
  };
}

/** Sizes of blocks: 1, 2, 3, 4, 6, 8, 12, 16 and so on. Powers of two alone leave a quarter of the memory unused. */
const sizeOf = (step: number): number => (step % 2 === 0 ? 2 ** (step / 2) : 1.5 * 2 ** ((step - 1) / 2));

/** The largest step whose size is not over `length`, which is not 0. */
function stepWithin(length: number): number {
  const power = 31 - Math.clz32(length);
  return 2 * power + Number(power > 0 && length >= 1.5 * 2 ** power);
}

/** The smallest step whose size is at least `length`, which is not 0. */
function stepFrom(length: number): number {
  const step = stepWithin(length);
  if (sizeOf(step) >= length) return step;
  // Between 1 and 2 is none.
  return step === 0 ? 2 : step + 1;
}

/** Lists between two looks at the clock. */
const atOnce = 500;

function startsOf(lengths: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length);
  let at = 0;
  for (let list = 0; list < lengths.length; list++) {
    starts[list] = at;
    at += lengths[list] ?? 0;
  }
  return starts;
}

/** A longer copy. */
export function resized(numbers: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(Math.ceil(size));
  longer.set(numbers);
  return longer;
}
