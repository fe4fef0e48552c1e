import type { Article, Passage, Quote } from "../../src/research/article.ts";
import { quotationsOf } from "../../src/research/quotations/quotations.ts";
import { createSearchIndex } from "../../src/research/search/create-search-index.ts";
import { compromiseOf } from "./compromise.ts";
import { articleOf, type Row } from "./rows.ts";
import { goldOf } from "./scorer.ts";

const rounds = 3;
// compromise takes minutes for what the others do in seconds.
const shareOfCompromise = 10;

/**
 * Prints what finding the quotations of the same articles costs beside indexing them as the desk does, and
 * beside compromise's quotations: the best of some rounds that take turns, as ratios.
 */
export function printSpeed(): void {
  const rows = goldOf("polnear.dev");
  if (rows === undefined) return;
  const articles = rows.map(articleOf);
  const some = rows.filter((_, place) => place % shareOfCompromise === 0);
  const best = { quotations: Infinity, indexing: Infinity, some: Infinity, compromise: Infinity };
  for (let round = 0; round < rounds; round++) {
    best.quotations = Math.min(
      best.quotations,
      timeOf(() => articles.forEach(quotationsOf)),
    );
    const quotes = articles.flatMap(quotationsOf);
    best.indexing = Math.min(
      best.indexing,
      timeOf(() => index(articles, quotes)),
    );
    const few = some.map(articleOf);
    best.some = Math.min(
      best.some,
      timeOf(() => few.forEach(quotationsOf)),
    );
    best.compromise = Math.min(
      best.compromise,
      timeOf(() => some.forEach(compromiseOf)),
    );
  }
  const ratio = (time: number, to: number): string => (time / to).toFixed(2);
  console.log(`
| ${kilobytes(rows)} kB of polnear.dev, the best of ${rounds} | |
|---|---|
| quotations : indexing passages and quotations | ${ratio(best.quotations, best.indexing)} : 1 |
| compromise's quotations : quotations (every ${shareOfCompromise}th article) | ${ratio(best.compromise, best.some)} : 1 |
| quotations | ${((best.quotations * 1000) / kilobytes(rows)).toFixed(0)} µs a kB |`);
}

/** As `createHoldings` does: an index of quotations and one of passages, with who speaks in each. */
function index(articles: readonly Article[], quotes: readonly Quote[]): void {
  const byArticle = Map.groupBy(quotes, (quote) => quote.article);
  createSearchIndex<Quote>(quotes, ({ article, spans, speaker }) => ({
    article,
    spans,
    speakers: speaker === undefined ? [] : [speaker.name],
  }));
  const passages = articles.flatMap((article): Passage[] =>
    article.paragraphs.map((_, paragraph) => ({ article, paragraph })),
  );
  createSearchIndex<Passage>(passages, ({ article, paragraph }) => {
    const span = article.paragraphs[paragraph];
    const within = (byArticle.get(article) ?? []).filter(
      ({ spans }) => span && spans.some(({ start, end }) => start < span.end && end > span.start),
    );
    return {
      article,
      spans: span ? [span] : [],
      speakers: within.flatMap(({ speaker }) => speaker?.name ?? []),
    };
  });
}

const kilobytes = (rows: readonly Row[]): number =>
  Math.round(rows.reduce((sum, row) => sum + row.text.length, 0) / 1000);

function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
