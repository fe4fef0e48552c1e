import { UserError } from "../research/errors.ts";
import type { Destination } from "./destination.ts";
import type { Occurrence } from "./occurrence.ts";
import type { Claimed } from "./records.ts";
import type { Subscription } from "./subscription.ts";

/** What became of a post. A refusal has its reason in a sentence for people, with the remedy. */
export type Posted =
  | { readonly outcome: "sent"; readonly message: string }
  /** The room or the person is not there any more. */
  | { readonly outcome: "gone"; readonly reason: string }
  /** The desk may not post there (now): not invited, a permission lost, direct messages closed. */
  | { readonly outcome: "forbidden"; readonly reason: string }
  /** Not now, and certainly not posted: after this many milliseconds it may be tried again. */
  | { readonly outcome: "later"; readonly after: number; readonly reason: string }
  /** The answer was lost, or was a fault of the surface's: it may have been posted, or not. */
  | { readonly outcome: "unclear"; readonly reason: string };

/** Whether a post of a key stands there. */
export type Found =
  | {
      readonly outcome: "found";
      readonly message: string;
      /** A long post of several messages: not all of them stand there. Posted again with `standing`, it is made whole. */
      readonly isPartial?: true;
    }
  /** It is known not to stand there. */
  | { readonly outcome: "missing" }
  /** It cannot be told. `forbidden`: nor will it be, while the desk may not read there. */
  | { readonly outcome: "unknown"; readonly reason: string; readonly forbidden: boolean };

/** The surfaces, as the clock posts to them. Both end within 15 seconds and never reject. */
export interface Surfaces<Post> {
  /** `standing`: the message that was found in part, of which only what is missing is posted. */
  post(to: Destination, post: Post, key: string, standing?: string): Promise<Posted>;
  /**
   * `since` (milliseconds since 1970): it was not posted before, by this machine's clock. That may be wrong, so the latest hundred
   * messages are looked at whatever their time.
   */
  find(to: Destination, key: string, since: number): Promise<Found>;
}

/** What a post should say beside what is new. */
export interface Occasion {
  /** Milliseconds that it comes after its time, where a person would notice. */
  readonly late?: number;
  /** Windows before it that were skipped, oldest first: what they would have told is told here. */
  readonly missed: readonly Occurrence[];
  /** A digest that has been silent for a week: it is posted even with nothing new. */
  readonly isSignOfLife: boolean;
}

/** What is to be told is not there yet, and will be in a moment. */
export class NotYet extends UserError {}

/** There is nothing to post, for a reason that the history should say. */
export class NothingNew extends UserError {}

/** Makes what is posted. What they throw is tried again later, and logged unless it is `NotYet` or `NothingNew`. */
export interface Composing<Post> {
  /** Of the arrivals `(after, until]`; undefined where there is nothing to post, or `NothingNew` where there is more to say of that. */
  compose(
    subscription: Subscription,
    occurrence: Claimed,
    occasion: Occasion,
  ): Post | undefined | Promise<Post | undefined>;
  /** Tells who set it up, in private, that a subscription was paused, and why. */
  notice(subscription: Subscription, reason: string): Post | Promise<Post>;
}
