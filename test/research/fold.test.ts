import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldedWords, unfold } from "../../src/research/fold.ts";

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("ﬁ", "½", "é", "e\u0301", "İ", "ß", "…", "😀", "\u200b", "“", " ", "a", "한"),
  }),
);

describe("fold", () => {
  it.each([
    ["O’Neill", "o'neill"],
    ["“Yes” — «no» „maybe‟", '"yes" - "no" "maybe"'],
    ["Café CAFE\u0301", "cafe cafe"],
    ["Støre, Wałęsa, Đoković, Weiß, Œuvre", "store, walesa, dokovic, weiss, oeuvre"],
    ["ΟΔΟΣ οδός", "οδοσ οδοσ"],
    ["one\u00a0two\u2009three", "one two three"],
    ["ﬁnal…", "final..."],
    ["zero\u200bwidth \u200eleft", "zerowidth left"],
    ["`tick´", "'tick'"],
  ])("makes %s comparable", (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it("gives every unit the place it came from, in order, and the end", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        expect(folded.offsets).toHaveLength(folded.text.length + 1);
        expect(folded.offsets.at(-1)).toBe(text.length);
        expect([...folded.offsets]).toEqual([...folded.offsets].sort((a, b) => a - b));
      }),
    );
  });

  it("leads back to words that fold to the same", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
        const folded = fold(text);
        const start = folded.text.length === 0 ? 0 : from % folded.text.length;
        const end = Math.min(folded.text.length, start + (length % 5));
        const span = unfold(folded, start, end);
        expect(fold(text.slice(span.start, span.end)).text).toContain(folded.text.slice(start, end));
      }),
    );
  });

  it("never cuts a character in two on the way back", () => {
    expect(unfold(fold("a ﬁn"), 2, 3)).toEqual({ start: 2, end: 3 });
    expect(unfold(fold("x😀y"), 1, 2)).toEqual({ start: 1, end: 3 });
    expect(unfold(fold("Cafe\u0301 au lait"), 0, 4)).toEqual({ start: 0, end: 5 });
  });

  it("spans nothing for nothing", () => {
    expect(unfold(fold("abc"), 1, 1)).toEqual({ start: 1, end: 1 });
    expect(unfold(fold(""), 0, 0)).toEqual({ start: 0, end: 0 });
  });
});

describe("foldedWords", () => {
  it("keeps letters and digits of every script", () => {
    expect(foldedWords("Mr. O’Neill’s 24-page «Доклад», 北京!")).toEqual([
      "mr",
      "o",
      "neill",
      "s",
      "24",
      "page",
      "доклад",
      "北京",
    ]);
  });
});
