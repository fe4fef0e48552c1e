import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { textAt } from "../../../src/research/article.ts";
import { quotationsOf } from "../../../src/research/quotations/quotations.ts";
import { articleFrom } from "./articles-of.ts";

const shared = new URL("../../../../shared/", import.meta.url);
const gold = new URL("quotes/articles.jsonl", shared);
const absent = existsSync(gold) ? false : "../shared with the five articles is not beside the project";

interface Row {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly { readonly text: string; readonly start: number; readonly speaker: string }[];
}

const rows: Row[] = absent
  ? []
  : readFileSync(gold, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));

const furniture: { readonly file: string; readonly furnitureLines: readonly number[] }[] = absent
  ? []
  : JSON.parse(readFileSync(new URL("articles/expected.json", shared), "utf8"));

test.skipIf(absent)(`the five articles ${absent || "give their 29 quotations"}`, () => {
  expect(rows.flatMap((row) => row.quotes)).toHaveLength(29);
  for (const row of rows) {
    const lines = furniture.find(({ file }) => file === row.id)?.furnitureLines ?? [];
    // With the furniture left out by a careful reader, and with every line taken for a paragraph.
    for (const without of [lines, []]) {
      const article = articleFrom(row.text, row.id, without);
      const found = quotationsOf(article).flatMap((quote) =>
        quote.spans.map((span) => ({
          text: textAt(article, span),
          start: span.start,
          speaker: quote.speaker?.name,
        })),
      );
      const kept = row.quotes.filter(({ start }) =>
        article.paragraphs.some((span) => span.start <= start && start < span.end),
      );
      expect(found).toEqual(kept.map(({ text, start, speaker }) => ({ text, start, speaker })));
    }
  }
});
