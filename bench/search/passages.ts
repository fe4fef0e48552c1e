import type { Passage } from "../../src/research/article.ts";
import { newsArticle, newsRows } from "../news.ts";

/** The paragraphs of ../shared/news/reuters21578.jsonl.gz, in order; ends the run with a message where it is not. */
export const readPassages = (): readonly Passage[] =>
  newsRows("reuters21578")
    .map(newsArticle)
    .flatMap((article) => article.paragraphs.map((_, paragraph) => ({ article, paragraph })));

export function textOf({ article, paragraph }: Passage): string {
  const span = article.paragraphs[paragraph];
  return span === undefined ? "" : article.text.slice(span.start, span.end);
}
