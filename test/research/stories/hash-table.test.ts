import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHashTable } from "../../../src/research/stories/hash-table.ts";

describe("a table of numbers by hashes", () => {
  // Hashes of few homes, so that they stand in each other's way, at the end of the table and over it.
  const hash = fc
    .tuple(fc.constantFrom(0, 1, 1022, 1023), fc.integer({ min: 0, max: 5 }))
    .map(([home, lap]) => (home + lap * 1024) * 4);
  const step = fc.record({ hash, value: fc.integer({ min: -9, max: 9 }) });

  it("holds what a Map does, whatever was set and removed", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const [table, map] = [createHashTable(), new Map<number, number>()];
        for (const { hash, value } of steps) {
          if (value === 0) table.remove(hash);
          else table.set(hash, value);
          if (value === 0) map.delete(hash);
          else map.set(hash, value);
          for (const one of steps) expect(table.get(one.hash)).toBe(map.get(one.hash) ?? 0);
        }
        const { hashes, values } = table.entries();
        expect(new Map(Array.from(hashes, (one, at) => [one, values[at]]))).toEqual(map);
      }),
    );
  });

  it("grows, and gets smaller again", () => {
    const table = createHashTable();
    for (let round = 0; round < 3; round++) {
      for (let at = 0; at < 20_000; at++) table.set(at * 4, at + 1);
      for (let at = 0; at < 20_000; at++) expect(table.get(at * 4)).toBe(at + 1);
      for (let at = 0; at < 20_000; at++) if (at % 100 > 0) table.remove(at * 4);
      expect(table.entries().hashes).toHaveLength(200);
      expect(table.get(400)).toBe(101);
      expect(table.get(404)).toBe(0);
    }
  });
});
