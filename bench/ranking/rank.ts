import MiniSearch from "minisearch";
import type { Article } from "../../src/research/article.ts";
import { createSearchIndex } from "../../src/research/search/create-search-index.ts";
import { parseQuery } from "../../src/research/search/parse-query.ts";
import { withoutMarks } from "../../src/research/search/tokens.ts";
import type { Row } from "./collection.ts";

/** A document that a search found, and how high it stands in it. */
interface Found {
  readonly id: string;
  readonly score: number;
}

/** Ranks documents for a query, best first. */
export type Rank = (query: string, most: number) => readonly Found[];

/**
 * The product's own search, each document an article that is searched whole, each query as typed at a prompt. Only
 * its quotation marks are taken away: in these questions they stand around terms and demand nothing.
 */
export function rankWithVerbatim(documents: readonly Row[]): Rank {
  const articles = documents.map(articleOf);
  const index = createSearchIndex(articles, (article) => ({
    article,
    spans: [{ start: 0, end: article.text.length }],
    speakers: [],
  }));
  return (query, most) =>
    index
      .search(parseQuery(withoutMarks(query)).query, { offset: 0, limit: most })
      .items.map(({ item }, place) => ({ id: item.id, score: most - place }));
}

/** MiniSearch as it comes. */
export function rankWithDefaults(documents: readonly Row[]): Rank {
  const index = new MiniSearch<Row>({ fields: ["title", "text"] });
  index.addAll(documents);
  return (query, most) =>
    index
      .search(query)
      .slice(0, most)
      .map(({ id, score }) => ({ id, score }));
}

const articleOf = ({ id, title, text }: Row): Article => ({
  id,
  title: title ?? "",
  text: title === undefined || title === "" ? text : `${title}\n\n${text}`,
  paragraphs: [],
});
