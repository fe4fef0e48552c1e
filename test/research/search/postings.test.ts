import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPostings } from "../../../src/research/search/postings.ts";

describe("postings", () => {
  it("say which items hold all of some words, whatever came and went, and in which order", () => {
    const words = fc.array(fc.constantFrom("ferry", "board", "the", "constructor"), { maxLength: 5 });
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), words), { maxLength: 40 });
    fc.assert(
      fc.property(steps, words, (changes, asked) => {
        const postings = createPostings();
        const held = new Map<number, readonly string[]>();
        // An item that is there is taken out, any other is put in.
        for (const [item, those] of changes) {
          const before = held.get(item);
          if (before === undefined) {
            held.set(item, those);
            postings.add(item, those);
          } else {
            held.delete(item);
            postings.remove(item, before);
          }
        }
        const expected = [...held]
          .filter(([, those]) => asked.length > 0 && asked.every((word) => those.includes(word)))
          .map(([item]) => item)
          .sort((a, b) => a - b);
        expect(postings.holding(asked)).toEqual(expected);
      }),
    );
  });
});
