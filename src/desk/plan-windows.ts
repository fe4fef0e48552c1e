import type { Records } from "./records.ts";
import { nextWindow, windowsBetween } from "./schedule.ts";
import type { Subscription } from "./subscription.ts";

/** A post that comes later than this is not posted: what it would have told is told by the next. Milliseconds. */
export const latest = 6 * 3_600_000;

/** Of a long time without the desk, so many windows of each subscription are written down. */
const mostMissed = 400;

/** Writes down what each subscription owes at `now`: the next window, and those that passed unplanned. */
export function createPlanning({ subscriptions, ledger, watches, arrivals }: Records): (now: number) => void {
  /** From when to when there is nothing to plan, by subscription: to look is dearer than to know. */
  const planned = new Map<number, { readonly as: string; readonly from: number; readonly until: number }>();

  function planScheduled({ id, schedule, made, paused }: Subscription, now: number): void {
    if (schedule === undefined) return;
    const as = JSON.stringify([schedule, made, paused]);
    const before = planned.get(id);
    if (before?.as === as && before.from <= now && now < before.until) return;
    const since = Math.max(made, ledger.lastWindow(id, now) ?? made);
    const passed = windowsBetween(schedule, since, now, mostMissed);
    const last = passed.at(-1);
    for (const { key, due } of passed) {
      if (paused !== undefined) ledger.missed(id, key, due, `It was paused: ${paused}`, now);
      else if (due !== last?.due || now - due > latest) ledger.missed(id, key, due, wasMissed, now);
      else ledger.plan(id, key, due, now);
    }
    const next = nextWindow(schedule, now);
    if (paused === undefined) ledger.plan(id, next.key, next.due, now);
    planned.set(id, { as, from: now, until: next.due });
  }

  function planArrived({ id, to, covered, paused }: Subscription, now: number): void {
    const last = arrivals.last();
    if (paused !== undefined || last <= covered) return;
    if (watches.hasMatches(to, ["now"], covered, last)) ledger.plan(id, `after:${covered}`, now, now);
  }

  return (now) => {
    const all = subscriptions.all();
    for (const subscription of all) {
      if (subscription.kind === "now") planArrived(subscription, now);
      else planScheduled(subscription, now);
    }
    const ids = new Set(all.map(({ id }) => id));
    for (const id of planned.keys()) if (!ids.has(id)) planned.delete(id);
  };
}

/** For people, of a window that was looked at too late: where a clock was moved, the desk may have been there all the time. */
export const wasMissed =
  "By the desk's clock it was more than six hours late: the desk was not running, or its clock was moved.";
