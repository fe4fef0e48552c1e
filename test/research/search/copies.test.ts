import fc from "fast-check";
import { expect, it } from "vitest";
import { createCopies } from "../../../src/research/search/copies.ts";
import type { Copy } from "../../../src/research/search/search-index.ts";

const things = [{}, {}, {}, {}];
const given = (a: number, b: number) => a - b;

it("of the copies of one thing the best by tier, place and key is left, whatever they were copies of before", () => {
  const copy = fc.option(fc.record({ of: fc.constantFrom(...things), place: fc.nat(2) }), { nil: undefined });
  const change = fc.tuple(fc.nat(11), copy);
  const keys = fc.array(fc.nat(3), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(change), keys, fc.uniqueArray(fc.nat(11)), (changes, scores, items) => {
      const copies = createCopies();
      const now = new Map<number, Copy | undefined>();
      const key = (item: number) => scores[item] ?? 0;
      const tiers = { key, of: (item: number) => Math.floor(key(item) / 2) };
      const left = (known: typeof tiers | undefined) =>
        Array.from(copies.onePerThing(Uint32Array.from(items), known, given));
      const expected = (known: typeof tiers | undefined) =>
        items.filter((item) => {
          const own = now.get(item);
          const same = items.filter((other) => own !== undefined && now.get(other)?.of === own.of);
          const grounds = (other: number) => [
            -(known?.of(other) ?? 0),
            now.get(other)?.place ?? 0,
            -(known?.key(other) ?? 0),
            other,
          ];
          const [best = item] = same.sort((a, b) => {
            const [one, two] = [grounds(a), grounds(b)];
            return one.map((ground, at) => ground - (two[at] ?? 0)).find((each) => each !== 0) ?? 0;
          });
          return best === item;
        });
      for (const [item, of] of changes) {
        copies.set(item, of);
        now.set(item, of);
        expect(left(tiers)).toEqual(expected(tiers));
        expect(left(undefined)).toEqual(expected(undefined));
      }
    }),
    { numRuns: 300 },
  );
});
