import { dayAt } from "../desk/day-at.ts";
import type { Day } from "../research/article.ts";
import { months } from "../research/months.ts";

/** A day as a reader writes it, only as far as it is known. */
export function dayText(day: Day | undefined): string {
  if (day === undefined) return "day not stated";
  if (day.precision === "partial") return `${day.stated}, year not stated`;
  return isoText(day.iso);
}

/** The day of a moment, which is given in milliseconds since 1970, as a reader in the zone writes it. */
export const dayTextAt = (at: number, zone: string): string => isoText(dayAt(at, zone));

/** `2022-06-27` as "27 June 2022", `2022-06` as "June 2022". */
export function isoText(iso: string): string {
  const [year = "", month, day] = iso.split("-");
  const name = months[Number(month) - 1];
  return [day && String(Number(day)), name, year].filter((part) => part).join(" ");
}

/** From the first day to the last, said once when they are the same. */
export function rangeText(first: string | undefined, last: string | undefined): string | undefined {
  if (first === undefined || last === undefined) return undefined;
  return first === last ? isoText(first) : `${isoText(first)} – ${isoText(last)}`;
}
