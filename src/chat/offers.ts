import type { Option } from "./command.ts";

/** Values to offer for an option while it is typed, the likeliest first, from memory; none for those without a list. */
export function offersOf({ kind, choices = {} }: Option, typed: string): readonly string[] {
  const begun = typed.trim().toLowerCase();
  if (kind === "choice") return Object.keys(choices).filter((value) => value.startsWith(begun));
  if (kind === "days") return days.filter((value) => value.startsWith(begun));
  if (kind !== "zone") return [];
  // Of Europe/Brussels people know the second half.
  const words = begun.replaceAll(" ", "_");
  const starts = zones.filter((zone) => zone.toLowerCase().startsWith(words));
  const cities = zones.filter((zone) =>
    zone
      .toLowerCase()
      .split("/")
      .slice(1)
      .some((part) => part.startsWith(words)),
  );
  return [...new Set([...starts, ...cities])];
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

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
