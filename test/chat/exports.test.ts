import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Exported } from "../../src/chat/exports/format.ts";
import { exportFile, formats } from "../../src/chat/exports/formats.ts";

const row = (text: string, more: Partial<Exported> = {}): Exported => ({
  quote: "q:abcd2345",
  kind: "direct",
  spans: [{ start: 10, end: 10 + text.length, text }],
  whole: text,
  article: { id: "a1", title: "Weir talks", paragraphs: 4, paragraph: 2 },
  ...more,
});

/** Rows of fields, as RFC 4180 says: every field of ours stands between marks. */
function parsed(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 1;
  while (at < csv.length) {
    const end = closing(csv, at + 1);
    rows.at(-1)?.push(csv.slice(at + 1, end).replaceAll('""', '"'));
    at = end + 2;
    if (csv.slice(end + 1, end + 3) !== "\r\n") continue;
    at = end + 3;
    if (at < csv.length) rows.push([]);
  }
  return rows;
}

function closing(csv: string, from: number): number {
  for (let at = from; at < csv.length; at++) {
    if (csv[at] !== '"') continue;
    if (csv[at + 1] === '"') at++;
    else return at;
  }
  return csv.length;
}

describe("CSV", () => {
  it("keeps every text, with its marks, commas and lines", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(..."ab\"',;\r\n é❝=") }), { minLength: 1, maxLength: 4 }),
        (texts) => {
          const [header = [], ...rows] = parsed(
            formats.csv.write(
              texts.map((text) => row(`x${text}`, { note: `n${text}` })),
              "t",
            ),
          );
          const [words, note] = [header.indexOf("words"), header.indexOf("note")];
          expect(rows.map((fields) => fields[words])).toEqual(texts.map((text) => `x${text}`));
          expect(rows.map((fields) => fields[note])).toEqual(texts.map((text) => `n${text}`));
        },
      ),
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u200B=1"])(
    "does not let %j run as a formula",
    (text) => {
      const [header = [], fields = []] = parsed(formats.csv.write([row(text, { note: text })], "t"));
      expect(fields[header.indexOf("words")]).toBe(`'${text}`);
      expect(fields[header.indexOf("note")]).toBe(`'${text}`);
    },
  );

  it("tells the offsets, the parts and who saved it", () => {
    const spans = [
      { start: 3, end: 6, text: "one" },
      { start: 20, end: 23, text: "two" },
    ];
    const csv = formats.csv.write([row("", { spans, board: "Mill", by: "Ona", saved: "2026-03-01" })], "t");
    expect(csv).toContain('"one […] two"');
    expect(csv).toContain('"3–6 20–23","Mill","","Ona","2026-03-01"');
    expect(csv.startsWith('\uFEFF"id","words"')).toBe(true);
  });
});

describe("Markdown", () => {
  it("is the words set apart, with their source below", () => {
    const text = formats.markdown.write(
      [
        row("The weir stays.", {
          speaker: { name: "Ona Reed", role: "miller", basis: "named" },
          article: {
            id: "a1",
            title: "Weir [talks]",
            outlet: "Mill Post",
            published: "2026-03-01",
            url: "https://mill.example/a>b",
            paragraphs: 4,
            paragraph: 2,
          },
          board: "Mill",
          by: "Ida",
          saved: "2026-03-02",
          note: "ask *again*",
        }),
      ],
      "1 clipping",
    );
    expect(text).toBe(
      [
        "# 1 clipping",
        "",
        "> ❝The weir stays.❞",
        "",
        "— **Ona Reed**, miller · *Mill Post* · 2026-03-01 · [Weir \\[talks\\]](<https://mill.example/a%3Eb>) · ¶ 2 of 4 · `q:abcd2345` · saved to Mill by Ida on 2026-03-02",
        "",
        "Note: ask \\*again\\*",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["# no heading", "> ❝\\# no heading❞"],
    ["<b>&amp;</b>", "> ❝\\<b\\>\\&amp;\\</b\\>❞"],
    ["one\ntwo", "> ❝one\\\n> two❞"],
    ["one\n\n- two", "> ❝one\n> \n> \\- two❞"],
    ["one\n    two", "> ❝one\\\n> &#32;&#32;&#32;&#32;two❞"],
    ["one\n1. two", "> ❝one\\\n> 1\\. two❞"],
    ["see https://a.example", "> ❝see https\\://a.example❞"],
  ])("shows %j as it stands", (words, shown) => {
    expect(formats.markdown.write([row(words)], "t")).toContain(`${shown}\n\n—`);
  });

  it("links no address that a browser would run", () => {
    const article = { id: "a1", title: "Weir", url: "javascript:alert(1)", paragraphs: 1, paragraph: 1 };
    expect(formats.markdown.write([row("x", { article })], "t")).toContain(" · Weir · ");
  });
});

describe("an export's file", () => {
  it("has a plain name and a known type", () => {
    expect(exportFile("csv", [], "t", "../Mill & Weir: 2026")).toMatchObject({
      name: "mill-weir-2026.csv",
      type: "text/csv",
    });
    expect(exportFile("markdown", [], "t", "///").name).toBe("quotations.md");
  });
});
