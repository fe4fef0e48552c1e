import { firstPlace } from "./first-place.ts";

/** Sums over members that come and go, by a key; only what changed is summed up again, when next asked for. */
export interface Tally<Member, Sum> {
  add(key: string, member: Member): void;
  remove(key: string, member: Member): void;
  /** Something that a sum is made of is another now. */
  changed(key: string): void;
  /** Sums up what changed, a key a step, so that `list` has less to do. */
  steps(): Generator<void>;
  /** In the order of the tally. */
  list(): readonly Sum[];
}

/** A key may have any number of sums; `sumsOf` is told of no members when the last has gone. */
export function createTally<Member, Sum extends object>(
  sumsOf: (key: string, members: ReadonlySet<Member>) => readonly Sum[],
  order: (a: Sum, b: Sum) => number,
): Tally<Member, Sum> {
  const members = new Map<string, Set<Member>>();
  const sums = new Map<string, readonly Sum[]>();
  const stale = new Set<string>();
  let listed: readonly Sum[] = [];
  /** Sums that are not of the list any more, and those that are not in it yet. */
  const gone = new Set<Sum>();
  const come = new Set<Sum>();

  function sumUp(key: string): void {
    stale.delete(key);
    for (const sum of sums.get(key) ?? []) if (!come.delete(sum)) gone.add(sum);
    const those = sumsOf(key, members.get(key) ?? new Set());
    if (those.length === 0) sums.delete(key);
    else sums.set(key, those);
    for (const sum of those) come.add(sum);
  }

  /** Puts what is new among the rest, which is in order already. */
  function refresh(): void {
    listed = merged(
      gone.size === 0 ? listed : listed.filter((sum) => !gone.has(sum)),
      [...come].sort(order),
      order,
    );
    gone.clear();
    come.clear();
  }

  return {
    add(key, member) {
      const those = members.get(key);
      if (those === undefined) members.set(key, new Set([member]));
      else those.add(member);
      stale.add(key);
    },
    remove(key, member) {
      const those = members.get(key);
      those?.delete(member);
      if (those?.size === 0) members.delete(key);
      stale.add(key);
    },
    changed: (key) => void stale.add(key),
    *steps() {
      for (const key of stale) {
        sumUp(key);
        if (come.size >= together) refresh();
        yield;
      }
    },
    list() {
      for (const key of stale) sumUp(key);
      if (gone.size + come.size > 0) refresh();
      return listed;
    },
  };
}

/** So many are put in order at once: some milliseconds of work. */
const together = 500;

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
