import type { Article, Quote, Span } from "../../src/research/article.ts";

/** One article of a set of annotated quotations, without its annotation. */
export interface Row {
  readonly id: string;
  readonly text: string;
}

/** What the scorer takes: a quotation of several spans is one entry a span. */
export interface Prediction {
  readonly id: string;
  readonly quotes: readonly { start: number; end: number; speaker: string | null }[];
}

/** The rows of a JSON-lines file; throws a SyntaxError for a line that is not JSON. */
export const rowsOf = (lines: string): Row[] =>
  lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));

/** A row as an article in which every line that is not blank is a paragraph, but for the lines left out. */
export function articleOf(row: Row, without: ReadonlySet<number> = new Set()): Article {
  const paragraphs: Span[] = [];
  let number = 0;
  for (const { 0: line, index } of row.text.matchAll(/[^\n]*(?:\n|$)/g)) {
    number++;
    const words = line.trim();
    const start = index + line.indexOf(words);
    if (words !== "" && !without.has(number)) paragraphs.push({ start, end: start + words.length });
  }
  return { id: row.id, title: row.id, text: row.text, paragraphs };
}

/** The quotations of one row, as the scorer takes them. */
export const predictionOf = (id: string, quotes: readonly Quote[]): Prediction => ({
  id,
  quotes: quotes.flatMap((quote) =>
    quote.spans.map(({ start, end }) => ({ start, end, speaker: quote.speaker?.name ?? null })),
  ),
});
