import { describe, expect, it } from "vitest";
import { tokensIn } from "../../../src/research/verify/tokens.ts";

const keys = (text: string): readonly string[] =>
  tokensIn(text, { start: 0, end: text.length }).map(({ key }) => key);

describe("the words that are compared", () => {
  it.each([
    ["We don’t", ["we", "dont"]],
    ["U.N. and UN", ["un", "and", "un"]],
    ["1,500 or 1500", ["1500", "or", "1500"]],
    ["2.5 is not 25", ["2.5", "is", "not", "25"]],
    ["5% of $3", ["5", "%", "of", "$", "3"]],
    ["Ænigma naïve", ["aenigma", "naive"]],
    ["ice-free", ["ice", "free"]],
    ["北京 city", ["北", "京", "city"]],
    ["… — “”", []],
  ])("of %s", (text, words) => {
    expect(keys(text)).toEqual(words);
  });

  it("stand where they are in the text", () => {
    const text = "x “Don’t go, O’Neill”";
    const tokens = tokensIn(text, { start: 3, end: text.length });
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(["Don’t", "go", "O’Neill"]);
  });
});
