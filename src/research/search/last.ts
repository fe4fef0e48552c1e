import type { Last } from "./query.ts";

/** What `last:` counts in, by the words that people type for it. */
const units = new Map<string, "days" | "weeks" | "months" | "years">([
  ...["d", "day", "days"].map((word) => [word, "days"] as const),
  ...["w", "week", "weeks"].map((word) => [word, "weeks"] as const),
  ...["m", "month", "months"].map((word) => [word, "months"] as const),
  ...["y", "year", "years"].map((word) => [word, "years"] as const),
]);

/**
 * The days of `7d`, `2w`, `3m` or `1y` up to `today` (ISO) and with it: `1d` is today alone. Undefined for
 * anything else, for none and for more than 9,999, and where it would begin before the year 1.
 */
export function lastOf(asked: string, today: string): Last | undefined {
  const [, digits = "", word = ""] = /^0*([1-9]\d{0,3}) ?([a-z]+)$/i.exec(asked) ?? [];
  const unit = units.get(word.toLowerCase());
  if (unit === undefined) return undefined;
  const day = Temporal.PlainDate.from(today);
  const after = day.subtract({ [unit]: Number(digits) });
  if (after.year < 1) return undefined;
  return { span: digits + unit.charAt(0), after: after.toString(), before: day.add({ days: 1 }).toString() };
}

/** What to type instead of a value that `lastOf` cannot read, as the end of a sentence. */
export function lastRemedy(asked: string): string {
  const [, digits = "", word = ""] = /^(\d*) ?([a-z]*)$/i.exec(asked) ?? [];
  const unit = units.get(word.toLowerCase());
  if (digits !== "" && Number(digits) === 0) return ": today alone is last:1d";
  if (digits !== "" && unit !== undefined) return ": leave it out to search all days";
  if (digits !== "" && word === "") return `: type last:${digits}d for days`;
  return unit === undefined ? "" : `: type last:1${unit.charAt(0)}`;
}
