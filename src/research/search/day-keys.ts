import type { Day } from "../article.ts";

/** What days are compared by, as in 20260314; 0 for a day that is not known or known only in part. Of a month, 20260300. */
export const dayKey = (day: Day | undefined): number =>
  day === undefined || day.precision === "partial" ? 0 : keyOf(day.iso);

/** The key of `2026-03-14`, `2026-03` or `2026`; 0 for anything else. */
export const keyOf = (iso: string): number => Number(iso.replaceAll("-", "").padEnd(8, "0").slice(0, 8)) || 0;

/** The key of the first day of a day, a month or a year. */
export function firstDay(key: number): number {
  if (key % 10_000 === 0) return key + 101;
  return key % 100 === 0 ? key + 1 : key;
}

/** The key of the last day of a day, a month or a year; no month has a day after its 31st. */
export function lastDay(key: number): number {
  if (key % 10_000 === 0) return key + 1231;
  return key % 100 === 0 ? key + 31 : key;
}
