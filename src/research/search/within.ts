import type { Day } from "../article.ts";
import type { Query } from "./query.ts";

/**
 * Whether a day lies within the days that a query asks for. One that is known only in part has no place among
 * days. A month or a year passes when it lies wholly inside. Text comparison is enough: no month has a day after
 * its 31st, and a day begins with its month and its year.
 */
export function dayFilter({ on, after, before, last }: Query): (day: Day | undefined) => boolean {
  if (on.length === 0 && after === undefined && before === undefined && last === undefined) return () => true;
  return (day) => {
    if (day === undefined || day.precision === "partial") return false;
    const first = day.iso + "-01-01".slice(day.iso.length - 4);
    const end = day.iso + "-12-31".slice(day.iso.length - 4);
    return (
      (on.length === 0 || on.some((value) => day.iso.startsWith(value))) &&
      (after === undefined || first > after) &&
      (before === undefined || end < before) &&
      // Nothing is published on a day to come: of a month that is not over, `last:` has all there is.
      (last === undefined || (first > last.after && first < last.before))
    );
  };
}
