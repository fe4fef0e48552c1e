import { expect } from "vitest";
import { type Article, type Quote, type Span, textAt } from "../../../src/research/article.ts";

const inside = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.start < inner.end && inner.end <= outer.end;
const apart = (a: Span, b: Span): boolean => a.end <= b.start || b.end <= a.start;

/** Between two code units of one character. */
const splits = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));

/** What every quotation owes, whatever its article is. */
export function checkQuote(article: Article, quote: Quote): void {
  const { text, paragraphs } = article;
  for (const [index, span] of quote.spans.entries()) {
    expect(paragraphs.filter((paragraph) => inside(paragraph, span))).toHaveLength(1);
    expect(span.start).toBeGreaterThanOrEqual(quote.spans[index - 1]?.end ?? 0);
    expect(textAt(article, span)).toMatch(/[\p{L}\p{N}]/u);
    expect(textAt(article, span)).not.toMatch(/^\s|\s$/u);
  }
  for (const beside of [quote.cue, quote.speaker?.mention]) {
    if (!beside) continue;
    expect(paragraphs.filter((paragraph) => inside(paragraph, beside))).toHaveLength(1);
    for (const span of quote.spans) expect(apart(span, beside)).toBe(true);
  }
  for (const { start, end } of [
    ...quote.spans,
    ...[quote.cue, quote.speaker?.mention].filter((span) => span !== undefined),
  ]) {
    expect(splits(text, start)).toBe(false);
    expect(splits(text, end)).toBe(false);
  }
  expect(quote.speaker?.name.trim()).not.toBe("");
}
