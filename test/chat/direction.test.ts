import { describe, expect, it } from "vitest";
import { textOf } from "../../src/chat/card.ts";
import { closeDirections } from "../../src/chat/direction.ts";

const closed = (text: string) => textOf(closeDirections([{ text }])).slice(text.length);

describe("closeDirections", () => {
  it.each([
    ["no marks, שלום", ""],
    ["\u202Aa \u202Bb", "\u202C\u202C"],
    ["\u202Da \u2066b", "\u2069\u202C"],
    ["\u202Ea\u202C \u2067b\u2069 \u2068c\u2069", ""],
    ["\u2067a \u202Eb\u2069", ""],
    ["\u202Ea \u2067b \u202Ec\u2069", "\u202C"],
    ["\u2067a \u202Cb", "\u2069"],
    ["a\u202C\u2069", ""],
  ])("closes what %j leaves open, the innermost first", (text, closers) => {
    expect(closed(text)).toBe(closers);
  });

  it("adds nothing inside a quotation's words, and closes them before our own", () => {
    const runs = [{ text: "❝" }, { text: "\u202Ea ", said: true }, { text: "b", said: true, bold: true }];
    expect(closeDirections([...runs, { text: "❞" }]).map(({ text }) => text)).toEqual([
      "❝",
      "\u202Ea ",
      "b\u202C",
      "❞",
    ]);
  });

  it("closes at the end even where the last run is empty", () => {
    expect(textOf(closeDirections([{ text: "\u202Ea" }, { text: "" }]))).toBe("\u202Ea\u202C");
  });
});
