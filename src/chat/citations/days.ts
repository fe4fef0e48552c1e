import type { Day } from "../../research/article.ts";
import { months } from "../../research/months.ts";
import { dateParts } from "./parts.ts";

/** With a day of the month AP shortens all but March to July. */
const shortMonths = months.map((month, i) =>
  i >= 2 && i <= 6 ? month : i === 8 ? "Sept." : `${month.slice(0, 3)}.`,
);

const monthBeforeDay = new RegExp(`\\b(?:${months.join("|")})(?= \\d{1,2}\\b)`, "g");

const shortMonth = (name: string): string => shortMonths[months.indexOf(name)] ?? name;

/** A day as the Chicago Manual writes it, as far as it is known: "June 27, 2022", "June 2022", "n.d." for none. */
export function chicagoDay(day: Day | undefined): string {
  if (day === undefined) return "n.d.";
  return day.precision === "partial" ? `${day.stated}, year not stated` : american(day, months);
}

/** When an outlet reported something, as AP writes it: " June 27, 2022", " in June 2022", " (day not stated)". */
export function apWhen(day: Day | undefined): string {
  if (day === undefined) return " (day not stated)";
  if (day.precision === "partial")
    return ` ${day.stated.replace(monthBeforeDay, shortMonth)} (year not stated)`;
  return day.precision === "day" ? ` ${american(day, shortMonths)}` : ` in ${american(day, months)}`;
}

function american(day: Day, names: readonly string[]): string {
  const [year = 0, month, date] = dateParts(day);
  const name = month === undefined ? "" : `${names[month - 1] ?? month} `;
  return date === undefined ? `${name}${year}` : `${name}${date}, ${year}`;
}
