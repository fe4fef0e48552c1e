/** Sums over members that come and go, by a key; only what changed is summed up again, when next asked for. */
export interface Tally<Member, Sum> {
  add(key: string, member: Member): void;
  remove(key: string, member: Member): void;
  /** Something that a sum is made of is another now. */
  changed(key: string): void;
  /** In the order of the tally. */
  list(): readonly Sum[];
}

/** A key whose sum is undefined is not listed. */
export function createTally<Member, Sum>(
  sumOf: (key: string, members: ReadonlySet<Member>) => Sum | undefined,
  order: (a: Sum, b: Sum) => number,
): Tally<Member, Sum> {
  const members = new Map<string, Set<Member>>();
  const sums = new Map<string, Sum>();
  const stale = new Set<string>();
  let listed: readonly Sum[] = [];

  /** Sums up what is stale, and puts it among the rest, which is in order already. */
  function refresh(): void {
    const before = new Set<Sum>();
    const now: Sum[] = [];
    for (const key of stale) {
      const known = sums.get(key);
      if (known !== undefined) before.add(known);
      const those = members.get(key);
      const sum = those === undefined ? undefined : sumOf(key, those);
      if (sum === undefined) sums.delete(key);
      else {
        sums.set(key, sum);
        now.push(sum);
      }
    }
    stale.clear();
    listed = merged(
      listed.filter((sum) => !before.has(sum)),
      now.sort(order),
      order,
    );
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
    list() {
      if (stale.size > 0) refresh();
      return listed;
    },
  };
}

/** Two lists in order, as one. */
function merged<T>(some: readonly T[], others: readonly T[], order: (a: T, b: T) => number): readonly T[] {
  const all: T[] = [];
  let at = 0;
  for (const other of others) {
    for (let one = some[at]; one !== undefined && order(one, other) <= 0; one = some[++at]) all.push(one);
    all.push(other);
  }
  return all.concat(some.slice(at));
}
