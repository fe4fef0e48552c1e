import { createOrdered } from "./ordered.ts";

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
  const ordered = createOrdered(order);

  function sumUp(key: string): void {
    stale.delete(key);
    for (const sum of sums.get(key) ?? []) ordered.take(sum);
    const those = sumsOf(key, members.get(key) ?? new Set());
    if (those.length === 0) sums.delete(key);
    else sums.set(key, those);
    for (const sum of those) ordered.put(sum);
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
        yield;
      }
    },
    list() {
      for (const key of stale) sumUp(key);
      return ordered.list();
    },
  };
}
