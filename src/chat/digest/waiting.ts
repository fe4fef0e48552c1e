import type { Records, Told } from "../../desk/records.ts";
import type { Research } from "../../research/research.ts";
import type { Came, Range } from "./frame.ts";

/** What is looked at to tell whether a post has to wait. */
interface WaitingParts {
  readonly research: Pick<Research, "quote">;
  readonly records: Pick<Records, "arrivals">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly isReading?: () => boolean;
  readonly elapsed?: () => number;
}

/**
 * Whether the post of a range has to wait, since some of what it tells is not in the corpus yet: a second process on the same
 * database noted it first, or this one is still reading. It would be told as gone, and never again. What stays away is gone:
 * a range is waited for ten minutes at most, by a clock that never jumps.
 */
export function createWaiting({
  research,
  records: { arrivals },
  now,
  isReading = () => false,
  elapsed = () => performance.now(),
}: WaitingParts): (subscription: number, range: Range, came: Came, found: readonly Told[]) => boolean {
  const waiting = new Map<number, { readonly until: number; readonly since: number }>();

  function isBehind({ after }: Range, { lastMissing }: Came, found: readonly Told[]): boolean {
    const recently = isReading() ? Number.NEGATIVE_INFINITY : now() - longestApart;
    if (lastMissing !== undefined && lastMissing > recently) return true;
    const old = isReading() ? after : arrivals.until(recently);
    return found.some(({ arrival, quote }) => arrival > old && research.quote(quote) === undefined);
  }

  return (subscription, range, came, found) => {
    if (!isBehind(range, came, found)) {
      waiting.delete(subscription);
      return false;
    }
    const before = waiting.get(subscription);
    // Kept when it is over: a post that is tried again has waited.
    const since = before?.until === range.until ? before.since : elapsed();
    waiting.set(subscription, { until: range.until, since });
    return elapsed() - since < longest;
  };
}

/** Two processes may be so far apart in what they have read, where neither reads at the moment. Milliseconds. */
const longestApart = 120_000;

/** Milliseconds. */
const longest = 600_000;
