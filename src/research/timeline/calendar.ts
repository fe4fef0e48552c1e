import type { Day } from "../article.ts";
import { dayLength, dayNumber } from "../day-number.ts";
import { daysOf } from "../search/days.ts";

/** Whole days from `first` to `last`, both inside, as days since 1970 (fast to compare and to part by thousands). */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** Calendar periods: so many days from a Monday on, or so many months from the year 0 on. */
const periods = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
  lustrum: { months: 60 },
  decade: { months: 120 },
  century: { months: 1200 },
} as const satisfies Readonly<Record<string, { readonly days: number } | { readonly months: number }>>;

/** A period of the calendar; a lustrum is five years. */
export type Period = keyof typeof periods;

/** From the shortest to the longest. */
export const allPeriods: readonly Period[] = [
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "lustrum",
  "decade",
  "century",
];

/** The days that an article's day may be: one, or those of its month or its year; undefined for a day that never was. */
export function rangeOf(day: Exclude<Day, { precision: "partial" }>): DayRange | undefined {
  if (day.precision === "day") {
    const number = dayNumber(day.iso);
    return Number.isNaN(number) ? undefined : { first: number, last: number };
  }
  const days = daysOf(day.iso);
  return days && { first: dayNumber(days.first.toString()), last: dayNumber(days.last.toString()) };
}

/** The days of the period that holds this one. */
export function periodAround(day: number, period: Period): DayRange {
  const length = periods[period];
  if ("days" in length) {
    const first = day - modulo(day - monday, length.days);
    return { first, last: first + length.days - 1 };
  }
  const date = new Date(day * dayLength);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const start = month - modulo(month, length.months);
  return { first: monthStart(start), last: monthStart(start + length.months) - 1 };
}

/** The periods that hold these days, in order. */
export function periodsIn({ first, last }: DayRange, period: Period): readonly DayRange[] {
  const ranges: DayRange[] = [];
  for (let at = periodAround(first, period); at.first <= last; at = periodAround(at.last + 1, period))
    ranges.push(at);
  return ranges;
}

/** How long a stretch is that is drawn by days, by weeks, by months and by years: what is longer is drawn by decades. */
const longest: readonly (readonly [Period, number])[] = [
  ["day", 31],
  ["week", 190],
  ["month", 3050],
  ["year", 36_525],
];

/** The period that parts these days into some ten to a hundred. */
export const fittingPeriod = ({ first, last }: DayRange): Period =>
  longest.find(([, days]) => last - first < days)?.[0] ?? "decade";

/** A Monday, 5 January 1970, as days since the 1st. */
const monday = 4;

/** Unlike %, never negative. */
const modulo = (number: number, by: number): number => ((number % by) + by) % by;

/** The first day of a month, counted from the year 0 on. */
function monthStart(month: number): number {
  const date = new Date(0);
  // Date.UTC would take the years 0 to 99 for those of the last century.
  date.setUTCFullYear(Math.floor(month / 12), modulo(month, 12), 1);
  return date.getTime() / dayLength;
}
