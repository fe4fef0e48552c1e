import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { textAt } from "../../../src/research/article.ts";
import { quotationsOf } from "../../../src/research/quotations/quotations.ts";
import { readArticle } from "../../../src/research/reading/read-article.ts";

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

test.skipIf(absent)(
  `the five articles ${absent || "give their 29 quotations as the desk reads them"}`,
  () => {
    expect(rows.flatMap((row) => row.quotes)).toHaveLength(29);
    for (const { id, text, quotes } of rows) {
      const article = readArticle({ file: id, text });
      const found = quotationsOf(article).flatMap((quote) =>
        quote.spans.map((span) => ({
          text: textAt(article, span),
          start: span.start,
          speaker: quote.speaker?.name,
        })),
      );
      expect(found).toEqual(quotes.map(({ text, start, speaker }) => ({ text, start, speaker })));
    }
  },
);
