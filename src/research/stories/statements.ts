import type { Article, Quote } from "../article.ts";
import { foldedWords } from "../fold.ts";
import type { Copy } from "../search/search-index.ts";
import { wordsSaid } from "../words-said.ts";
import type { Story } from "./stories.ts";

/** One quotation in several copies of a story: the same folded words and speaker, in the order of the copies. */
interface Statement {
  readonly quotes: readonly Quote[];
}

/** Which quotations are copies of one another, kept up as stories change. */
export interface Statements {
  /** Every article whose story or quotations are others now, and those that are gone. */
  update(articles: Iterable<Article>): void;
  /** The quotation's place among its copies; undefined where there is only this one. */
  copyOf(quote: Quote): Copy | undefined;
  /** The other copies of a quotation. */
  othersOf(quote: Quote): readonly Quote[];
}

/** What statements are made from; `quotesIn` is empty for an article that is gone. */
export interface Told {
  readonly storyOf: (article: Article) => Story | undefined;
  readonly quotesIn: (article: Article) => readonly Quote[];
}

export function createStatements({ storyOf, quotesIn }: Told): Statements {
  const places = new Map<Quote, Copy & { readonly of: Statement }>();
  const byArticle = new Map<Article, readonly Quote[]>();

  function forget(article: Article): void {
    for (const quote of byArticle.get(article) ?? []) places.delete(quote);
    byArticle.delete(article);
  }

  function learn({ copies }: Story): void {
    const quotes = copies.flatMap(quotesIn);
    const keys = new Map(copies.flatMap((article) => keysOf(quotesIn(article))));
    for (const same of Map.groupBy(quotes, (quote) => keys.get(quote)).values()) {
      if (same.length < 2) continue;
      const statement = { quotes: same };
      same.forEach((quote, place) => void places.set(quote, { of: statement, place }));
    }
    for (const article of copies) byArticle.set(article, quotesIn(article));
  }

  return {
    update(articles) {
      const list = [...articles];
      list.forEach(forget);
      for (const story of new Set(list.flatMap((article) => storyOf(article) ?? []))) learn(story);
    },
    copyOf: (quote) => places.get(quote),
    othersOf: (quote) => places.get(quote)?.of.quotes.filter((other) => other !== quote) ?? [],
  };
}

/** Words said twice in one article are two quotations, and each has its own copies. */
function keysOf(quotes: readonly Quote[]): readonly (readonly [Quote, string])[] {
  const seen = new Map<string, number>();
  return quotes.map((quote) => {
    const said = JSON.stringify([
      wordsSaid(quote),
      quote.speaker === undefined ? null : foldedWords(quote.speaker.name),
    ]);
    const times = (seen.get(said) ?? 0) + 1;
    seen.set(said, times);
    return [quote, `${times} ${said}`];
  });
}
