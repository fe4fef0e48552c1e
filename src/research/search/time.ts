import { UserError } from "../errors.ts";
import { dayRemedy, daysMeant } from "./day-remedy.ts";
import { daysOf } from "./days.ts";
import { lastOf, lastRemedy } from "./last.ts";
import type { Last, Query } from "./query.ts";
import { shown } from "./shown.ts";

/** The days that a query asks for. */
export type Time = Pick<Query, "on" | "after" | "before" | "last">;

/** What has been read of days so far. */
export interface TimeDraft {
  readonly on: Set<string>;
  readonly after: Set<string>;
  readonly before: Set<string>;
  last?: Last;
}

/** The asker's day, where it is known, and where to say how a word was taken. */
export interface Clock {
  readonly today: string | undefined;
  readonly notes: Set<string>;
}

/** A value that is no day, and the fields with days that may have been meant by it. */
export class DayError extends UserError {
  /** The field as it was typed, in lower case and without its colon, and its value. */
  readonly field: { readonly key: string; readonly asked: string };
  readonly meant: readonly string[];

  constructor(sentence: string, field: DayError["field"], meant: readonly string[]) {
    super(sentence);
    this.field = field;
    this.meant = meant;
  }
}

/** Reads what follows `after:`, `before:`, `on:` or `during:`. @throws UserError when it is no day, month or year. */
export function readDay(
  draft: TimeDraft,
  field: "on" | "after" | "before",
  name: string,
  asked: string,
  clock: Clock,
): void {
  const value = movingDay(asked, clock) ?? asked;
  const days = daysOf(value);
  if (days === undefined) {
    const sample = name === "during:" ? "a month, like 2026-03, or a year" : "a day, like 2026-03-14";
    const meant = daysMeant(asked, clock.today).map((day) => name + day);
    const sentence = `${name} takes ${sample} (got ${shown(asked)})${dayRemedy(asked, meant)}.`;
    throw new DayError(sentence, { key: name.slice(0, -1), asked }, meant);
  }
  if (field === "after") draft.after.add(days.last.toString());
  else if (field === "before") draft.before.add(days.first.toString());
  else draft.on.add(value);
}

/** A line is kept and asked again on other days, so a day that moves is written down as the day it is now. */
function movingDay(asked: string, { today, notes }: Clock): string | undefined {
  const back = ["today", "yesterday"].indexOf(asked.toLowerCase());
  if (back === -1 || today === undefined) return undefined;
  const day = Temporal.PlainDate.from(today).subtract({ days: back }).toString();
  notes.add(
    `${shown(asked)} was taken as ${day}; for days that move along with today, ask last:${back + 1}d.`,
  );
  return day;
}

/** Reads what follows `last:`; of several the longest holds. @throws UserError when it is no span of days. */
export function readLast(draft: TimeDraft, asked: string, today: string | undefined): void {
  if (today === undefined)
    throw new UserError("last: cannot be asked here, where no day is today: name days with after:.");
  const last = lastOf(asked, today);
  if (last === undefined) {
    throw new UserError(
      `last: takes a number of days, weeks, months or years, like last:7d, last:2w, last:3m or last:1y (got ${shown(asked)})${lastRemedy(asked)}.`,
    );
  }
  if (draft.last === undefined || last.after < draft.last.after) draft.last = last;
}

/**
 * The days asked for. The same field twice means either, so the wider `after` and `before` holds; different
 * fields mean both. @throws UserError when no day is left.
 */
export function timeOf(draft: TimeDraft): Time {
  const after = [...draft.after].sort().at(0);
  const before = [...draft.before].sort().at(-1);
  const time: Time = {
    on: [...draft.on],
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
    ...(draft.last !== undefined && { last: draft.last }),
  };
  if (after !== undefined && before !== undefined && !hasDayBetween(after, before)) {
    throw new UserError(
      `No day is after ${after} and before ${before}: put the earlier day behind after: and the later one behind before:.`,
    );
  }
  if (!hasDay(time)) {
    throw new UserError(
      `No day is in all of ${printTime(time).join(" ")}: change one of them, or leave it out.`,
    );
  }
  return time;
}

/** The days as they can be typed. */
export const printTime = ({ on, after, before, last }: Time): string[] => [
  ...on.map((value) => `${value.length === 10 ? "on" : "during"}:${value}`),
  ...(after === undefined ? [] : [`after:${after}`]),
  ...(before === undefined ? [] : [`before:${before}`]),
  ...(last === undefined ? [] : [`last:${last.span}`]),
];

function hasDay({ on, after = "", before = "\uffff", last }: Time): boolean {
  const [from, to] = [
    [after, last?.after ?? ""].sort().at(-1) ?? "",
    [before, last?.before ?? before].sort()[0],
  ];
  if (to === undefined || (from !== "" && to !== "\uffff" && !hasDayBetween(from, to))) return false;
  return (
    on.length === 0 ||
    on.some((value) => {
      const days = daysOf(value);
      return days !== undefined && days.last.toString() > from && days.first.toString() < to;
    })
  );
}

const hasDayBetween = (after: string, before: string): boolean =>
  Temporal.PlainDate.compare(Temporal.PlainDate.from(after).add({ days: 1 }), before) < 0;
