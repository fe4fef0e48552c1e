import type { Article, Span } from "../../../src/research/article.ts";

/** Text as an article in which every line that is not blank is a paragraph, but for those left out (from 1). */
export function articleFrom(text: string, id = "made-up", without: readonly number[] = []): Article {
  const paragraphs: Span[] = [];
  let start = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() !== "" && !without.includes(index + 1))
      paragraphs.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return { id, title: id, text, paragraphs };
}
