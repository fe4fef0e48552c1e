import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTally } from "../../src/research/tally.ts";

describe("a tally", () => {
  it("lists the sums of what is there, in order, whatever came and went", () => {
    const step = fc.tuple(
      fc.constantFrom("a", "b", "c", "d"),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      // How many are summed up before it is listed; none: it is not listed at all.
      fc.integer({ min: 0, max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const held = new Map<string, Set<number>>();
        const sumsOf = (key: string, members: ReadonlySet<number>) =>
          members.size === 0 || members.has(3) ? [] : [{ key, size: members.size }];
        const order = (a: { key: string; size: number }, b: { key: string; size: number }) =>
          b.size - a.size || (a.key < b.key ? -1 : 1);
        const tally = createTally(sumsOf, order);
        for (const [key, member, isAdded, before] of steps) {
          const members = held.get(key) ?? new Set();
          held.set(key, members);
          if (isAdded) members.add(member);
          else members.delete(member);
          if (isAdded) tally.add(key, member);
          else tally.remove(key, member);
          const summing = tally.steps();
          for (let summed = 0; summed < before; summed++) summing.next();
          if (before === 0) continue;
          const expected = [...held].flatMap(([name, those]) => sumsOf(name, those));
          expect(tally.list()).toEqual(expected.sort(order));
        }
      }),
    );
  });

  it("sums a key up again when something that it is made of changed", () => {
    let worth = 1;
    const tally = createTally<string, { worth: number }>(
      (_, members) => [{ worth: members.size * worth }],
      (a, b) => a.worth - b.worth,
    );
    tally.add("key", "member");
    expect(tally.list()).toEqual([{ worth: 1 }]);
    worth = 5;
    expect(tally.list()).toEqual([{ worth: 1 }]);
    tally.changed("key");
    expect(tally.list()).toEqual([{ worth: 5 }]);
  });

  it("has nothing left to sum up once all steps are done", () => {
    let summed = 0;
    const tally = createTally<number, { key: string }>(
      (key) => {
        summed++;
        return [{ key }];
      },
      (a, b) => (a.key < b.key ? -1 : 1),
    );
    const keys = Array.from({ length: 1200 }, (_, at) => `key ${at}`);
    for (const key of keys) tally.add(key, 1);
    Array.from(tally.steps());
    expect(summed).toBe(1200);
    expect(tally.list().map(({ key }) => key)).toEqual(keys.toSorted());
    expect(summed).toBe(1200);
  });
});
