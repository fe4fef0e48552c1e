import type { Unknown } from "./search-index.ts";
import { queryTerms, termsOf } from "./terms.ts";

/**
 * The words in what was typed that nothing has, each once and as it was typed: of "speker:Lindqvist" the first alone. Stop words
 * are not told.
 */
export function unknownIn(
  typed: readonly string[],
  isKnown: (term: string) => boolean,
  isReplaced: (term: string) => boolean,
): readonly Unknown[] {
  const found = new Map<string, Unknown>();
  for (const text of typed) {
    const telling = new Set(queryTerms([text], true));
    for (const { term, start, end } of termsOf(text)) {
      if (!telling.has(term) || isKnown(term) || found.has(term)) continue;
      found.set(term, { word: text.slice(start, end), isReplaced: isReplaced(term) });
    }
  }
  return [...found.values()];
}
