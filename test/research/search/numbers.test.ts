import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inAll, inAny, isInAny } from "../../../src/research/search/numbers.ts";

/** Lists of very different lengths: a much longer one is not walked through but looked into. */
const list = fc
  .tuple(fc.constantFrom(1, 3, 40), fc.integer({ min: 1, max: 60 }), fc.nat(9))
  .map(([step, length, from]) =>
    Uint32Array.from({ length: length * (step === 1 ? 20 : 1) }, (_, at) => from + at * step),
  );
const scattered = fc
  .uniqueArray(fc.nat(1500), { maxLength: 300 })
  .map((numbers) => Uint32Array.from(numbers).sort());
const lists = fc.array(fc.oneof(list, scattered), { minLength: 1, maxLength: 4 });

describe("ascending numbers", () => {
  it("that stand in all lists, or in any, are those that a plain look finds", () => {
    fc.assert(
      fc.property(lists, (given) => {
        const every = [...new Set(given.flatMap((each) => [...each]))].sort((a, b) => a - b);
        expect(Array.from(inAll(given))).toEqual(
          every.filter((number) => given.every((each) => each.includes(number))),
        );
        expect(Array.from(inAny(given))).toEqual(every);
        const isIn = isInAny(given);
        for (const number of [0, 1, 2, 700, 5000]) expect(isIn(number)).toBe(every.includes(number));
      }),
      { numRuns: 300 },
    );
  });

  it("of which one list is much longer are looked up, each by itself", () => {
    const long = Uint32Array.from({ length: 1000 }, (_, at) => at * 2);
    expect(Array.from(inAll([long, Uint32Array.of(3, 4, 5, 1998, 1999, 3000)]))).toEqual([4, 1998]);
  });
});
