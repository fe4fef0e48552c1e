import type { Article, Quote } from "../article.ts";
import { createColumn } from "./column.ts";
import { dayKey } from "./day-keys.ts";
import { createNumbering } from "./numbering.ts";
import type { Entry } from "./search-index.ts";
import { createVocabulary } from "./vocabulary.ts";

/** What may be asked of every entry, by its number: side by side, it is read many times sooner than from the entries. */
export interface Columns {
  /** `dayKey` of the article. */
  day(number: number): number;
  /** The place of the article's outlet among `outlets`, 0 where it has none. */
  outlet(number: number): number;
  /** "", and all outlets there ever were. */
  readonly outlets: readonly string[];
  /** `kindSet` of the quotations there. */
  kinds(number: number): number;
  /** Whether an entry is of one of these articles. */
  isOf(asked: Iterable<Article>): (number: number) => boolean;
  /** The number of an entry's article, under `articles()`; 0 where nothing is. */
  article(number: number): number;
  articles(): number;
  /** Whether two entries are of one article. */
  isSameArticle(number: number, other: number): boolean;
  /** Where the words of the entry begin. */
  start(number: number): number;
  /** In place of what was there; undefined where nothing is any more. */
  set(number: number, entry: Entry | undefined): void;
}

export function createColumns(): Columns {
  const [days, ofOutlets, ofKinds] = [createColumn(), createColumn(), createColumn()];
  const [ofArticles, starts] = [createColumn(), createColumn()];
  const articles = createNumbering<Article>();
  const outlets = createVocabulary([""]);
  return {
    day: days.get,
    outlet: ofOutlets.get,
    outlets: outlets.words,
    kinds: ofKinds.get,
    isOf(asked) {
      const isAsked = new Uint8Array(articles.size());
      for (const article of asked) isAsked[articles.find(article) ?? 0] = 1;
      isAsked[0] = 0;
      return (number) => isAsked[ofArticles.get(number)] === 1;
    },
    article: ofArticles.get,
    articles: articles.size,
    isSameArticle: (number, other) => ofArticles.get(number) === ofArticles.get(other),
    start: starts.get,
    set(number, entry) {
      const before = ofArticles.get(number);
      ofArticles.set(number, entry === undefined ? 0 : articles.take(entry.article));
      articles.release(before);
      starts.set(number, entry?.spans[0]?.start ?? 0);
      days.set(number, dayKey(entry?.article.published));
      ofOutlets.set(number, outlets.numberOf(entry?.article.outlet ?? ""));
      ofKinds.set(number, kindSet(entry?.kinds ?? []));
    },
  };
}

/** Kinds as a number, with a bit for each. */
export const kindSet = (kinds: readonly Quote["kind"][]): number =>
  kinds.reduce((set, kind) => set | bits[kind], 0);

const bits: Readonly<Record<Quote["kind"], number>> = { direct: 1, fragment: 2 };
