import type { Day } from "../article.ts";
import type { Query } from "./query.ts";

/** An item that passed, by its number; `terms` are the terms of the index that it matched. */
export interface Match {
  readonly number: number;
  readonly score: number;
  /** It has every word that was ranked. */
  readonly hasAll: boolean;
  readonly terms: readonly string[];
}

/** What days are ordered by; empty for a day that is not known or known only in part. */
export const dayKey = (day: Day | undefined): string =>
  day === undefined || day.precision === "partial" ? "" : day.iso;

/**
 * Compares matches for this sort; `dayOf` gives the `dayKey` of an item, and `given` settles what is equal.
 * What has no day comes last in both.
 */
export function orderOf(
  sort: Query["sort"],
  dayOf: (match: Match) => string,
  given: (a: Match, b: Match) => number,
): (a: Match, b: Match) => number {
  const newest = (a: Match, b: Match) => compare(dayOf(b), dayOf(a));
  const oldest = (a: Match, b: Match) => compare(dayOf(a) || "\uffff", dayOf(b) || "\uffff");
  const best = (a: Match, b: Match) => Number(b.hasAll) - Number(a.hasAll) || b.score - a.score;
  switch (sort) {
    case "new":
      return (a, b) => newest(a, b) || best(a, b) || given(a, b);
    case "old":
      return (a, b) => oldest(a, b) || best(a, b) || given(a, b);
    case "best":
      return (a, b) => best(a, b) || newest(a, b) || given(a, b);
  }
}

/** By UTF-16 code units. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
