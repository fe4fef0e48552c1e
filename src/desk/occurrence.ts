/**
 * How far a post is: `planned → claimed → sending → sent | failed(retry at) | skipped(reason)`. `sending` is written
 * before the surface is called, so that an occurrence found in it may have been posted, and is looked for first.
 */
export type OccurrenceState = "planned" | "claimed" | "sending" | "sent" | "failed" | "skipped";

/** One row of the ledger: one post that is due, or was. */
export interface Occurrence {
  readonly id: number;
  readonly subscription: number;
  /**
   * With the subscription it is unique: the local day and time that it was due (`2026-11-22T08:30`), `after:17` for what is
   * posted as it arrives (17: the arrival that was covered last). These cover no arrivals: `test:…` for a test line, `pause:17` for the
   * notice that the subscription was paused when occurrence 17 was refused.
   */
  readonly window: string;
  /** Milliseconds since 1970. */
  readonly due: number;
  /** It covers the arrivals `(after, until]`; fixed when it is first claimed. */
  readonly after?: number;
  readonly until?: number;
  readonly state: OccurrenceState;
  readonly attempts: number;
  /** Milliseconds since 1970, of one that failed. */
  readonly retryAt?: number;
  /** The posted message, as its surface names it. */
  readonly message?: string;
  /** Why it failed or was skipped, for people. */
  readonly reason?: string;
  /** Milliseconds since 1970, when the row changed last. */
  readonly changed: number;
}

/** What names a post on its surface, so that it is found again: the same for every attempt. At most 24 characters. */
export const keyOf = ({ subscription, id }: Pick<Occurrence, "subscription" | "id">): string =>
  `verbatim-${subscription}-${id}`;

/** The window of the notice that a subscription was paused when this occurrence was refused. */
export const noticeOf = (id: number): string => `pause:${id}`;

export const isNotice = (window: string): boolean => window.startsWith("pause:");

/** The window of a test line, by the key that it was posted under. */
export const testOf = (key: string): string => `test:${key}`;

export const isTest = (window: string): boolean => window.startsWith("test:");

/** Those whose arrivals fall to a window, oldest first: skipped after the last that covered any. `history` is newest first. */
export function missedBefore(history: readonly Occurrence[], window: string): readonly Occurrence[] {
  const own = history.findIndex((row) => row.window === window);
  const before = history.slice(own + 1).filter((row) => !isNotice(row.window) && !isTest(row.window));
  const covering = before.findIndex(({ state, until }) => state !== "skipped" || until !== undefined);
  return before.slice(0, covering < 0 ? undefined : covering).reverse();
}
