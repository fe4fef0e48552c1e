import type { Article, Quote, Span } from "../article.ts";
import type { Pause } from "../slices.ts";
import type { Query } from "./query.ts";

/** What one item offers to a search. */
export interface Entry {
  readonly article: Article;
  /** The words searched, as spans into the article's text. */
  readonly spans: readonly Span[];
  /** Who speaks there: `by:` asks for them, and their names count as words (not in phrases). */
  readonly speakers: readonly string[];
  /** The headline above it, whose words count as the names do. */
  readonly headline?: string;
  /** Of which kinds the quotations there are, for `type:`. */
  readonly kinds?: readonly Quote["kind"][];
}

/** Which hits of the ordered list are wanted. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** One hit, with what matched as spans into the article's text, in order, without overlaps. */
export interface Hit<T> {
  readonly item: T;
  readonly matched: readonly Span[];
}

/** One page of the hits. Counts are of all hits and exact. */
export interface Hits<T> {
  readonly items: readonly Hit<T>[];
  readonly total: number;
  /** How many of `total` have every word asked for; equal to `total` when no words were ranked. */
  readonly withAll: number;
  /** Of what is ordered by days, how many have no day, or only part of one; they come last. */
  readonly undated?: number;
  /** Words asked that stand nowhere in what was searched. */
  readonly unknown?: readonly Unknown[];
  /** What of the question was not looked up, to hold its time within bounds: a sentence each, for people. */
  readonly leftOut?: readonly string[];
  /** Of an empty answer: words asked that stand nowhere, and the word spelt nearly like each that does. */
  readonly meant?: readonly Meant[];
}

/** A word as typed, without what stood around it, and whether words spelt nearly like it were taken: not for a number, a short word or an alternative. */
export interface Unknown {
  readonly word: string;
  readonly isReplaced: boolean;
}

/** A word asked, folded, and the one that may have been meant, as it is written where it stands. */
export interface Meant {
  readonly asked: string;
  readonly near: string;
}

/** What an item is one of several copies of, and its place among them: the first is shown where it matches. */
export interface Copy {
  readonly of: object;
  readonly place: number;
}

/** An index as it may be kept in a file: plain data beside the items. */
export interface SavedIndex<T> {
  /** The items by the numbers that the rest knows them by; undefined where a number is free. */
  readonly items: readonly (T | undefined)[];
  readonly numbers: readonly Uint32Array[];
  readonly words: readonly (readonly string[])[];
}

/** How hits are counted. */
interface Finding {
  /** A hit has all words where its article has, wherever in it. */
  readonly ofArticles?: boolean;
}

/** An item that has words in common with another one. */
interface Shared<T> {
  readonly item: T;
  /** How much of what the words of the one that says less tell stands in the other too, from 0 to 1; stop words tell nothing. */
  readonly share: number;
}

/** Everything that can be searched, behind one port: a bigger engine takes it later. */
export interface SearchIndex<T> {
  /** Copies of one thing are one hit, and count once. */
  search(query: Query, page: Page, options?: Finding): Hits<T>;
  /** The items that hold every word of this, in any form and spelling, in no order. */
  holding(words: string): readonly T[];
  /** The articles of the items that hold every word of one of these, in any form and spelling, each once. */
  articlesHolding(asked: readonly string[]): readonly Article[];
  /** The items that have most of the words of a text in common with it, by how much the words and runs of them tell, best first. */
  alike(text: string, most: number): readonly T[];
  /**
   * The other items that have at least two words and a `least` share, from 0 to 1, of what they tell in common with this one, in no
   * order; of an item that is not there, none. Of two items each finds the other, or neither.
   */
  sharing(item: T, least: number): readonly Shared<T>[];
  /** All items that `search` counts, in no order: what to count by something else. */
  every(query: Query): readonly T[];
  /** The share of its terms, from 0 to 1, that no item holds any more. An index that is saved and loaded is without them. */
  unused(): number;
  /** All that is taken up at the call, for an index that starts with it; put together bit by bit. */
  save(pause: Pause): Promise<SavedIndex<T>>;
  /** Takes up items, each known by its object; one that is there already stays as it is. */
  add(items: Iterable<T>): void;
  /** Lets items go; one that is not there is passed over. */
  remove(items: Iterable<T>): void;
  /** What these items are copies of is another matter now; one that is not there is passed over. */
  recopy(items: Iterable<T>): void;
}
