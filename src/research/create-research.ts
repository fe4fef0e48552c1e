import type { Article, Passage, Quote } from "./article.ts";
import { foldedWords } from "./fold.ts";
import { quotationsOf } from "./quotations/quotations.ts";
import type { Corpus } from "./reading/read-corpus.ts";
import type { OutletCount, Research, SpeakerCount } from "./research.ts";
import { createSearchIndex } from "./search/minisearch-index.ts";
import type { Query } from "./search/query.ts";
import type { Hit, Page } from "./search/search-index.ts";

/** Finds the quotations of a corpus and makes all of it searchable, in memory. */
export function createResearch({ articles, problems }: Corpus): Research {
  const quotesByArticle = new Map(articles.map((article) => [article, quotationsOf(article)]));
  const quotesIn = (article: Article): readonly Quote[] => quotesByArticle.get(article) ?? [];
  const quotes = articles.flatMap(quotesIn);
  const quotesById = new Map(quotes.map((quote) => [quote.id, quote]));
  const articlesById = new Map(articles.map((article) => [article.id, article]));
  const quoteIndex = createSearchIndex(quotes, (quote) => ({
    article: quote.article,
    spans: quote.spans,
    speakers: quote.speaker === undefined ? [] : [quote.speaker.name],
  }));
  const passageIndex = createSearchIndex(articles.flatMap(passagesOf), ({ article, paragraph }) => {
    const span = article.paragraphs[paragraph];
    return {
      article,
      spans: span === undefined ? [] : [span],
      speakers: quotesIn(article).flatMap((quote) =>
        quote.speaker !== undefined && standsIn(quote, span) ? quote.speaker.name : [],
      ),
    };
  });
  const outlets = outletsOf(articles, quotesIn);
  const everyone = speakersOf(quotes);
  const names = { by: everyone.map(({ name }) => name), in: outlets.flatMap(({ name }) => name ?? []) };

  return {
    problems,
    count: {
      articles: articles.length,
      quotations: quotes.length,
      ...daysOf(articles),
      undated: articles.filter((article) => isoDay(article) === undefined).length,
    },
    find: (query, page) => quoteIndex.search(query, page),
    articles: (query, page) => bestPassages(passageIndex.search(query, everything).items, page),
    who: (query) =>
      isOpen(query)
        ? everyone
        : speakersOf(quoteIndex.search(query, everything).items.map(({ item }) => item)),
    outlets: () => outlets,
    quote: (id) => quotesById.get(id),
    article: (id) => articlesById.get(id),
    quotesIn,
    suggest: (field, typed, limit) => beginningWith(names[field], typed).slice(0, limit),
  };
}

const everything: Page = { offset: 0, limit: Number.POSITIVE_INFINITY };

const passagesOf = (article: Article): readonly Passage[] =>
  article.paragraphs.map((_, paragraph) => ({ article, paragraph }));

const standsIn = (quote: Quote, span: { start: number; end: number } | undefined): boolean =>
  span !== undefined && quote.spans.some(({ start, end }) => start < span.end && end > span.start);

const isOpen = (query: Query): boolean =>
  [query.words, query.phrases, query.without, query.by, query.in, query.article].every(
    (list) => list.length === 0,
  ) &&
  query.after === undefined &&
  query.before === undefined;

/** Passages come best first, so an article's first is its best. */
function bestPassages(hits: readonly Hit<Passage>[], { offset, limit }: Page) {
  const best = new Map<Article, Hit<Passage>>();
  for (const hit of hits) if (!best.has(hit.item.article)) best.set(hit.item.article, hit);
  const items = [...best.values()];
  return { items: items.slice(offset, offset + limit), total: items.length, withAll: items.length };
}

function speakersOf(quotes: readonly Quote[]): readonly SpeakerCount[] {
  const named = quotes.filter((quote) => quote.speaker !== undefined);
  const byName = Map.groupBy(named, (quote) => quote.speaker?.name ?? "");
  return [...byName]
    .map(([name, said]): SpeakerCount => {
      const role = said.find((quote) => quote.speaker?.role !== undefined)?.speaker?.role;
      return {
        name,
        ...(role !== undefined && { role }),
        quotations: said.length,
        ...daysOf(said.map(({ article }) => article)),
      };
    })
    .toSorted((a, b) => b.quotations - a.quotations || a.name.localeCompare(b.name, "en"));
}

const outletsOf = (
  articles: readonly Article[],
  quotesIn: (article: Article) => readonly Quote[],
): readonly OutletCount[] =>
  [...Map.groupBy(articles, ({ outlet }) => outlet)]
    .map(
      ([name, those]): OutletCount => ({
        ...(name !== undefined && { name }),
        articles: those.length,
        quotations: those.reduce((sum, article) => sum + quotesIn(article).length, 0),
        ...daysOf(those),
      }),
    )
    .toSorted(
      (a, b) => b.articles - a.articles || (a.name ?? "\uffff").localeCompare(b.name ?? "\uffff", "en"),
    );

/** The first and the last whole day known among some articles. */
function daysOf(articles: readonly Article[]): { readonly first?: string; readonly last?: string } {
  const days = articles.flatMap((article) => isoDay(article) ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? {} : { first, last };
}

const isoDay = ({ published }: Article): string | undefined =>
  published?.precision === "day" ? published.iso : undefined;

/** Names with a word that begins with what was typed, or that contain all of it in a row. */
function beginningWith(names: readonly string[], typed: string): readonly string[] {
  const wanted = foldedWords(typed).join(" ");
  return names.filter((name) => ` ${foldedWords(name).join(" ")}`.includes(` ${wanted}`));
}
