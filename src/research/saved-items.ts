import { noNumbers } from "./search/numbers.ts";
import type { SavedIndex } from "./search/search-index.ts";

/** An index as it may be kept in a file; its items are known by whose they are and their place there. */
export type SavedItems = Pick<SavedIndex<unknown>, "numbers" | "words">;

/** `owned` are the items of each owner, by its number. */
export function savedItems<T>(
  { items, numbers, words }: SavedIndex<T>,
  owned: readonly (readonly T[])[],
): SavedItems {
  const stands = new Map(
    owned.flatMap((those, owner) => those.map((item, place) => [item, [owner, place]] as const)),
  );
  const at = items.map((item) => (item === undefined ? undefined : stands.get(item)) ?? nowhere);
  return {
    numbers: [
      Uint32Array.from(at, ([owner]) => owner),
      Uint32Array.from(at, ([, place]) => place),
      ...numbers,
    ],
    words,
  };
}

/** Nobody owns an item of this number. */
const nowhere = [2 ** 32 - 1, 0] as const;

/** The index that was saved; items of owners that are not there any more are missing in it. */
export function indexOf<T>(
  { numbers, words }: SavedItems,
  owned: readonly (readonly T[] | undefined)[],
): SavedIndex<T> {
  const [owners = noNumbers, places = noNumbers, ...others] = numbers;
  return {
    items: Array.from(owners, (owner, number) => owned[owner]?.[places[number] ?? 0]),
    numbers: others,
    words,
  };
}
