/** When something is posted, in local time. */
export interface Schedule {
  /** `HH:MM`, 00:00 to 23:59. */
  readonly at: string;
  /** An IANA time zone. */
  readonly zone: string;
  /** ISO days of the week, 1 (Monday) to 7, in order, local to the zone. */
  readonly days: readonly number[];
}

/** One time that a schedule names. */
export interface Window {
  /** The local day and time, `2026-11-22T08:30`: as the schedule has it, also where clocks skip or repeat it. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly due: number;
}

/**
 * The window of a local day (ISO). A time that summer time skips is due as much later as clocks were moved, one that it
 * repeats is due the first time (Temporal's `compatible`). Undefined on other days of the week, and for a day that the zone
 * never had (Samoa had no 30 December 2011).
 */
export function dueAt({ at, zone, days }: Schedule, day: string): Window | undefined {
  const date = Temporal.PlainDate.from(day);
  if (!days.includes(date.dayOfWeek) || !hasDay(zone, date)) return undefined;
  const due = date.toZonedDateTime({ timeZone: zone, plainTime: at }).epochMilliseconds;
  return { key: `${date}T${at}`, due };
}

/**
 * The windows due in `(from, to]`, milliseconds since 1970, in order; the last `most` of them where there are more, which is
 * told by a look at how many came.
 */
export function windowsBetween(schedule: Schedule, from: number, to: number, most = 1000): readonly Window[] {
  const found: Window[] = [];
  // A time that is skipped may fall on the day after.
  const first = localDay(schedule.zone, from).subtract({ days: 1 });
  let day = localDay(schedule.zone, to);
  for (
    ;
    found.length < most && Temporal.PlainDate.compare(day, first) >= 0;
    day = day.subtract({ days: 1 })
  ) {
    const window = dueAt(schedule, day.toString());
    if (window !== undefined && window.due > from && window.due <= to) found.push(window);
  }
  return found.reverse();
}

/** The first window due after a time, in milliseconds since 1970. The schedule has a day at least. */
export function nextWindow(schedule: Schedule, after: number): Window {
  const today = localDay(schedule.zone, after).subtract({ days: 1 });
  // Three weeks hold each day of the week, even where a zone left one out.
  for (let days = 0; days <= 21; days++) {
    const window = dueAt(schedule, today.add({ days }).toString());
    if (window !== undefined && window.due > after) return window;
  }
  throw new RangeError("A schedule without days has no next window.");
}

/** `weekdays at 08:30, Europe/Brussels`. */
export const printSchedule = ({ at, zone, days }: Schedule): string => `${printDays(days)} at ${at}, ${zone}`;

/** As `readDays` reads them again: `daily`, `weekdays`, `weekends`, or `Mon, Wed, Fri`. */
export function printDays(days: readonly number[]): string {
  const word = [...dayWords].find(([, named]) => named.join() === days.join())?.[0];
  return word ?? days.map((day) => dayNames[day - 1]?.slice(0, 3)).join(", ");
}

/** Monday first. */
export const dayNames = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** Words for days that go together. */
export const dayWords: ReadonlyMap<string, readonly number[]> = new Map([
  ["daily", [1, 2, 3, 4, 5, 6, 7]],
  ["weekdays", [1, 2, 3, 4, 5]],
  ["weekends", [6, 7]],
]);

const localDay = (zone: string, at: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();

const hasDay = (zone: string, day: Temporal.PlainDate): boolean =>
  day.toZonedDateTime(zone).toPlainDate().equals(day);
