import { firstPlace } from "./first-place.ts";

/** Things in order, of which some come and others go. */
export interface Ordered<T> {
  put(item: T): void;
  take(item: T): void;
  /** The same list until something comes or goes. Of equals those that came first come first. */
  list(): readonly T[];
}

/** So many are put in order at once: some milliseconds of work. */
const together = 500;

export function createOrdered<T extends object>(order: (a: T, b: T) => number): Ordered<T> {
  let listed: readonly T[] = [];
  /** Those that are not of the list any more, and those that are not in it yet. */
  const gone = new Set<T>();
  const come = new Set<T>();

  function refresh(): void {
    listed = merged(
      gone.size === 0 ? listed : listed.filter((item) => !gone.has(item)),
      [...come].sort(order),
      order,
    );
    gone.clear();
    come.clear();
  }

  return {
    put(item) {
      come.add(item);
      if (come.size >= together) refresh();
    },
    take(item) {
      if (!come.delete(item)) gone.add(item);
    },
    list() {
      if (gone.size + come.size > 0) refresh();
      return listed;
    },
  };
}

/** Two lists in order, as one. The second is short: where each of it belongs is looked up, not walked to. */
function merged<T>(some: readonly T[], others: readonly T[], order: (a: T, b: T) => number): readonly T[] {
  const all: T[] = [];
  let at = 0;
  for (const other of others) {
    const to = firstPlace(some, (one) => order(one, other) > 0);
    for (const one of some.slice(at, to)) all.push(one);
    all.push(other);
    at = to;
  }
  return all.concat(some.slice(at));
}
