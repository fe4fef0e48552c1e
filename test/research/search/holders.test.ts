import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHolders, holdersOf } from "../../../src/research/search/holders.ts";
import { createPause } from "../../../src/research/slices.ts";

const words = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 });

describe("the items that hold a word", () => {
  it("are those that a plain look finds, whatever came and went, and in which order", () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), words), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (changes) => {
        const holders = createHolders();
        const held = new Map<number, readonly number[]>();
        // An item that is there is taken out, any other is put in.
        for (const [item, those] of changes) {
          const before = held.get(item);
          if (before === undefined) {
            held.set(item, those);
            holders.add(item, those);
          } else {
            held.delete(item);
            holders.remove(item, before);
          }
        }
        for (let word = 0; word < 6; word++) {
          const expected = [...held].flatMap(([item, those]) => (those.includes(word) ? item : []));
          expect(Array.from(holders.items(word))).toEqual(expected.sort((a, b) => a - b));
          expect(holders.count(word)).toBe(expected.length);
        }
      }),
    );
  });

  it("are the same where all are taken up at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 20 }), async (items) => {
        const holders = createHolders();
        items.forEach((those, item) => {
          holders.add(item, those);
        });
        const saved = {
          lengths: Uint32Array.from(items, ({ length }) => length),
          values: Uint32Array.from(items.flat()),
        };
        const loaded = await holdersOf(saved, 6, createPause());
        for (let word = 0; word < 6; word++) expect(loaded.items(word)).toEqual(holders.items(word));
      }),
    );
  });
});
