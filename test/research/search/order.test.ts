import fc from "fast-check";
import { expect, it } from "vitest";
import { compare, firstOf, prefixOf } from "../../../src/research/search/order.ts";

it("texts are ordered by the numbers of their beginnings as by themselves", () => {
  const unit = fc.constantFrom("", "a", "b", "z", "\u00fe", "\u00ff", "\u0100", "北", "\0");
  const texts = fc.array(unit, { maxLength: 9 }).map((units) => units.join(""));
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const difference = prefixOf(a) - prefixOf(b);
      if (difference !== 0) expect(Math.sign(difference)).toBe(compare(a, b));
    }),
    { numRuns: 2000 },
  );
});

it("the first of many are those that sorting all would bring", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60)), fc.nat(12), (values, most) => {
      const items = Uint32Array.from(values, (_, place) => place);
      const order = (a: number, b: number) => (values[a] ?? 0) - (values[b] ?? 0) || a - b;
      expect(firstOf(items, most, order)).toEqual(Array.from(items).sort(order).slice(0, most));
    }),
  );
});
