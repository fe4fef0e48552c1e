import MiniSearch from "minisearch";
import { textAt } from "../article.ts";
import type { Numbers } from "./numbers.ts";
import type { Match } from "./order.ts";
import { createPostings } from "./postings.ts";
import type { Entry } from "./search-index.ts";
import { stopWords } from "./stop-words.ts";
import { termsOf } from "./terms.ts";

/** Scores entries, by their numbers, against terms. */
export interface Ranking {
  /**
   * Those of the entries that pass which hold any of the terms, in no order. Those have all that hold every
   * term but the `optional` ones.
   */
  rank(terms: readonly string[], passes: (number: number) => boolean, optional?: readonly string[]): Match[];
  /** Whether any entry holds the term. */
  knows(term: string): boolean;
  /** The entries whose words or speakers' names hold the term. */
  holding(term: string): Numbers;
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
  // MiniSearch does not say which entries hold a term, nor whether it knows one.
  const postings = createPostings();
  let file: (term: string) => void = () => {};
  const engine = new MiniSearch<{ id: number; entry: Entry }>({
    fields: ["text"],
    extractField: ({ id, entry }, field) => (field === "id" ? id : textOf(entry)),
    tokenize: (text) => termsOf(text).map(({ term }, place) => term + separator + place),
    processTerm: (token) => {
      const term = token.slice(0, token.indexOf(separator));
      file(term);
      return term;
    },
    searchOptions: {
      tokenize: (text) => text.split(separator),
      processTerm: (term) => term,
      bm25: { k: 1.2, b: 0.75, d: 0 },
      fuzzy: (term) => !knows(term) && mayBeMistyped(term) && 0.2,
      maxFuzzy: 2,
    },
  });
  const knows = (term: string): boolean => postings.of(term).length > 0;
  return {
    knows,
    holding: postings.of,
    add(number, entry) {
      file = (term) => postings.add(number, [term]);
      engine.add({ id: number, entry });
    },
    remove(number, entry) {
      file = (term) => postings.remove(number, [term]);
      // Not `discard`: until a later clean-up it would leave the entry among the counts that scores are made of.
      engine.remove({ id: number, entry });
    },
    rank: (terms, passes, optional = []) => {
      const needed = terms.filter((term) => !optional.includes(term));
      return engine
        .search(terms.join(separator), {
          filter: ({ id }) => passes(id),
          // A word mistyped is never a stop word: "form" is not "for".
          boostDocument: (_, term) => (stopWords.has(term) && !terms.includes(term) ? 0 : 1),
        })
        .map(({ id, score, queryTerms: matched, terms: found }) => ({
          number: id,
          score: score / (matched.length || 1),
          hasAll: needed.every((term) => matched.includes(term)),
          terms: found,
        }));
    },
  };
}

/** A number that is not there has no near one: 2023 is not 2022. */
const mayBeMistyped = (term: string): boolean => term.length >= 4 && !/\p{N}/u.test(term);

const textOf = (entry: Entry): string =>
  [...entry.spans.map((span) => textAt(entry.article, span)), ...entry.speakers].join("\n");
