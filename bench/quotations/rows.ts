import type { Article, Quote } from "../../src/research/article.ts";
import { linesOf } from "../../src/research/reading/lines.ts";
import { readArticle } from "../../src/research/reading/read-article.ts";
import { ReadingError } from "../../src/research/reading/reading-error.ts";

/** One article of a set of annotated quotations, without its annotation. */
export interface Row {
  readonly id: string;
  readonly text: string;
  /** The set and, after a slash, the publisher; not in every set. */
  readonly source?: string;
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

/** A row as the product reads it; what it refuses to read is taken line by line, so that no row goes unscored. */
export function articleOf({ id, text }: Row): Article {
  try {
    return readArticle({ file: `${id}.txt`, text });
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return { id, title: id, text, paragraphs: linesOf(text, 0) };
  }
}

/** The quotations of one row, as the scorer takes them. */
export const predictionOf = (id: string, quotes: readonly Quote[]): Prediction => ({
  id,
  quotes: quotes.flatMap((quote) =>
    quote.spans.map(({ start, end }) => ({ start, end, speaker: quote.speaker?.name ?? null })),
  ),
});
