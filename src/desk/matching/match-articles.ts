import type { Article, Quote } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";
import type { Arrivals, Watches } from "../records.ts";
import type { Match } from "../watch.ts";
import { createItems } from "./items.ts";
import { createStoodBefore } from "./stood-before.ts";
import type { AskedWatch, WatchQueries } from "./watch-queries.ts";

/** What watches found in one article. */
export type Found = readonly Omit<Match, "arrival">[];

/** What matching takes. */
export interface MatchingParts {
  readonly research: Pick<Research, "select" | "quote" | "quotesIn" | "person" | "copiesOf">;
  readonly queries: WatchQueries;
  readonly watches: Pick<Watches, "items">;
  readonly arrivals: Pick<Arrivals, "seen">;
}

/**
 * Asks every running watch of some quotations, step by step, and gives what was found by article. It costs what these
 * quotations and the watches cost: the corpus is not asked.
 */
export function* matchSteps(
  quotes: Iterable<Quote>,
  now: number,
  { research, queries, watches, arrivals }: MatchingParts,
): Generator<void, ReadonlyMap<Article, Found>> {
  const asked: AskedWatch[] = [];
  for (const each of queries.running(now)) {
    asked.push(each);
    yield;
  }
  if (asked.length === 0) return new Map();
  const found = new Map<Quote, number[]>();
  const selection = research.select();
  for (const quote of quotes) {
    selection.add([quote]);
    yield;
  }
  const stoodBefore = createStoodBefore({ research, arrivals });
  for (const each of asked) {
    for (const quote of selection.every(each.query)) {
      if (stoodBefore(quote, each)) continue;
      const ids = found.get(quote);
      if (ids === undefined) found.set(quote, [each.watch.id]);
      else ids.push(each.watch.id);
    }
    yield;
  }
  const itemOf = createItems(research, watches);
  const byArticle = new Map<Article, Omit<Match, "arrival">[]>();
  for (const [quote, ids] of found) {
    const item = itemOf(quote);
    const matches = ids.map((watch) => ({ watch, quote: quote.id, item }));
    byArticle.set(quote.article, [...(byArticle.get(quote.article) ?? []), ...matches]);
    yield;
  }
  return byArticle;
}
