import type { Article, Passage, Quote } from "./article.ts";
import type { Directory } from "./directory.ts";
import type { Problem } from "./reading/read-corpus.ts";
import type { Query } from "./search/query.ts";
import type { Hits, Page } from "./search/search-index.ts";

/** A speaker among some quotations; days are ISO and of those quotations whose whole day is known. */
export interface SpeakerCount {
  readonly name: string;
  readonly role?: string;
  readonly quotations: number;
  readonly first?: string;
  readonly last?: string;
}

/** What the corpus holds of one outlet, copies of a story that others tell too among it; `name` is absent for articles that name none. */
export interface OutletCount {
  readonly name?: string;
  readonly articles: number;
  readonly quotations: number;
  readonly first?: string;
  readonly last?: string;
}

/** The corpus in numbers, for answers that must say what was searched. */
export interface CorpusCount {
  readonly articles: number;
  /** What copies of one story quote alike counts once. */
  readonly quotations: number;
  readonly first?: string;
  readonly last?: string;
  /** Articles whose whole day is not known. */
  readonly undated: number;
}

/** All that a command may ask of the corpus. What is read from it changes when the corpus does. */
export interface Research {
  readonly count: CorpusCount;
  /** Files that were not read, and why. */
  readonly problems: readonly Problem[];
  /** One hit a statement: of the copies in one story that the query leaves, the first. */
  find(query: Query, page: Page): Hits<Quote>;
  /** One hit a story: of the copies that the query leaves, the first, by the passage that matched best. */
  articles(query: Query, page: Page): Hits<Passage>;
  /** Who says what the query finds, most quoted first. */
  who(query: Query): readonly SpeakerCount[];
  /** Most articles first. */
  outlets(): readonly OutletCount[];
  quote(id: string): Quote | undefined;
  article(id: string): Article | undefined;
  quotesIn(article: Article): readonly Quote[];
  /** The same words of the same speaker in the other copies of the story, in the order of the copies. */
  copiesOfQuote(quote: Quote): readonly Quote[];
  /** The other articles that tell the same story, the earliest first. */
  copiesOf(article: Article): readonly Article[];
  /** All names that are suggested. */
  directory(): Directory;
  /** Names that begin with what was typed, in any of their words, the most frequent first. */
  suggest(field: "by" | "in", typed: string, limit: number): readonly string[];
}
