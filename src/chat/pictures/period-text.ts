import { months } from "../../research/months.ts";
import type { Period } from "../../research/timeline/calendar.ts";
import { isoText } from "../day.ts";

/** "by month" and the like, of what the counts of a timeline are by. */
export const byPeriod = (period: Period): string => (period === "lustrum" ? "by five years" : `by ${period}`);

/** A period by its first and last day (ISO), as people say it: "March 2026", "2–8 Mar 2026", "Jan–Mar 2026", "2021–2025". */
export function periodText(first: string, last: string): string {
  const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)];
  if (first === last) return isoText(first);
  const isWhole = from.day === 1 && to.add({ days: 1 }).day === 1;
  const count = (to.year - from.year) * 12 + to.month - from.month + 1;
  if (isWhole && count === 1) return isoText(first.slice(0, 7));
  if (isWhole && from.month === 1 && to.month === 12)
    return count === 12 ? String(from.year) : `${from.year}–${to.year}`;
  if (isWhole && from.year === to.year) return `${shortMonth(from)}–${shortMonth(to)} ${to.year}`;
  if (isWhole) return `${shortMonth(from)} ${from.year}–${shortMonth(to)} ${to.year}`;
  const start =
    from.year === to.year ? (from.month === to.month ? `${from.day}` : dayMonth(from)) : shortDay(from);
  return `${start}–${shortDay(to)}`;
}

/** A day in an axis of periods like this: "14 Mar", "Mar 2026", "2026". */
export function tickText(iso: string, period: Period): string {
  const date = Temporal.PlainDate.from(iso);
  if (period === "day" || period === "week") return dayMonth(date);
  return period === "month" || period === "quarter" ? `${shortMonth(date)} ${date.year}` : String(date.year);
}

const shortMonth = (date: Temporal.PlainDate): string => (months[date.month - 1] ?? "").slice(0, 3);

const dayMonth = (date: Temporal.PlainDate): string => `${date.day} ${shortMonth(date)}`;

const shortDay = (date: Temporal.PlainDate): string => `${dayMonth(date)} ${date.year}`;
