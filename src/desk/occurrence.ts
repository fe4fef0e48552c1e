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
   * With the subscription it is unique: the local day and time that it was due (`2026-11-22T08:30`), `until:17` for what is
   * posted as it arrives (17: the last arrival when it was planned; what was covered last may stay the same when a post is given
   * up), `test:…` for a test line, which covers no arrivals.
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
