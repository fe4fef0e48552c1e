import { firstDay, keyOf, lastDay } from "./day-keys.ts";
import type { DaysAsked } from "./filters.ts";

/** Whether a query says anything of days. */
export const asksOfDays = ({ on, after, before, last }: DaysAsked): boolean =>
  on.length > 0 || after !== undefined || before !== undefined || last !== undefined;

/**
 * Whether a day, by its `dayKey`, lies within the days that a query asks for. One that is known only in part has no place
 * among days. A month or a year passes when it lies wholly inside.
 */
export function dayFilter({ on, after, before, last }: DaysAsked): (key: number) => boolean {
  const days = on.map(keyOf);
  const begin = Math.max(keyOf(after ?? ""), keyOf(last?.after ?? ""));
  const end = before === undefined ? Infinity : keyOf(before);
  // Nothing is published on a day to come: of a month that is not over, `last:` has all there is.
  const beginBefore = last === undefined ? Infinity : keyOf(last.before);
  return (key) => {
    if (key === 0) return false;
    const [first, final] = [firstDay(key), lastDay(key)];
    return (
      first > begin &&
      first < beginBefore &&
      final < end &&
      (days.length === 0 || days.some((day) => firstDay(day) <= first && final <= lastDay(day)))
    );
  };
}
