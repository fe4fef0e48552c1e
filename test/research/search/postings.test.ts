import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOf, createPostings, itemOf } from "../../../src/research/search/postings.ts";
import { createPause } from "../../../src/research/slices.ts";

describe("postings", () => {
  it("say which items hold some words and how often, whatever came and went, and in which order", async () => {
    const words = fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 5 });
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), words), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(steps, words, fc.nat(79), async (changes, asked, stop) => {
        let postings = createPostings();
        const held = new Map<number, readonly number[]>();
        // An item that is there is taken out, any other is put in; somewhere between, all is saved and loaded.
        for (const [place, [item, those]] of changes.entries()) {
          const before = held.get(item);
          if (before === undefined) {
            held.set(item, those);
            postings.add(item, those);
          } else {
            held.delete(item);
            postings.remove(item, new Set(before));
          }
          if (place === stop) postings = createPostings(await postings.save(71, createPause()));
        }
        const ascending = [...held].sort(([a], [b]) => a - b);
        for (const word of asked) {
          const times = ascending.flatMap(([item, those]) => {
            const count = those.filter((each) => each === word).length;
            return count === 0 ? [] : [[item, count]];
          });
          expect(Array.from(postings.of(word), (posting) => [itemOf(posting), countOf(posting)])).toEqual(
            times,
          );
          expect(Array.from(postings.items(word))).toEqual(times.map(([item]) => item));
          expect(postings.count(word)).toBe(times.length);
        }
      }),
    );
  });

  it("count no further than 63", () => {
    const postings = createPostings();
    postings.add(
      3,
      Array.from({ length: 200 }, () => 5),
    );
    postings.add(4, [5]);
    expect(Array.from(postings.of(5), (posting) => [itemOf(posting), countOf(posting)])).toEqual([
      [3, 63],
      [4, 1],
    ]);
  });
});
