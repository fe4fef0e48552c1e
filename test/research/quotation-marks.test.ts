import { describe, expect, it } from "vitest";
import { fold } from "../../src/research/fold.ts";
import { doubleMarks, marksOf, singleMarks } from "../../src/research/quotation-marks.ts";
import { closesSentence, holdsMarks, outsideMarks } from "../../src/research/reading/quoted.ts";
import { tokensOf } from "../../src/research/search/tokens.ts";

describe("every double mark", () => {
  it.each(marksOf(doubleMarks))("%s counts wherever marks count", (mark) => {
    expect(fold(`é${mark}`).text).toBe('e"');
    expect(tokensOf(`${mark}night train${mark}`)).toMatchObject([{ kind: "phrase", value: "night train" }]);
    expect(holdsMarks(`the ${mark}night`)).toBe(true);
    expect(outsideMarks(`She said ${mark}no${mark} twice`)).toBe("She said   twice");
    expect(closesSentence(`It ran.${mark}`)).toBe(true);
  });
});

describe("every single mark", () => {
  it.each(marksOf(singleMarks))("%s is folded alike and may close a sentence", (mark) => {
    expect(fold(`é${mark}`).text).toBe("e'");
    expect(closesSentence(`It ran.${mark}`)).toBe(true);
  });

  it.each(["‘", "‚", "‛", "‹", "'"])("%s opens before a word, and inside one it does not", (mark) => {
    expect(holdsMarks(`the ${mark}night`)).toBe(true);
    expect(holdsMarks(`the night${mark}s train`)).toBe(false);
  });
});

describe("broken marks", () => {
  it.each(["``", "''", "‘‘", "’’", "?€?", "â€œ", "â€\u009d", "â€"])("count as marks: %j", (mark) => {
    expect(outsideMarks(`She said ${mark}no${mark} twice`)).toBe("She said   twice");
  });

  it.each(["â€™", "â€˜", "â€¦"])("are not seen in a broken apostrophe or elision: %j", (broken) => {
    expect(outsideMarks(`The captain ${broken} and crew`)).toBe(`The captain ${broken} and crew`);
  });
});
