import type { Clipped, Clipping, Saving } from "./clipping.ts";
import type { Destination, Maker } from "./destination.ts";
import type { NamedWatch, OwnZone } from "./names.ts";
import type { Occurrence } from "./occurrence.ts";
import type { Schedule } from "./schedule.ts";
import type { Subscription, SubscriptionKind } from "./subscription.ts";
import type { Match, Watch } from "./watch.ts";

/**
 * What people made here and what is known of posts, in one SQLite file. Where it cannot be written (locked, full, read-only, moved away)
 * every call throws a `UserError` that says so and what to do; nothing is half written. Several connections and processes may
 * use one file.
 */
export interface Records {
  readonly clippings: Clippings;
  readonly watches: Watches;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly arrivals: Arrivals;
  readonly zones: Zones;
  /**
   * What was kept that has the words of each phrase in a row, whatever their case, accents and marks: clippings first, then what watches
   * found, newest first, 20 of each at most. Ten phrases take 10 ms beside 100,000 that were found.
   */
  kept(phrases: readonly string[]): readonly (readonly Kept[])[];
  /**
   * Forgets the matches with their words and the ended rows of the ledger that are older than 400 days and the clippings that were removed 30 days
   * ago, some hundreds a call, which takes
   * milliseconds: to be called now and then. Whether there may be more.
   */
  prune(now: number): boolean;
  /** Writes a little, so that it throws where nothing can be written. */
  check(): void;
}

