import type { Match } from "./order.ts";
import type { Copy } from "./search-index.ts";

/**
 * Of the copies of one thing, the one with all the words, then the first by its place, then the best. The
 * matches come in order and stay in it.
 */
export function onePerThing(
  matches: readonly Match[],
  copyOf: (number: number) => Copy | undefined,
): readonly Match[] {
  const chosen = new Map<object, { readonly match: Match; readonly place: number }>();
  const others = new Set<Match>();
  for (const match of matches) {
    const copy = copyOf(match.number);
    if (copy === undefined) continue;
    const before = chosen.get(copy.of);
    const isBetter =
      before === undefined ||
      Number(before.match.hasAll) - Number(match.hasAll) < 0 ||
      (before.match.hasAll === match.hasAll && copy.place < before.place);
    if (isBetter) chosen.set(copy.of, { match, place: copy.place });
    const other = isBetter ? before?.match : match;
    if (other !== undefined) others.add(other);
  }
  return others.size === 0 ? matches : matches.filter((match) => !others.has(match));
}
