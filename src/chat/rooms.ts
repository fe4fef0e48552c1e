import type { Destination } from "../desk/destination.ts";
import type { Found, Posted } from "../desk/posting.ts";
import type { Where } from "./call.ts";
import type { Card } from "./card.ts";

/**
 * How a surface is: people reach it, will in a moment, do not (and nothing is wrong, or a sentence says why), or do without all of
 * it, for which a sentence says why.
 */
export type SurfaceState = "connected" | "connecting" | "unattended" | Down | { readonly lacks: string };

/** Nobody reaches a surface. */
export interface Down {
  readonly down: string;
}

/** A surface, for `status`. */
export interface SurfaceReport {
  /** As people call it. */
  readonly name: string;
  /** As destinations name it. */
  readonly surface: Where["surface"];
  readonly state: SurfaceState;
}

/** What brings cards into rooms, or to a person alone. Nothing here rejects. */
export interface Poster {
  /**
   * Posts a card, once. `key` names it on its surface, the same for every attempt: at most 24 characters.
   * `standing`: the message that `find` found in part, of which only what is missing is posted.
   */
  post(to: Destination, card: Card, key: string, standing?: string): Promise<Posted>;
  /** Whether a post of the key stands there. `since`: no attempt was earlier (milliseconds since 1970). */
  find(to: Destination, key: string, since: number): Promise<Found>;
}

/** All rooms that the desk reaches, of every surface. Nothing here rejects. */
export interface Rooms extends Poster {
  surfaces(): Promise<readonly SurfaceReport[]>;
}

/** Where there are no rooms: one question is answered, and then the desk ends. */
export const noRooms: Rooms = {
  post: async () => ({ outcome: "later", after: 60_000, reason: noSurface }),
  find: async () => ({ outcome: "unknown", reason: noSurface, forbidden: false }),
  surfaces: async () => [],
};

const noSurface = "Nothing is posted from here: start the desk with npm start.";
