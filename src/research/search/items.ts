import type { Columns } from "./columns.ts";
import { type Compare, compare, prefixOf } from "./order.ts";
import type { Entry } from "./search-index.ts";

/** The items of an index, each known to its parts by a number; the number of one that went is given to another. */
export interface Items<T> {
  /** What stands at each number; undefined where it is free. */
  readonly entries: readonly (Entry | undefined)[];
  /** How many there are. */
  count(): number;
  /** One more than the highest number. */
  size(): number;
  numberOf(item: T): number | undefined;
  at(number: number): T | undefined;
  /** Those at some numbers, in their order. */
  all(numbers: Uint32Array): readonly T[];
  /** The numbers of all, ascending. */
  every(): Uint32Array;
  /** By the article's id, then by place: what settles the order of equals, whichever came first. */
  readonly given: Compare;
  /** An item that is not there yet gets a number. */
  put(item: T, entry: Entry): number;
  /** An item that is there lets its number go. */
  free(item: T, number: number): void;
  /** The items by their numbers, as they are at the call. */
  saved(): readonly (T | undefined)[];
}

/** Starts with the items of `slots` and their `entries`, by their numbers. `columns` has the entries too. */
export function createItems<T>(
  slots: (T | undefined)[],
  entries: (Entry | undefined)[],
  columns: Pick<Columns, "isSameArticle" | "start">,
): Items<T> {
  const numbers = new Map<T, number>(
    slots.flatMap((item, number) => (item === undefined ? [] : [[item, number]])),
  );
  const free = slots.flatMap((item, number) => (item === undefined ? number : []));
  const ids = entries.map((entry) => prefixOf(entry?.article.id ?? ""));
  return {
    entries,
    count: () => numbers.size,
    size: () => slots.length,
    numberOf: (item) => numbers.get(item),
    at: (number) => slots[number],
    all(those) {
      const items: T[] = [];
      for (const number of those) {
        const item = slots[number];
        if (item !== undefined) items.push(item);
      }
      return items;
    },
    every() {
      const all = new Uint32Array(numbers.size);
      let count = 0;
      for (let number = 0; number < slots.length; number++)
        if (slots[number] !== undefined) all[count++] = number;
      return all;
    },
    given: (a, b) =>
      (ids[a] ?? 0) - (ids[b] ?? 0) ||
      (columns.isSameArticle(a, b)
        ? 0
        : compare(entries[a]?.article.id ?? "", entries[b]?.article.id ?? "")) ||
      columns.start(a) - columns.start(b),
    put(item, entry) {
      const number = free.pop() ?? slots.length;
      numbers.set(item, number);
      slots[number] = item;
      entries[number] = entry;
      ids[number] = prefixOf(entry.article.id);
      return number;
    },
    free(item, number) {
      numbers.delete(item);
      slots[number] = undefined;
      entries[number] = undefined;
      free.push(number);
    },
    saved: () => [...slots],
  };
}
