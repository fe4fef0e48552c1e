import { resized } from "./lists.ts";

/** One number for each item, by the item's number: 0 until it is set. An array of plain numbers takes twice the memory. */
export interface Column {
  get(item: number): number;
  /** `value` is a whole number from 0 to 2^32 - 1. */
  set(item: number, value: number): void;
}

export function createColumn(): Column {
  let values = new Uint32Array();
  return {
    get: (item) => values[item] ?? 0,
    set(item, value) {
      if (item >= values.length) {
        if (value === 0) return;
        values = resized(values, Math.max(1024, item + 1, values.length * 1.25));
      }
      values[item] = value;
    },
  };
}
