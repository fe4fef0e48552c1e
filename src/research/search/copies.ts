import { createColumn } from "./column.ts";
import { createNumbering } from "./numbering.ts";
import { kept } from "./numbers.ts";
import type { Compare } from "./order.ts";
import type { Copy } from "./search-index.ts";
import type { Tiers } from "./tiers.ts";

/** Of which thing each item is one of several copies, by the items' numbers: side by side, to be told of many in a moment. */
export interface Copies {
  /** In place of what was known; undefined for an item that is no copy of anything, or gone. */
  set(number: number, copy: Copy | undefined): void;
  /**
   * Of the copies of one thing, the one in the highest tier (as with all the words), then the first by its place, then
   * the one with the highest key, then the first as `given`. Given back are the items without the other copies, as they came.
   */
  onePerThing(items: Uint32Array, tiers: Pick<Tiers, "of" | "key"> | undefined, given: Compare): Uint32Array;
}

export function createCopies(): Copies {
  const things = createNumbering<object>();
  /** The number of each item's thing, 0 for none, and its place there. */
  const [ofItems, ofPlaces] = [createColumn(), createColumn()];
  /** Of each thing the copy that is best so far, and one more; all 0 between two questions. */
  let best = new Uint32Array();

  return {
    set(number, copy) {
      const before = ofItems.get(number);
      ofItems.set(number, copy === undefined ? 0 : things.take(copy.of));
      ofPlaces.set(number, copy?.place ?? 0);
      things.release(before);
    },
    onePerThing(items, tiers, given) {
      if (things.size() === 1) return items;
      if (best.length < things.size()) best = new Uint32Array(things.size() * 1.5);
      const isBetter = (item: number, before: number): boolean => {
        const places = ofPlaces.get(item) - ofPlaces.get(before);
        if (tiers === undefined) return (places || given(item, before)) < 0;
        if (places !== 0) return (tiers.of(before) - tiers.of(item) || places) < 0;
        // A higher tier has higher keys.
        return (tiers.key(before) - tiers.key(item) || given(item, before)) < 0;
      };
      let others = 0;
      for (const item of items) {
        const thing = ofItems.get(item);
        if (thing === 0) continue;
        const before = (best[thing] ?? 0) - 1;
        if (before >= 0) others++;
        if (before < 0 || isBetter(item, before)) best[thing] = item + 1;
      }
      const isBest = (item: number) => ofItems.get(item) === 0 || best[ofItems.get(item)] === item + 1;
      const chosen = others === 0 ? items : kept(items, isBest);
      for (const item of items) best[ofItems.get(item)] = 0;
      return chosen;
    },
  };
}
