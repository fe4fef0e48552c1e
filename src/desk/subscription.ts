import type { Destination, Maker } from "./destination.ts";
import type { Schedule } from "./schedule.ts";

/** What is posted: a channel's digest, what its watches find at once, and theirs of the day and the week. */
export type SubscriptionKind = "digest" | "now" | "day" | "week";

/** Posts that a destination gets. Each destination has one of each kind at most. */
export interface Subscription {
  readonly id: number;
  readonly kind: SubscriptionKind;
  readonly to: Destination;
  /** Absent for `now`, which posts whenever something was found. */
  readonly schedule?: Schedule;
  /** Who is told when it cannot go on. */
  readonly by: Maker;
  /** All arrivals up to this one were covered by a post, or by a window in which there was nothing to post. */
  readonly covered: number;
  /** Why it is paused, in a sentence for people; absent while it runs. Nothing is lost meanwhile: it is told when it goes on. */
  readonly paused?: string;
  /** When it was set up or got its schedule: windows before that are none of its. Milliseconds since 1970. */
  readonly made: number;
}