/** A quotation as it stood when it was kept: saved to a board, or, without one, found by a watch. */
export interface Kept {
  readonly clipped: Clipped;
  readonly board?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Some of a list. */
interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface Clippings {
  /**
   * Throws a `UserError` when the board's name is empty or too long (`longestName`), or the note is (`longestNote`).
   * False where the board has the quotation already; then a note that is given stands beside those of others, in the place of
   * the same person's own, and an empty one takes that away.
   */
  save(clipping: Saving): boolean;
  /** Newest first; of all boards where none is named. Boards are told apart without regard to case. */
  list(board?: string, page?: Page): readonly Clipping[];
  /** Those of one quotation, newest first: on one board, or on all. */
  of(quote: string, board?: string): readonly Clipping[];
  /** Most recently used first. */
  boards(): readonly { readonly name: string; readonly count: number }[];
  /** From one board, or from all; how many were removed. What is removed can be restored for 30 days. */
  remove(quote: string, board?: string, now?: number): number;
  /** Brings back, with who saved them and when, those that were removed last, all at once; how many came back. */
  restore(quote: string, board?: string): number;
}

export interface Watches {
  /**
   * Throws a `UserError` when the destination has a watch of the name, when it or the maker has as many as one may have
   * (`mostWatches`), and when the name is empty or too long (`longestName`).
   */
  add(watch: Omit<Watch, "id" | "paused" | "since">): Watch;
  of(to: Destination): readonly Watch[];
  byName(to: Destination, name: string): Watch | undefined;
  /** Of all destinations, those set last first. */
  newest(limit: number): readonly NamedWatch[];
  /** All that run, for matching; `version` changes whenever one is added, changed or removed, by any process. */
  running(): readonly Watch[];
  version(): number;
  /** What went on again is told of what arrives from then on. */
  pause(id: number, paused: boolean): void;
  remove(id: number): void;
  /**
   * Of the destination's watches of these paces that run, with arrivals in `(after, until]`, in the order of arrival. They are
   * noted together with their articles (`Arrivals.note`). What a watch had at or before `known` is known; it is `after` if not
   * given, and that of the whole where a long range is asked for in parts, as ten thousand matches take a tenth of a second.
   */
  matches(
    to: Destination,
    every: readonly Watch["every"][],
    after: number,
    until: number,
    known?: number,
  ): readonly Told[];
  /** Whether there are any of these, which costs less than to have them all. */
  hasMatches(to: Destination, every: readonly Watch["every"][], after: number, until: number): boolean;
  /**
   * The items whose names begin so, whichever watch found them, in the order of arrival: each with a quotation of it. A name
   * begins with what the words are known by (`matching/items.ts`).
   */
  items(beginning: string): readonly Pick<Match, "item" | "quote">[];
  /** The items that one watch found, newest first, each as it was found first. */
  matchesOf(id: number, page: Page): readonly Match[];
  /** The quotations of an item that one watch found, those found first before the others. */
  quotesOf(id: number, item: string): readonly string[];
  /** How many items one watch found. */
  countOf(id: number): number;
  /** What watches found, as it stood when it was found; undefined where that was not kept. */
  wordsOf(quote: string): Clipped | undefined;
}

/** A match as it is told. */
export interface Told extends Match {
  /** The watch had the same item before the range: it was told then. */
  readonly isKnown: boolean;
  /** The pace of another watch there whose post has told the same item already; what is held up there is not told yet. */
  readonly toldBy?: Watch["every"];
}

export interface Subscriptions {
  /**
   * Sets one up, or changes its schedule and who is told; a paused one goes on. Its `covered` begins at the last arrival. What
   * was planned by another schedule is taken back.
   */
  set(kind: SubscriptionKind, to: Destination, by: Maker, schedule?: Schedule, now?: number): Subscription;
  /**
   * Makes one into another kind, as when a digest takes the place of `day`, or the other way: it keeps its id, what it has
   * covered and the post that is under way, so that nothing is lost or told twice. What was only planned is taken back.
   * Undefined where it is not there any more. The destination must have none of the new kind: otherwise a `UserError`.
   */
  turn(
    id: number,
    kind: SubscriptionKind,
    by: Maker,
    schedule?: Schedule,
    now?: number,
  ): Subscription | undefined;
  of(kind: SubscriptionKind, to: Destination): Subscription | undefined;
  byId(id: number): Subscription | undefined;
  all(): readonly Subscription[];
  /** What was planned is taken back. */
  pause(id: number, reason: string): void;
  resume(id: number): void;
  /** With its rows of the ledger. */
  remove(id: number): void;
}

export interface Ledger {
  /**
   * Plans a window, unless the subscription has it already or is gone. One that was skipped without having covered anything is
   * planned again. Whether it was planned.
   */
  plan(subscription: number, window: string, due: number, now?: number): boolean;
  /** Takes back what is planned and not begun. */
  unplan(subscription: number): void;
  /**
   * Those that may be worked on now: planned and due, failed and due again, or taken by somebody, who may have left them; of
   * subscriptions that run. While one occurrence of a subscription has a range in hand, the others wait, so that ranges meet and
   * never overlap. For ten minutes a post waits for another of the same room that may stand there, since that may tell the same. A retry that lies hours ahead was written by a clock that has gone back, and holds nobody up.
   */
  due(now: number): readonly Occurrence[];
  /** When the next that nobody has taken comes. Milliseconds since 1970. */
  nextDue(): number | undefined;
  /** The last due time at or before `now` of a schedule's windows that have a row. */
  lastWindow(subscription: number, now: number): number | undefined;
  /** When the last that was posted before a time was due. */
  lastSent(subscription: number, before: number): number | undefined;
  /**
   * Takes one for `owner`, as it was seen: undefined where it has moved since, or may not be worked on. Nobody may take over what another
   * has (`claimed`, `sending`) before it has not moved for longer than a post can take, by a clock that does not jump. At the first
   * claim `after` and `until` are fixed: from what the subscription has covered to the last arrival, and for a test line
   * (`test:…`) or notice (`pause:…`) an empty range. `wasSending`: it may have been posted by whoever had it before.
   */
  claim(
    seen: Pick<Occurrence, "id" | "state" | "attempts" | "changed">,
    owner: string,
    now: number,
  ): Claimed | undefined;
  /** Before the surface is called. False where `owner` has it no more, or the subscription was paused. */
  sending(id: number, owner: string, now: number): boolean;
  /** Over, and its subscription has covered its arrivals, in one transaction. Only after `sending`, by whomever. */
  sent(id: number, owner: string, message: string, now: number): boolean;
  /**
   * Over without a post. `covers`: its arrivals count as covered, since there was nothing to post, or it may stand there. Else it certainly
   * does not, and its arrivals fall to the next.
   */
  skipped(id: number, owner: string, reason: string, now: number, covers: boolean): boolean;
  /** To be tried again. `isUnclear`: it may stand there, and is looked for first; so it stays when `sending` was not reached. */
  failed(
    id: number,
    owner: string,
    reason: string,
    retryAt: number,
    now: number,
    isUnclear: boolean,
  ): boolean;
  /**
   * Over without a post, its subscription paused with the reason, and a notice to who set it up planned (`pause:…`), in one
   * transaction.
   */
  refused(id: number, owner: string, reason: string, now: number): boolean;
  /** A window that passed while nobody was there: a row that says why it was skipped, unless there is one that was begun. */
  missed(subscription: number, window: string, due: number, reason: string, now: number): void;
  /** A test line that was posted: a row like that of a post, `window` being `test:…`. It covers nothing. */
  tested(subscription: number, window: string, message: string, now: number): void;
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

/** An article as it is now, with what watches found that is new in it. */
export interface Noted extends Omit<Seen, "arrival"> {
  readonly found?: readonly Omit<Match, "arrival">[];
  /** The quotations among these, as they stand: each once. */
  readonly words?: readonly Clipped[];
  /** An article that was seen, of which this is the same under another id: it is no arrival, and has the other's number. */
  readonly was?: string;
}

export interface Arrivals {
  /** The number of the last arrival; 0 before the first. */
  last(): number;
  /** What is noted until `endBaseline` is the baseline, and no news: the articles that were there when the desk began. */
  readonly isEmpty: boolean;
  /** The baseline is whole: subscriptions and watches that were made meanwhile begin after it. Does nothing a second time. */
  endBaseline(): void;
  seen(article: string): Seen | undefined;
  /** The articles that were seen with this hash, by their ids. */
  withHash(hash: string): readonly string[];
  /**
   * Notes articles and what watches found in them, in one transaction. New articles get the next numbers. One that was seen
   * before keeps its own; where something was found in it, that stands under a number of its own, which is given then. Matches
   * that are there already stay, and those of watches that are gone or paused by now are left out; none of these is given a
   * number, so that each is of something. Gives the numbers.
   * A hundred articles take some milliseconds: many are noted in several calls.
   */
  note(articles: readonly Noted[]): readonly number[];
  /** The articles that came first in `(after, until]`, in order; edited ones are not among them. */
  between(after: number, until: number): readonly { readonly article: string; readonly at: number }[];
  /** The number of the last arrival at or before a time (milliseconds since 1970). */
  until(at: number): number;
}

export interface Zones {
  of(surface: string, person: string): string | undefined;
  set(surface: string, person: string, zone: string): void;
  /** Of some people, whoever they are. */
  list(limit: number): readonly OwnZone[];
}
