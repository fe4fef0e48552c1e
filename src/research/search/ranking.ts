import MiniSearch from "minisearch";
import { textAt } from "../article.ts";
import type { Match } from "./order.ts";
import type { Entry } from "./search-index.ts";
import { stopWords } from "./stop-words.ts";
import { termsOf } from "./terms.ts";

/** Scores entries, by their numbers, against terms. */
export interface Ranking {
  /** Those of the entries that pass which hold any of the terms, in no order. */
  rank(terms: readonly string[], passes: (number: number) => boolean): Match[];
  /** Whether any entry holds the term. */
  knows(term: string): boolean;
  add(number: number, entry: Entry): void;
  /** The entry is the one that was added at this number. */
  remove(number: number, entry: Entry): void;
}

/** Tab never stands in a term. */
const separator = "\t";

/**
 * MiniSearch as plain BM25: it counts a field's distinct tokens as its length, so every token is made
 * distinct by its place; it multiplies a score by the number of query terms that matched, so that is divided
 * out; and its floor of d is 0. Fuzzy only for terms that the items do not have, since on others it only
 * brings in what nobody asked for.
 */
export function createRanking(): Ranking {
  // How often each term stands in the entries: MiniSearch does not say whether it knows one.
  const known = new Map<string, number>();
  let counted = 1;
  const engine = new MiniSearch<{ id: number; entry: Entry }>({
    fields: ["text"],
    extractField: ({ id, entry }, field) => (field === "id" ? id : textOf(entry)),
    tokenize: (text) => termsOf(text).map(({ term }, place) => term + separator + place),
    processTerm: (token) => {
      const term = token.slice(0, token.indexOf(separator));
      const count = (known.get(term) ?? 0) + counted;
      if (count > 0) known.set(term, count);
      else known.delete(term);
      return term;
    },
    searchOptions: {
      tokenize: (text) => text.split(separator),
      processTerm: (term) => term,
      bm25: { k: 1.2, b: 0.75, d: 0 },
      fuzzy: (term) => !known.has(term) && mayBeMistyped(term) && 0.2,
      maxFuzzy: 2,
    },
  });
  return {
    knows: (term) => known.has(term),
    add(number, entry) {
      counted = 1;
      engine.add({ id: number, entry });
    },
    remove(number, entry) {
      counted = -1;
      // Not `discard`: until a later clean-up it would leave the entry among the counts that scores are made of.
      engine.remove({ id: number, entry });
    },
    rank: (terms, passes) =>
      engine
        .search(terms.join(separator), {
          filter: ({ id }) => passes(id),
          // A word mistyped is never a stop word: "form" is not "for".
          boostDocument: (_, term) => (stopWords.has(term) && !terms.includes(term) ? 0 : 1),
        })
        .map(({ id, score, queryTerms: matched, terms: found }) => ({
          number: id,
          score: score / (matched.length || 1),
          hasAll: matched.length === terms.length,
          terms: found,
        })),
  };
}

/** A number that is not there has no near one: 2023 is not 2022. */
const mayBeMistyped = (term: string): boolean => term.length >= 4 && !/\p{N}/u.test(term);

const textOf = (entry: Entry): string =>
  [...entry.spans.map((span) => textAt(entry.article, span)), ...entry.speakers].join("\n");
