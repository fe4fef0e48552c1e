import type { Article, Quote } from "./article.ts";
import { createAbout } from "./search/about.ts";
import { createSearchIndex } from "./search/create-search-index.ts";
import type { Speakers } from "./search/filters.ts";
import type { Query } from "./search/query.ts";
import { requireAll } from "./search/require-all.ts";
import type { Copy, Entry, Hits, Page } from "./search/search-index.ts";
import { createTermIndex } from "./search/term-index.ts";

/**
 * Some quotations, to be asked by themselves: exactly what `Research.find` finds among them when every word of the
 * query is required (`requireAll`), at a cost that depends on them and not on the corpus. It holds them as they are
 * now; ask it before the corpus changes.
 */
export interface Selection {
  add(quotes: Iterable<Quote>): void;
  find(query: Query, page: Page): Hits<Quote>;
  /** All that `find` counts, in no order. */
  every(query: Query): readonly Quote[];
}

/** What a selection takes from all that is held. */
export interface SelectionParts {
  readonly quoteEntry: (quote: Quote) => Entry;
  /** What the paragraphs of an article offer to a search. */
  readonly paragraphsOf: (article: Article) => readonly Entry[];
  readonly speakers: Pick<Speakers, "filter">;
  readonly copyOf: (quote: Quote) => Copy | undefined;
}

export function createSelection({ quoteEntry, paragraphsOf, speakers, copyOf }: SelectionParts): Selection {
  const paragraphs = createTermIndex();
  const about = createAbout(paragraphs.articlesHolding);
  const articles = new Set<Article>();
  const index = createSearchIndex<Quote>([], quoteEntry, { about: about.of, speakers, copyOf });
  return {
    add(quotes) {
      for (const quote of quotes) {
        index.add([quote]);
        if (articles.has(quote.article)) continue;
        articles.add(quote.article);
        about.add(quote.article);
        paragraphsOf(quote.article).forEach(paragraphs.add);
      }
    },
    find: (query, page) => index.search(requireAll(query), page),
    every: (query) => index.every(requireAll(query)),
  };
}
