import type { Article, Quote, Span } from "../../research/article.ts";
import { textAt } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";
import { paragraphOf } from "./quotation.ts";

/**
 * A quotation as plain data for `--json`: offsets are UTF-16 code units into the article's text. `alsoIn` are
 * the same words in the other articles of the story, `takenFor` the person's name as other articles give it.
 */
export const quoteData = (quote: Quote, research: Pick<Research, "copiesOfQuote" | "takenFor">) => ({
  id: quote.id,
  kind: quote.kind,
  spans: quote.spans.map((span) => spanData(quote.article, span)),
  speaker: quote.speaker && {
    name: quote.speaker.name,
    takenFor: research.takenFor(quote),
    role: quote.speaker.role,
    basis: quote.speaker.basis,
    mention: textAt(quote.article, quote.speaker.mention),
  },
  cue: quote.cue && textAt(quote.article, quote.cue),
  article: articleData(quote.article),
  paragraph: paragraphOf(quote) + 1,
  alsoIn: research.copiesOfQuote(quote).map((copy) => ({ id: copy.id, article: articleData(copy.article) })),
});

/** A stretch of a text as plain data: its offsets (UTF-16 code units) and its words. */
export const spanData = (article: Pick<Article, "text">, span: Span) => ({
  ...span,
  text: textAt(article, span),
});

/** An article as plain data, without its text. */
export const articleData = (article: Article) => ({
  id: article.id,
  title: article.title,
  outlet: article.outlet,
  url: article.url,
  author: article.author,
  place: article.place,
  published: article.published,
  paragraphs: article.paragraphs.length,
});
