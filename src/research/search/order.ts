import type { Query } from "./query.ts";

/** Compares two items by their numbers. */
export type Compare = (a: number, b: number) => number;

/** How items are compared; each function says something of the item with this number. */
export interface Grounds {
  /** How well it answers: the higher comes first; absent where all answer alike. */
  readonly key: ((item: number) => number) | undefined;
  /** `dayKey`. */
  readonly day: (item: number) => number;
  /** Settles what is equal. */
  readonly given: Compare;
}

/** Compares items for this sort. What has no day comes last in both. */
export function orderOf(sort: Query["sort"], { key, day, given }: Grounds): Compare {
  const newest: Compare = (a, b) => day(b) - day(a);
  const oldest: Compare = (a, b) => (day(a) || Infinity) - (day(b) || Infinity) || 0;
  const best: Compare = key === undefined ? () => 0 : (a, b) => key(b) - key(a);
  switch (sort) {
    case "new":
      return (a, b) => newest(a, b) || best(a, b) || given(a, b);
    case "old":
      return (a, b) => oldest(a, b) || best(a, b) || given(a, b);
    case "best":
      return (a, b) => best(a, b) || newest(a, b) || given(a, b);
  }
}

/** The first so many of these items, in order; where that is a few of many, the others are never put in order. */
export function firstOf(items: Uint32Array, most: number, order: Compare): readonly number[] {
  if (most * 4 >= items.length) return Array.from(items).sort(order).slice(0, most);
  // A heap with the last of the first on top. What came last is mostly the newest, so few that follow it take its place.
  const heap: number[] = [];
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at] ?? 0;
    if (heap.length < most) {
      heap.push(item);
      rise(heap, order);
    } else if (most > 0 && order(item, heap[0] ?? 0) < 0) {
      heap[0] = item;
      sink(heap, order);
    }
  }
  return heap.sort(order);
}

function rise(heap: number[], order: Compare): void {
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (order(heap[at] ?? 0, heap[above] ?? 0) <= 0) return;
    swap(heap, at, above);
    at = above;
  }
}

function sink(heap: number[], order: Compare): void {
  let at = 0;
  for (;;) {
    let last = at;
    for (const below of [2 * at + 1, 2 * at + 2]) {
      if (below < heap.length && order(heap[below] ?? 0, heap[last] ?? 0) > 0) last = below;
    }
    if (last === at) return;
    swap(heap, at, last);
    at = last;
  }
}

function swap(heap: number[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b] ?? 0, heap[a] ?? 0];
}

/** By UTF-16 code units. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * The beginning of a text as a number, for comparing thousands: what differs is ordered as `compare` does, what is
 * equal may differ yet.
 */
export function prefixOf(text: string): number {
  let prefix = 0;
  let isPlain = true;
  for (let at = 0; at < 6; at++) {
    // From the first unit that has no room in a byte, all is left to `compare`.
    const unit = isPlain && at < text.length ? Math.min(text.charCodeAt(at), 255) : 0;
    if (unit === 255) isPlain = false;
    prefix = prefix * 256 + unit;
  }
  return prefix;
}
