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

const lookupOf = (texts: readonly string[]) => {
  const lookup = createLookup();
  texts.forEach((text, number) => {
    lookup.add(number, analyse(entryOf(text)));
  });
  return lookup;
};

/** The places of the texts in which a plain look through the comparable words finds the phrase. */
const plainly = (texts: readonly string[], typed: string): number[] =>
  texts.flatMap((text, number) => {
    const words = comparable(text, [{ start: 0, end: text.length }]);
    return occurrencesOf(phraseOf(typed), words).next().done === true ? [] : number;
  });

const found = (texts: readonly string[], typed: string): number[] =>
  Array.from(lookupOf(texts).phrase(typed));

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
      "3.2",
      "4,500",
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
      "U.N.",
      "un",
      "co-operate",
      "cooperate",
    );
    const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
    const phrases = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), phrases, (made, typed) => {
        expect(found(made, typed)).toEqual(plainly(made, typed));
      }),
      { numRuns: 2000 },
    );
  });

  it("of one word is told from a joined word that is written apart", () => {
    const texts = ["a co-operation", "a cooperation", "the U.N.", "the UN", "they re-elect"];
    expect(found(texts, "cooperation")).toEqual([1]);
    expect(found(texts, "UN")).toEqual([3]);
    expect(found(texts, "U.N.")).toEqual([2]);
    expect(found(texts, "reelect")).toEqual([]);
    expect(Array.from(lookupOf(texts).word("cooperation"))).toEqual([0, 1]);
  });

  it("of words that stand everywhere is found by itself and beside others", () => {
    const texts = Array.from({ length: 21_000 }, (_, number) =>
      number % 7 === 0 ? "the end of the day" : number % 11 === 0 ? "so the… of it" : "of day the end",
    );
    const lookup = lookupOf(texts);
    for (const asked of [
      ["of the", "the…"],
      ["the end of", "zebra"],
      ["…", "end of the"],
      ["the end", "day the"],
    ]) {
      const any = new Set(asked.flatMap((each) => plainly(texts, each)));
      expect(any.size).toBeGreaterThan(1000);
      expect(Array.from(lookup.anyPhrase(asked))).toEqual([...any].sort((a, b) => a - b));
    }
    for (const typed of ["of the", "the end", "end of the day", "so the… of it", "the of"])
      expect(Array.from(lookup.phrase(typed))).toEqual(plainly(texts, typed));
    expect(Array.from(lookup.phrase("the end of", Uint32Array.of(1, 6, 7, 8, 14)))).toEqual([7, 14]);
    expect(Array.from(lookup.phrase("…", Uint32Array.of(7, 10, 11, 22)))).toEqual([11, 22]);
  });
});
