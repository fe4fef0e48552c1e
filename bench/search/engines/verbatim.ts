import { createSearchIndex } from "../../../src/research/search/create-search-index.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import type { CreateEngine } from "../engine.ts";

const none: readonly string[] = [];

/** The product's own search. */
export const create: CreateEngine = (passages) => {
  const index = createSearchIndex(passages, ({ article, paragraph }) => {
    const span = article.paragraphs[paragraph];
    return { article, spans: span === undefined ? [] : [span], speakers: none };
  });
  return { search: (typed) => index.search(parseQuery(typed).query, { offset: 0, limit: 10 }).total };
};
