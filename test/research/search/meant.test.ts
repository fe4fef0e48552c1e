import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slipsBetween } from "../../../src/research/nearest.ts";
import { meantIn } from "../../../src/research/search/meant.ts";
import { createNearWords } from "../../../src/research/search/near-words.ts";
import { emptyQuery } from "../../../src/research/search/query.ts";
import { withMeant } from "../../../src/research/search/with-meant.ts";

const meant = (asked: readonly string[], words: readonly string[]) =>
  meantIn(
    { ...emptyQuery, required: asked },
    {
      near: createNearWords(words).to,
      of: (word) => Uint32Array.from(words.includes(word) ? [words.indexOf(word)] : []),
      spellings: (form) => [{ form, items: Uint32Array.of(words.indexOf(form)) }],
    },
    () => false,
    (_, word) => word,
  );

describe("meantIn", () => {
  it("finds the nearest wherever a look at every word finds it", () => {
    const word = fc.stringMatching(/^[abcé]{4,9}$/);
    fc.assert(
      fc.property(word, fc.uniqueArray(word, { maxLength: 12 }), (asked, words) => {
        fc.pre(!words.includes(asked));
        const [found] = meant([asked], words);
        const folded = asked.replaceAll("é", "e");
        fc.pre(!words.includes(folded));
        const nearest = Math.min(...words.map((each) => slipsBetween(folded, each)));
        if (nearest > (folded.length < 8 ? 1 : 2)) expect(found).toBeUndefined();
        else expect(slipsBetween(folded, found?.near ?? "")).toBe(nearest);
      }),
      { numRuns: 500 },
    );
  });

  it("looks for eight words at most", () => {
    const asked = Array.from("bcdfghjkl", (letter) => `${letter.repeat(5)}x`);
    const words = Array.from("bcdfghjkl", (letter) => letter.repeat(5));
    expect(meant(asked, words)).toHaveLength(8);
  });
});

describe("withMeant", () => {
  it("puts the words in their places, whatever stands around them", () => {
    const query = {
      ...emptyQuery,
      words: ["Dialouge’s", "ferry"],
      phrases: ["a dialouge, and a dialouge"],
      either: [
        [
          { text: "dialouge", phrase: false },
          { text: "no dialouges", phrase: true },
        ],
      ],
      by: ["dialouge"],
    };
    expect(withMeant(query, [{ asked: "dialouge", near: "dialogue" }])).toEqual({
      ...query,
      words: ["dialogue’s", "ferry"],
      phrases: ["a dialogue, and a dialogue"],
      either: [
        [
          { text: "dialogue", phrase: false },
          { text: "no dialouges", phrase: true },
        ],
      ],
    });
  });
});
