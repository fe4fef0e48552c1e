import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Exported } from "../../src/chat/exports/format.ts";
import { type FormatWord, formats } from "../../src/chat/exports/formats.ts";
import { fileSteps, type Writing } from "../../src/chat/exports/write.ts";
import { atOnce } from "../../src/research/slices.ts";
import { recordEnders } from "./record-enders.ts";

const row = (text: string, more: Partial<Exported> = {}): Exported => ({
  quote: "q:abcd2345",
  kind: "direct",
  spans: [{ start: 10, end: 10 + text.length, text }],
  whole: text,
  article: { id: "a1", title: "Weir talks", paragraphs: 4, paragraph: 2 },
  ...more,
});

const written = (as: FormatWord, rows: readonly Exported[], more: Partial<Writing> = {}) =>
  atOnce(
    fileSteps({
      as,
      rows,
      origin: "Verbatim, export weir, 2026-04-30",
      aboutOf: (count) => ({ sentence: `${count} kept`, fields: { line: "export weir", written: count } }),
      name: "weir",
      most: Number.POSITIVE_INFINITY,
      ...more,
    }),
  );

const textOf = (as: FormatWord, rows: readonly Exported[], more?: Partial<Writing>): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(written(as, rows, more).file.bytes);

/** Rows of fields as a strict reader of RFC 4180 takes them, which refuses rows of unlike length. */
const parsed = (csv: string): readonly (readonly string[])[] =>
  parse(csv, { bom: true, record_delimiter: "\r\n" });

describe("CSV", () => {
  it("keeps every text, with its marks, commas and lines", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(..."ab\"',;\r\n é❝=") }), { minLength: 1, maxLength: 4 }),
        (texts) => {
          const [header = [], ...rows] = parsed(
            textOf(
              "csv",
              texts.map((text) => row(`x${text}`, { note: `n${text}` })),
            ),
          );
          const [words, note] = [header.indexOf("words"), header.indexOf("note")];
          expect(rows.map((fields) => fields[words])).toEqual(texts.map((text) => `x${text}`));
          expect(rows.map((fields) => fields[note])).toEqual(texts.map((text) => `n${text}`));
        },
      ),
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u200B=1", '"=1', "'+1"])(
    "does not let %j run as a formula",
    (text) => {
      const [header = [], fields = []] = parsed(textOf("csv", [row(text, { note: text })]));
      expect(fields[header.indexOf("words")]).toBe(`'${text}`);
      expect(fields[header.indexOf("note")]).toBe(`'${text}`);
    },
  );

  it("tells the offsets, the parts and who saved it", () => {
    const spans = [
      { start: 3, end: 6, text: "one" },
      { start: 20, end: 23, text: "two" },
    ];
    const csv = textOf("csv", [row("", { spans, board: "Mill", by: "Ona", saved: "2026-03-01" })]);
    expect(csv).toContain('"one […] two"');
    expect(csv).toContain('"3–6 20–23","","","Mill","","Ona","2026-03-01",""');
    expect(csv.startsWith('\uFEFF"id","words"')).toBe(true);
  });
});

describe("Markdown", () => {
  it("is the words set apart, with their source below", () => {
    const text = textOf("markdown", [
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
    ]);
    expect(text).toBe(
      [
        "# 1 kept",
        "",
        "> ❝The weir stays.❞",
        "",
        "— **Ona Reed**, miller · *Mill Post* · 1 March 2026 · [Weir \\[talks\\]](<https://mill.example/a%3Eb>) · ¶ 2 of 4 · `q:abcd2345` · saved to Mill by Ida on 2026-03-02",
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
    expect(textOf("markdown", [row(words)])).toContain(`${shown}\n\n—`);
  });

  it("links no address that a browser would run", () => {
    const article = { id: "a1", title: "Weir", url: "javascript:alert(1)", paragraphs: 1, paragraph: 1 };
    expect(textOf("markdown", [row("x", { article })])).toContain(" · Weir · ");
  });
});

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

const hostileRow = (text: string): Exported =>
  row(text, {
    speaker: { name: text, role: text, basis: "pronoun" },
    cue: text,
    article: {
      id: "a1",
      title: text,
      outlet: text,
      author: text,
      url: `https://mill.example/${encodeURIComponent(text)}`,
      published: "2026-03-01",
      paragraphs: 4,
      paragraph: 2,
    },
  });

describe("every form", () => {
  it("keeps each quotation apart, whatever its words hold", () => {
    fc.assert(
      fc.property(fc.array(recordEnders, { minLength: 1, maxLength: 3 }), (texts) => {
        const rows = texts.map(hostileRow);
        expect(parsed(textOf("csv", rows))).toHaveLength(rows.length + 1);
        const lines = textOf("jsonl", rows).split(/[\n\r\u0085\u2028\u2029]/);
        expect(lines.slice(1, -1).map((line) => JSON.parse(line).article.title)).toEqual(texts);
        expect(JSON.parse(textOf("csl", rows))).toMatchObject(
          texts.map((text) => ({ title: oneLine(text) })),
        );
        expect(textOf("ris", rows).match(/^TY {2}- NEWS\r$/gm)).toHaveLength(rows.length);
        expect(textOf("bibtex", rows).match(/^@article\{q-abcd2345,$/gm)).toHaveLength(rows.length);
      }),
    );
  });

  it("says what it is, as far as the form lets it", () => {
    const rows = [row("The weir stays.")];
    expect(parsed(textOf("csv", rows))[0]?.at(-1)).toBe("1 kept");
    expect(JSON.parse(textOf("jsonl", rows).split("\n")[0] ?? "")).toEqual({
      export: { sentence: "1 kept", line: "export weir", written: 1 },
    });
    expect(textOf("markdown", rows)).toMatch(/^# 1 kept\n/);
    expect(textOf("bibtex", rows)).toMatch(/^% 1 kept\n/);
    expect(textOf("ris", rows)).toContain("DB  - Verbatim, export weir, 2026-04-30\r\n");
    expect(JSON.parse(textOf("csl", rows))).toMatchObject([{ source: "Verbatim, export weir, 2026-04-30" }]);
  });

  it("opens no entry in the comment that heads it", () => {
    const about = { sentence: "@article{evil, title = {x}}", fields: {} };
    expect(textOf("bibtex", [], { aboutOf: () => about })).not.toMatch(/[@{}]/);
  });

  it.each(Object.keys(formats) as FormatWord[])(
    "as %s stays within its bytes, and says how many are in it",
    (as) => {
      const rows = Array.from({ length: 50 }, (_, i) => row(`Sentence ${i} of the weir. `.repeat(10)));
      for (const most of [4000, 9000]) {
        const { file, written: count } = written(as, rows, { most });
        expect(file.bytes.length).toBeLessThanOrEqual(most);
        expect(count).toBeGreaterThan(1);
        expect(count).toBeLessThan(50);
        expect(file.alt).toBe(`${count} kept`);
      }
      expect(written(as, rows, { most: 1 }).written).toBe(1);
      expect(written(as, rows).written).toBe(50);
    },
  );
});

describe("an export's file", () => {
  it("has a plain name and a known type", () => {
    expect(written("csv", [], { name: "../Mill & Weir: 2026" }).file).toMatchObject({
      name: "mill-weir-2026.csv",
      type: "text/csv",
    });
    expect(written("markdown", [], { name: "///" }).file.name).toBe("quotations.md");
    expect(written("ris", [], { name: "𝒜".repeat(60) }).file.name).not.toMatch(/\p{Cs}/u);
  });
});
