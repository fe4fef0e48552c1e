import type { Destination, Maker } from "./destination.ts";
import type { Records } from "./records.ts";
import type { Schedule } from "./schedule.ts";
import type { Every } from "./watch.ts";

/** When the watches of a pace are told, where days are those of `zone`; undefined for what is told at once. */
export function scheduleOf(every: Every, zone: string): Schedule | undefined {
  if (every === "now") return undefined;
  return { at: "08:00", zone, days: every === "day" ? [1, 2, 3, 4, 5, 6, 7] : [1] };
}

/**
 * Gives a destination the posts of one pace, where its watches need them; its digest tells those of the day, so no other post
 * does. To be called before a watch is added: should the desk die between, there is a post too many and none too few.
 */
export function subscribe(records: Records, every: Every, to: Destination, by: Maker, zone: string): void {
  const { subscriptions } = records;
  if (every === "day" && subscriptions.of("digest", to) !== undefined) return;
  if (subscriptions.of(every, to) === undefined) subscriptions.set(every, to, by, scheduleOf(every, zone));
  else goOn(records, every, to);
}

/** Posts of one pace that were paused, as when the desk was not let into the room, go on with all that was found since. */
export function goOn({ subscriptions }: Records, every: Every, to: Destination): void {
  const paused = subscriptions.of(every, to);
  if (paused?.paused !== undefined) subscriptions.resume(paused.id);
}

/** Takes away the posts that no watch of the destination needs any more. To be called after a watch was removed. */
export function unsubscribe({ subscriptions, watches }: Records, to: Destination): void {
  const needed = new Set(watches.of(to).map(({ every }) => every));
  for (const every of ["now", "day", "week"] as const) {
    const subscription = needed.has(every) ? undefined : subscriptions.of(every, to);
    if (subscription !== undefined) subscriptions.remove(subscription.id);
  }
}

/** Sets up the digest of a room, or changes it. It goes on from what the room's watches of the day were told last. */
export function setDigest({ subscriptions }: Records, to: Destination, by: Maker, schedule: Schedule) {
  const daily = subscriptions.of("digest", to) === undefined ? subscriptions.of("day", to) : undefined;
  const turned = daily && subscriptions.turn(daily.id, "digest", by, schedule);
  return turned ?? subscriptions.set("digest", to, by, schedule);
}

/** Takes the digest of a room away; its watches of the day are then told by themselves, from where it ended. */
export function removeDigest({ subscriptions, watches }: Records, to: Destination): void {
  const digest = subscriptions.of("digest", to);
  if (digest === undefined) return;
  const daily = watches.of(to).find(({ every }) => every === "day");
  if (daily === undefined) subscriptions.remove(digest.id);
  else subscriptions.turn(digest.id, "day", daily.by, scheduleOf("day", daily.zone));
}
