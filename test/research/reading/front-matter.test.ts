import { describe, expect, it } from "vitest";
import { readFrontMatter } from "../../../src/research/reading/front-matter.ts";
import { ReadingError } from "../../../src/research/reading/reading-error.ts";

describe("readFrontMatter", () => {
  it("keeps every value as written and says where the article begins", () => {
    const text =
      "---\r\n# mine\r\nid: 007\r\nTitle: 'No: it rained'\r\npublished: 2024-03-08\r\nauthor: [A, B]\r\noutlet:\r\n---\r\nText";
    expect(readFrontMatter(text)).toEqual({
      id: "007",
      title: "No: it rained",
      published: "2024-03-08",
      author: "A, B",
      from: text.indexOf("\r\nText"),
    });
  });

  it.each(['title: "A: b"', "author: [A, B]", "title: >\r\n  A\r\n  b", "title: A # mine"])(
    "ends below a last field like %j, whatever the line breaks",
    (field) => {
      const text = `---\r\n${field}\r\n---\r\nText`;
      const unix = text.replaceAll("\r\n", "\n");
      const { from, ...fields } = readFrontMatter(text);
      expect(text.slice(from)).toBe("\r\nText");
      expect(readFrontMatter(unix)).toEqual({ ...fields, from: unix.indexOf("\nText") });
      expect(readFrontMatter(text.replaceAll("\r\n", "\r"))).toMatchObject(fields);
    },
  );

  it("passes over the keys that people keep for themselves, and names them", () => {
    const text = "---\nTags: [ferry]\nkeys: {a: b}\ntitle: Ferry\nfetched: 2024-03-08\ndate: [a]\n---\nText";
    expect(readFrontMatter(text)).toEqual({
      title: "Ferry",
      unknown: ["Tags", "keys", "date"],
      from: text.indexOf("\nText"),
    });
  });

  it.each([
    "Text",
    "",
    "---",
    "---\n\nA line of dashes: and text",
    "--- \n---\nText",
    "-----\ntitle: a\n---",
  ])("finds none in %j", (text) => expect(readFrontMatter(text)).toEqual({ from: 0 }));

  it.each([
    "Publisher: The Gull\noutlet: The Post",
    "outlet: The Post\npublisher: The Gull",
    "publisher: The Post",
  ])("takes a publisher for the outlet where none is named: %j", (lines) =>
    expect(readFrontMatter(`---\n${lines}\n---\n`)).toMatchObject({ outlet: "The Post" }),
  );

  it.each([
    ["---\ntitle: a\n\nText", "does not end: put a line of ---"],
    ["---\ntitle: a: b\n---\n", "broken at line 2: write one"],
    ["---\ntitle: a\ntitle: b\n---\n", "broken at line 3"],
    ["---\ntitle: a\nplain\n---\n", "broken at line 3"],
    ["---\npublishd: 2024\n---\n", 'no field "publishd": did you mean "published"?'],
    ["---\nuotlet: The Gull\n---\n", 'did you mean "outlet"?'],
    ["---\ntitle: [a, b]\n---\n", "title must be plain words"],
  ])("refuses %j", (text, sentence) => {
    expect(() => readFrontMatter(text)).toThrow(ReadingError);
    expect(() => readFrontMatter(text)).toThrow(sentence);
  });

  it("looks no further for the end than a person writes", () => {
    const endless = `---\ntitle: a\n${"x: y\n".repeat(10_000)}---\n`;
    expect(() => readFrontMatter(endless)).toThrow("does not end");
  });

  it("refuses values that unfold into millions", () => {
    const fold = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(`*${of}`).join(",")}]\n`;
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${fold("b", "a")}${fold("c", "b")}${fold("d", "c")}${fold("e", "d")}${fold("f", "e")}---\n`;
    expect(() => readFrontMatter(bomb)).toThrow("The front matter is broken");
  });
});
