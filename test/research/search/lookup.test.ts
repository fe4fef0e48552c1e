import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "../../../src/research/search/analysis.ts";
import { createLookup } from "../../../src/research/search/lookup.ts";
import { comparable, occurrencesOf, phraseOf } from "../../../src/research/search/phrases.ts";
import type { Entry } from "../../../src/research/search/search-index.ts";

const entryOf = (text: string): Entry => ({
  article: { id: "made-up", title: "Made up", text, paragraphs: [] },
  spans: [{ start: 0, end: text.length }],
  speakers: [],
});

/** The places of the texts in which the typed phrase stands. */
function found(texts: readonly string[], typed: string): number[] {
  const lookup = createLookup();
  texts.forEach((text, number) => {
    lookup.add(number, analyse(entryOf(text)));
  });
  return Array.from(lookup.phrase(typed));
}

describe("a phrase", () => {
  it.each([
    ["$5 million", ["it cost $5 million", "it cost 5 million", "it cost ($5 million)"], [0, 2]],
    ["5 %", ["5 % more", "5 more", "5 %) more"], [0, 2]],
    ["😀", ["so 😀 then", "so then", "(😀)", "😀😀"], [0, 2, 3]],
    ["…", ["so . . . then", "so then"], [0]],
    ["net zero", ["net. Zero", "planet zero", "net zero", "net, zero"], [2, 3]],
    ["北京", ["我在北京工作", "京北"], [0]],
    ["twenty-one", ["twenty-one", "twenty one", "twenty – one"], [0, 2]],
  ])("%s is told from what is near it", (typed, texts, expected) => {
    expect(found(texts, typed)).toEqual(expected);
  });

  it("is found exactly where it stands in the comparable words", () => {
    const piece = fc.constantFrom(
      "a",
      "b",
      "can't",
      "5",
      " ",
      " ",
      " ",
      "-",
      ".",
      "…",
      ",",
      "$",
      "[",
      "“",
      "北",
      "é",
    );
    const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
    const phrases = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), phrases, (made, typed) => {
        const wanted = phraseOf(typed);
        const plain = made.flatMap((text, number) => {
          const words = comparable(text, [{ start: 0, end: text.length }]);
          return occurrencesOf(wanted, words).next().done === true ? [] : number;
        });
        expect(found(made, typed)).toEqual(plain);
      }),
      { numRuns: 2000 },
    );
  });
});
