import type { Article } from "./article.ts";
import { isoDay } from "./counts.ts";

/** Milliseconds. */
export const dayLength = 86_400_000;

/** `2026-03-14` as days since 1970; not a number for what is no day. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / dayLength;

/** Days since 1970 as `2026-03-14`. */
export const isoOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** Days from one article's day to another's, below 0 where the other is earlier; undefined where one of them is not known. */
export function daysBetween(one: Article, other: Article): number | undefined {
  const [from, to] = [isoDay(one), isoDay(other)];
  return from === undefined || to === undefined ? undefined : dayNumber(to) - dayNumber(from);
}
