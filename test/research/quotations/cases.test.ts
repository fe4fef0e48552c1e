import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { textAt } from "../../../src/research/article.ts";
import { quotationsOf } from "../../../src/research/quotations/quotations.ts";
import { articleFrom } from "./articles-of.ts";

const folder = new URL("../../fixtures/quotations/", import.meta.url);

interface Expected {
  readonly words: readonly string[];
  readonly kind: string;
  readonly speaker: string | null;
  readonly basis?: string;
  /** null where the article gives none. */
  readonly role?: string | null;
  readonly cue?: string;
}

describe("quotations, one difficulty a case", () => {
  test.each(readdirSync(folder))("%s", (name) => {
    const article = articleFrom(readFileSync(new URL(`${name}/article.txt`, folder), "utf8"), name);
    const expected: Expected[] = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), "utf8"));
    const found = quotationsOf(article).map((quote, index) => ({
      words: quote.spans.map((span) => textAt(article, span)),
      kind: quote.kind,
      speaker: quote.speaker?.name ?? null,
      // What a case does not name it leaves open.
      ...(expected[index]?.basis && { basis: quote.speaker?.basis }),
      ...(expected[index]?.role !== undefined && { role: quote.speaker?.role ?? null }),
      ...(expected[index]?.cue && { cue: quote.cue && textAt(article, quote.cue) }),
    }));
    expect(found).toEqual(expected);
  });
});
