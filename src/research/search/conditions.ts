import { filterOf } from "./filters.ts";
import type { Lookup } from "./lookup.ts";
import { phraseOf } from "./phrases.ts";
import type { Query } from "./query.ts";
import type { Entry } from "./search-index.ts";

/** Whether an item, by its number, is one of those that fields, phrases and exclusions leave. */
export function createFilter(
  query: Query,
  entries: readonly (Entry | undefined)[],
  lookup: Lookup,
): (number: number) => boolean {
  const isAsked = filterOf(query);
  const phrases = query.phrases.filter((text) => phraseOf(text) !== "").map((text) => lookup.phrase(text));
  const without = query.without.map(({ text, phrase }) => (phrase ? lookup.phrase(text) : lookup.word(text)));
  return (number) => {
    const entry = entries[number];
    return (
      entry !== undefined &&
      phrases.every((found) => found.has(number)) &&
      !without.some((found) => found.has(number)) &&
      isAsked(entry)
    );
  };
}
