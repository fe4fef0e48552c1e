import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutWithCount, shortAtWord, shortLabel } from "../../src/chat/labels.ts";

describe("a button's label", () => {
  it.each([
    ["Next ›", "Next ›"],
    ["  two\n lines ", "two lines"],
    [" \n ", "…"],
    ["a".repeat(10), "a".repeat(10)],
    ["a".repeat(11), `${"a".repeat(9)}…`],
    ["eight ch more", "eight ch…"],
    ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "…"],
    ["e\u0301".repeat(6), `${"e\u0301".repeat(4)}…`],
  ])("of at most ten: %j is %j", (label, short) => {
    expect(shortLabel(label, 10)).toBe(short);
  });
});

describe("a label that is cut", () => {
  const segments = new Intl.Segmenter("en", { granularity: "grapheme" });
  const unit = fc.constantFrom(..."abé Žß“”—…\u0301\u00AD👩🇩🇪\u200D한ก็".split(""), "👩‍👩‍👧", "\u0300");

  it("keeps whole graphemes, as many as have room", () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 24 }), fc.integer({ min: 2, max: 12 }), (text, most) => {
        const line = text.replace(/\s+/g, " ").trim();
        fc.pre(line.length > most);
        let kept = "";
        for (const { segment } of segments.segment(line)) {
          if (kept.length + segment.length >= most) break;
          kept += segment;
        }
        expect(shortLabel(text, most)).toBe(`${kept.trimEnd()}…`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a text that is cut between words", () => {
  it.each([
    ["two words", "two words"],
    ["three whole\nwords", "three whole words"],
    ["a harbour master, of Port Elm", "a harbour master…"],
    ["the harbour masters of Port Elm", "the harbour…"],
    ["harbour".repeat(4), `${"harbour".repeat(4).slice(0, 18)}…`],
    ["a harbourmasterofportelm", "a harbourmasterofp…"],
  ])("of at most nineteen: %j is %j", (text, short) => {
    expect(shortAtWord(text, 19)).toBe(short);
  });
});

describe("a text that is cut with a count", () => {
  it.each([
    ["ten letter", "ten letter"],
    ["eight ch and more", "eight ch a… [+7 characters]"],
    ["a blank\nthere, more", "a blank\nth… [+9 characters]"],
    ["nine char s", "nine char… [+2 characters]"],
    ["nine chars👩‍👩‍👧‍👦", "nine chars… [+11 characters]"],
    ["nine char👩", "nine char… [+2 characters]"],
    ["a".repeat(2010), `${"a".repeat(10)}… [+2,000 characters]`],
  ])("of at most ten: %j is %j", (text, short) => {
    expect(cutWithCount(text, 10)).toBe(short);
  });
});
