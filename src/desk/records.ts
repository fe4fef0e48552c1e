import type { Clipping } from "./clipping.ts";
import type { Destination, Maker } from "./destination.ts";
import type { Occurrence } from "./occurrence.ts";
import type { Schedule } from "./schedule.ts";
import type { Subscription, SubscriptionKind } from "./subscription.ts";
import type { Match, Watch } from "./watch.ts";

/**
 * What people made here and what is known of posts, in one SQLite file. Where it cannot be written (locked, full, read-only)
 * every call throws a `UserError` that says so and what to do; nothing is half written.
 */
export interface Records {
  readonly clippings: Clippings;
  readonly watches: Watches;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly arrivals: Arrivals;
  readonly zones: Zones;
}

export interface Clippings {
  /** False where the board has the quotation already; then a note that is given takes the place of the old one. */
  save(clipping: Clipping): boolean;
  /** Newest first; of all boards where none is named. Boards are told apart without regard to case. */
  list(board?: string): readonly Clipping[];
  /** Most recently used first. */
  boards(): readonly { readonly name: string; readonly count: number }[];
  /** From one board, or from all; how many were removed. */
  remove(quote: string, board?: string): number;
}

export interface Watches {
  /** Throws a `UserError` when the destination has a watch of the name, or as many as one may have (`mostWatches`). */
  add(watch: Omit<Watch, "id" | "paused" | "since">): Watch;
  of(to: Destination): readonly Watch[];
  byName(to: Destination, name: string): Watch | undefined;
  /** All that run, for matching; `version` changes whenever one is added, changed or removed, by any process. */
  running(): readonly Watch[];
  version(): number;
  /** What went on again is told of what arrives from then on. */
  pause(id: number, paused: boolean): void;
  remove(id: number): void;
  /** Matches that are there already stay. */
  found(matches: readonly Match[]): void;
  /** Of the destination's watches of these paces, with arrivals in `(after, until]`, in the order of arrival. */
  matches(to: Destination, every: readonly Watch["every"][], after: number, until: number): readonly Match[];
  /** What one watch found, newest first. */
  matchesOf(id: number, page: { readonly offset: number; readonly limit: number }): readonly Match[];
  countOf(id: number): number;
}

export interface Subscriptions {
  /** Sets one up, or changes its schedule and who is told; a paused one goes on. Its `covered` begins at the last arrival. */
  set(kind: SubscriptionKind, to: Destination, by: Maker, schedule?: Schedule): Subscription;
  of(kind: SubscriptionKind, to: Destination): Subscription | undefined;
  byId(id: number): Subscription | undefined;
  all(): readonly Subscription[];
  pause(id: number, reason: string): void;
  resume(id: number): void;
  /** With its rows of the ledger. */
  remove(id: number): void;
}

export interface Ledger {
  /** Plans a window, unless the subscription has it already. Whether it was planned. */
  plan(subscription: number, window: string, due: number): boolean;
  /** Takes back what is planned and not begun. */
  unplan(subscription: number): void;
  /** Those that may be worked on now: planned and due, failed and due again, or left by an owner whose lease ran out. */
  due(now: number): readonly Occurrence[];
  /** When the next of them comes. Milliseconds since 1970. */
  nextDue(): number | undefined;
  /**
   * Takes one for `owner` until `lease` (milliseconds since 1970); undefined where another has it, or it is over. At the first
   * claim `after` and `until` are fixed: from what the subscription has covered to the last arrival. `wasSending`: it may have
   * been posted by whoever had it before.
   */
  claim(id: number, owner: string, now: number, lease: number): Claimed | undefined;
  /** Before the surface is called. False where `owner` has it no more. */
  sending(id: number, owner: string, now: number): boolean;
  /** Over, and its subscription has covered its arrivals, in one transaction. */
  sent(id: number, owner: string, message: string, now: number): boolean;
  /** Over without a post; `covers`: there was nothing to post, so its arrivals count as covered. */
  skipped(id: number, owner: string, reason: string, now: number, covers: boolean): boolean;
  /** To be tried again. `isUnclear`: it may stand there, and is looked for first. */
  failed(
    id: number,
    owner: string,
    reason: string,
    retryAt: number,
    now: number,
    isUnclear: boolean,
  ): boolean;
  /** A window that passed while nobody was there: a row that says why it was skipped, unless there is a row. */
  missed(subscription: number, window: string, due: number, reason: string, now: number): void;
  /** Newest first. */
  history(subscription: number, limit: number): readonly Occurrence[];
}

/** An occurrence that is ours for now, with its range. */
export interface Claimed extends Occurrence {
  readonly after: number;
  readonly until: number;
  readonly wasSending: boolean;
}

/** An article as it was when it was seen last. */
export interface Seen {
  readonly article: string;
  /** Ascending with each article that is new; an edited one keeps its own. */
  readonly arrival: number;
  /** Milliseconds since 1970, when it came first. */
  readonly at: number;
  /** Of its text and what is told of it. */
  readonly hash: string;
  /** What its quotations said, as 32-bit hashes of three folded words in a row, ascending: an edit is told from a new statement. */
  readonly said: Uint32Array;
}

export interface Arrivals {
  /** The number of the last arrival; 0 before the first. */
  last(): number;
  /** Whether any article was ever noted: the first ones are the baseline, and no news. */
  readonly isEmpty: boolean;
  seen(article: string): Seen | undefined;
  /** Hashes of all articles seen, by id. */
  hashes(): ReadonlyMap<string, string>;
  /** Notes articles in one transaction: new ones get the next numbers. Gives the number of each. */
  note(articles: readonly Omit<Seen, "arrival">[]): readonly number[];
  /** Ids of the articles with arrivals in `(after, until]`, in order. */
  between(after: number, until: number): readonly { readonly article: string; readonly at: number }[];
  /** The number of the last arrival at or before a time (milliseconds since 1970). */
  until(at: number): number;
}

export interface Zones {
  of(surface: string, person: string): string | undefined;
  set(surface: string, person: string, zone: string): void;
}
