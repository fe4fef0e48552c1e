import type { Option } from "./command.ts";

/** Values to offer for an option while it is typed, the likeliest first, from memory; none for those without a list. */
export function offersOf({ kind, choices = {} }: Option, typed: string): readonly string[] {
  const begun = typed.trim().toLowerCase();
  if (kind === "choice") return Object.keys(choices).filter((value) => value.startsWith(begun));
  if (kind === "days") return days.filter((value) => value.startsWith(begun));
  return [];
}

const days = [
  "weekdays",
  "daily",
  "weekends",
  "mon",
  "tue",
  "wed",
  "thu",
  "fri",
  "sat",
  "sun",
  "mon,wed,fri",
  "tue,thu",
];
