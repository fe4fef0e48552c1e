import type { Compare } from "./order.ts";
import type { Copy } from "./search-index.ts";

/**
 * Of the copies of one thing, the one that ranks highest (as with all the words), then the first by its place, then
 * the first in order. Given back are the items without the other copies, as they came.
 */
export function onePerThing(
  items: Uint32Array,
  copyOf: (item: number) => Copy | undefined,
  rank: (item: number) => number,
  order: Compare,
): Uint32Array {
  const chosen = new Map<object, { item: number; place: number }>();
  const others = new Set<number>();
  for (const item of items) {
    const copy = copyOf(item);
    if (copy === undefined) continue;
    const before = chosen.get(copy.of);
    if (before === undefined) chosen.set(copy.of, { item, place: copy.place });
    else {
      const isBetter =
        (rank(before.item) - rank(item) || copy.place - before.place || order(item, before.item)) < 0;
      others.add(isBetter ? before.item : item);
      if (isBetter) chosen.set(copy.of, { item, place: copy.place });
    }
  }
  return others.size === 0 ? items : items.filter((item) => !others.has(item));
}
