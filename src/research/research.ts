import type { Article, Passage, Quote } from "./article.ts";
import type { Directory } from "./directory.ts";
import type { Profile } from "./people/profile.ts";
import type { Problem } from "./reading/read-corpus.ts";
import type { Query } from "./search/query.ts";
import type { Hits, Page } from "./search/search-index.ts";
import type { Selection } from "./selection.ts";
import type { Timeline } from "./timeline/timeline.ts";
import type { Variants } from "./variants/variants.ts";
import type { Draft } from "./verify/draft.ts";
import type { Verdict } from "./verify/verify.ts";

/** A speaker among some quotations; days are ISO, as far as the articles' days are known. */
export interface SpeakerCount {
  /** A person's fullest name, or the words that articles write. */
  readonly name: string;
  /** In how many articles, where these are words that need not mean one speaker ("official", a bare surname). */
  readonly writtenIn?: number;
  /** Present where these words are no person's name: an organisation, a role, a letter. */
  readonly unnamed?: true;
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

/** One `by:` of a query, and whom it means. */
export interface Meant {
  readonly asked: string;
  /** Most quoted first. */
  readonly people: readonly SpeakerCount[];
  /** Whether words are meant too that need not be one person's name. */
  readonly others: boolean;
}

/** All that a command may ask of the corpus. What is read from it changes when the corpus does. */
export interface Research {
  readonly count: CorpusCount;
  /** Files that were not read, and why. */
  readonly problems: readonly Problem[];
  /** One hit a statement: of the copies in one story that the query leaves, the first. */
  find(query: Query, page: Page): Hits<Quote>;
  /** All that `find` counts, in no order. */
  every(query: Query): readonly Quote[];
  /** Some of the quotations, to be asked by themselves; it knows no others, and not what changes later. */
  select(quotes?: Iterable<Quote>): Selection;
  /** One hit a story: of the copies that the query leaves, the first, by the passage that matched best. */
  articles(query: Query, page: Page): Hits<Passage>;
  /** Who says what the query finds, most quoted first. */
  who(query: Query): readonly SpeakerCount[];
  /** All that `find` counts in the order of time, worked out in slices that let others in between. */
  timeline(query: Query): Promise<Timeline>;
  /** Most articles first. */
  outlets(): readonly OutletCount[];
  quote(id: string): Quote | undefined;
  article(id: string): Article | undefined;
  quotesIn(article: Article): readonly Quote[];
  /** The same words of the same speaker in the other copies of the story, in the order of the copies. */
  copiesOfQuote(quote: Quote): readonly Quote[];
  /** The same statement in other words, or in another article: cut, split otherwise, translated by another hand. */
  variantsOf(quote: Quote): Variants;
  /** The other articles that tell the same story, the earliest first. */
  copiesOf(article: Article): readonly Article[];
  /** All names that are suggested, with their other forms; the same object until they change. */
  directory(): Directory;
  /** Who is quoted there, of all that the corpus says of them; undefined where nobody is named. */
  person(quote: Quote): Profile | undefined;
  /** Whether the quotations of a draft are really what was said; others have their turn meanwhile. */
  verify(draft: Draft): Promise<readonly Verdict[]>;
  /** The person's name, where the quotation's article gives only part of it or another form, and others more. */
  takenFor(quote: Quote): string | undefined;
  /** The people whom each `by:` of the query means, most quoted first: by a name in any form, or a role. */
  meant(query: Query): readonly Meant[];
  /**
   * Names that begin with what was typed in any of their words, the frequent and recent first (`weightOf`); of speakers also
   * those with a role or another form of their name that does.
   */
  suggest(field: "by" | "in", typed: string, limit: number): readonly string[];
  /**
   * The name that may have been meant where no name begins with what was asked for: each of its words a slip away from
   * one of theirs, in the same order.
   */
  nearest(field: "by" | "in", asked: string): string | undefined;
}
