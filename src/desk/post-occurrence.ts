import type { Destination } from "./destination.ts";
import { isNotice, isTest, keyOf, missedBefore } from "./occurrence.ts";
import { latest, wasMissed } from "./plan-windows.ts";
import { type Composing, NothingNew, NotYet, type Occasion, type Posted, type Surfaces } from "./posting.ts";
import type { Claimed, Records } from "./records.ts";
import type { Subscription } from "./subscription.ts";

/** What one occurrence is posted with. */
export interface PostingParts<Post> extends Composing<Post>, Surfaces<Post> {
  readonly records: Records;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Of this process, at random. */
  readonly owner: string;
  /** Tells whoever runs the desk. */
  readonly log: (sentence: string, cause?: unknown) => void;
  /** The surface asks for a rest of so many milliseconds. */
  readonly onLater: (surface: string, after: number) => void;
}

/**
 * Takes a claimed occurrence to its end, or to its next try. Whatever it is stopped at, the ledger tells enough to go on:
 * `sending` is written before the surface is called, and what may have been posted is looked for before it is posted again.
 */
export function createPosting<Post>(parts: PostingParts<Post>): (occurrence: Claimed) => Promise<void> {
  const { records, now, owner, log } = parts;
  const { ledger } = records;

  const skip = ({ id }: Claimed, reason: string, covers: boolean): void => {
    ledger.skipped(id, owner, reason, now(), covers);
  };
  const retry = ({ id, attempts }: Claimed, reason: string, isUnclear: boolean, after?: number): void => {
    const pause = after ?? pauses[Math.min(attempts, pauses.length) - 1] ?? minute;
    ledger.failed(id, owner, reason, now() + pause, now(), isUnclear);
  };
  const isTooLate = ({ due, window }: Claimed): boolean =>
    now() - due > (isNotice(window) ? latestNotice : latest);

  /** What may have been posted: all is done where it stands there already, or cannot be told; else the part that stands. */
  async function look(
    occurrence: Claimed,
    to: Destination,
  ): Promise<{ readonly isOver: boolean; readonly standing?: string }> {
    const since = Math.min(occurrence.due, now()) - 3_600_000;
    const found = await parts.find(to, keyOf(occurrence), since);
    if (found.outcome === "missing") return { isOver: false };
    const mayGoOn = !isTest(occurrence.window) && !isTooLate(occurrence);
    if (found.outcome === "found" && found.isPartial && mayGoOn) {
      return { isOver: false, standing: found.message };
    }
    if (found.outcome === "found") ledger.sent(occurrence.id, owner, found.message, now());
    else if (found.forbidden || isTooLate(occurrence)) {
      // To tell it again might be to tell it twice, so its arrivals count as told.
      skip(occurrence, `It may have been posted, and the desk cannot look: ${found.reason}`, true);
    } else retry(occurrence, found.reason, true);
    return { isOver: true };
  }

  async function settle(occurrence: Claimed, subscription: Subscription, posted: Posted): Promise<void> {
    const { id, window } = occurrence;
    if (posted.outcome === "sent") ledger.sent(id, owner, posted.message, now());
    else if (posted.outcome === "unclear") retry(occurrence, posted.reason, true);
    else if (posted.outcome === "later") {
      const after = Math.min(Math.max(posted.after, 1000), longestRetry);
      parts.onLater(subscription.to.surface, after);
      retry(occurrence, posted.reason, false, after);
    } else if (isNotice(window)) skip(occurrence, posted.reason, false);
    else {
      ledger.refused(id, owner, posted.reason, now());
      log(`${calledOf(subscription)} are paused: ${posted.reason}`);
    }
  }

  function occasionOf({ due, window }: Claimed, subscription: Subscription): Occasion {
    const { id, kind, made } = subscription;
    const late = now() - due;
    const silent = due - (ledger.lastSent(id, due) ?? made);
    return {
      ...(late > noticed && { late }),
      missed: missedBefore(ledger.history(id, mostTold), window),
      isSignOfLife: kind === "digest" && silent >= week,
    };
  }

  const compose = (occurrence: Claimed, subscription: Subscription) =>
    isNotice(occurrence.window)
      ? parts.notice(subscription, subscription.paused ?? "")
      : parts.compose(subscription, occurrence, occasionOf(occurrence, subscription));

  /** Undefined where it is over, or put off. */
  async function composed(
    occurrence: Claimed,
    subscription: Subscription,
    standing: string | undefined,
  ): Promise<Post | undefined> {
    const silent = (reason: string): undefined => {
      if (standing === undefined) skip(occurrence, reason, true);
      else ledger.sent(occurrence.id, owner, standing, now());
    };
    try {
      return (await compose(occurrence, subscription)) ?? silent("Nothing new.");
    } catch (cause) {
      const isUnclear = standing !== undefined;
      if (cause instanceof NothingNew) silent(cause.message);
      else if (cause instanceof NotYet) retry(occurrence, cause.message, isUnclear, moment);
      else {
        log(`${calledOf(subscription)}: one could not be made.`, cause);
        retry(occurrence, "The desk could not make it.", isUnclear);
      }
      return undefined;
    }
  }

  return async (occurrence) => {
    const subscription = records.subscriptions.byId(occurrence.subscription);
    if (subscription === undefined) return;
    const isPrivate = isNotice(occurrence.window);
    const to = isPrivate ? toMaker(subscription) : subscription.to;
    const { isOver, standing } = occurrence.wasSending ? await look(occurrence, to) : { isOver: false };
    if (isOver) return;
    if (isTest(occurrence.window))
      return skip(occurrence, "The desk was stopped before it was posted.", false);
    if (isPrivate && subscription.paused === undefined) return skip(occurrence, "It goes on already.", false);
    if (isTooLate(occurrence)) {
      return skip(occurrence, occurrence.reason ?? wasMissed, false);
    }
    const post = await composed(occurrence, subscription, standing);
    if (post === undefined || !ledger.sending(occurrence.id, owner, now())) return;
    await settle(occurrence, subscription, await parts.post(to, post, keyOf(occurrence), standing));
  };
}

const minute = 60_000;

/** For what is on its way into the corpus. Milliseconds. */
const moment = 10_000;

/** Between tries, in milliseconds: the first is long enough for a post whose answer was lost to be seen. */
const pauses = [1, 2, 5, 15, 30].map((minutes) => minutes * minute);

/** No surface puts a post off for longer. Milliseconds. */
const longestRetry = 60 * minute;

/** Whoever set something up is told of its pause for so long. Milliseconds. */
const latestNotice = 7 * 86_400_000;

/** What comes later than this is marked late. Milliseconds. */
const noticed = 10 * minute;

/** A little less than a week, for clocks that are moved in spring. Milliseconds. */
const week = 6.5 * 86_400_000;

/** So many windows are looked back for those that were missed. */
const mostTold = 50;

/** For whoever runs the desk: no name of anybody's, and of a channel its id. */
const calledOf = ({ id, kind, to: { surface, channel, isPerson } }: Subscription): string =>
  `Posts ${id} (${kind === "digest" ? "the digest" : `watches, ${kind}`}; ${surface}, ${isPerson ? "one person" : channel})`;

const toMaker = ({ by }: Subscription): Destination => ({
  surface: by.surface,
  channel: by.id,
  isPerson: true,
});
