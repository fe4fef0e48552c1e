import MiniSearch from "minisearch";
import { textAt } from "../article.ts";
import { filterOf } from "./filters.ts";
import { createLookup, type Lookup } from "./lookup.ts";
import { matchedIn } from "./matching.ts";
import { dayKey, type Match, orderOf } from "./order.ts";
import { phraseOf } from "./phrases.ts";
import type { Query } from "./query.ts";
import type { Entry, Hits, SearchIndex } from "./search-index.ts";
import { stopWords } from "./stop-words.ts";
import { queryTerms, termsOf } from "./terms.ts";

/**
 * A search over items that stay as they are. Best first means: items with every word before the others, then
 * by BM25, then the newest, then in the order given; without words, the newest first.
 *
 * An exclusion takes a word in any spelling but not in other forms (`-dialog` leaves "dialogue" out and
 * "dialogues" in): leaving out too little is seen in the hits, leaving out too much is not.
 */
export function createSearchIndex<T>(items: readonly T[], entryOf: (item: T) => Entry): SearchIndex<T> {
  const entries = items.map(entryOf);
  const ranking = createRanking(entries);
  const lookup = createLookup(entries);
  const days = entries.map(({ article }) => dayKey(article.published));

  return {
    search(query, page): Hits<T> {
      const phrases = query.phrases.map(phraseOf).filter((phrase) => phrase !== "");
      const terms = queryTerms(query.words, phrases.length > 0);
      const passes = createFilter(query, entries, lookup);
      const matches = terms.length > 0 ? ranking(terms, passes) : unranked(entries.length, passes);
      matches.sort(orderOf(query.sort, days));
      return {
        items: matches.slice(page.offset, page.offset + page.limit).flatMap(({ number, terms: matched }) => {
          const [item, entry] = [items[number], entries[number]];
          if (item === undefined || entry === undefined) return [];
          return [{ item, matched: matchedIn(entry, new Set(matched), phrases) }];
        }),
        total: matches.length,
        withAll: matches.filter(({ hasAll }) => hasAll).length,
      };
    },
  };
}

type Passes = (number: number) => boolean;
type Ranking = (terms: readonly string[], passes: Passes) => Match[];

/** Tab never stands in a term. */
const separator = "\t";

/**
 * MiniSearch as plain BM25: it counts a field's distinct tokens as its length, so every token is made
 * distinct by its place; it multiplies a score by the number of query terms that matched, so that is divided
 * out; and its floor of d is 0. Fuzzy only for terms that the items do not have, since on others it only
 * brings in what nobody asked for.
 */
function createRanking(entries: readonly Entry[]): Ranking {
  const known = new Set<string>();
  const engine = new MiniSearch<{ id: number }>({
    fields: ["text"],
    extractField: ({ id }, field) => (field === "id" ? id : textOf(entries[id])),
    tokenize: (text) => termsOf(text).map(({ term }, place) => term + separator + place),
    processTerm: (token) => {
      const term = token.slice(0, token.indexOf(separator));
      known.add(term);
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
  engine.addAll(entries.map((_, id) => ({ id })));
  return (terms, passes) =>
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
      }));
}

/** A number that is not there has no near one: 2023 is not 2022. */
const mayBeMistyped = (term: string): boolean => term.length >= 4 && !/\p{N}/u.test(term);

const textOf = (entry: Entry | undefined): string =>
  entry === undefined
    ? ""
    : [...entry.spans.map((span) => textAt(entry.article, span)), ...entry.speakers].join("\n");

/** Whether an item is one of those that fields, phrases and exclusions leave. */
function createFilter(query: Query, entries: readonly Entry[], lookup: Lookup): Passes {
  const isAsked = filterOf(query);
  const phrases = query.phrases.filter((text) => phraseOf(text) !== "").map((text) => lookup.phrase(text));
  const without = query.without.map(({ text, phrase }) => (phrase ? lookup.phrase(text) : lookup.word(text)));
  return (number) => {
    const entry = entries[number];
    return (
      entry !== undefined &&
      phrases.every((numbers) => numbers.has(number)) &&
      !without.some((numbers) => numbers.has(number)) &&
      isAsked(entry)
    );
  };
}

const unranked = (count: number, passes: Passes): Match[] =>
  Array.from({ length: count }, (_, number) => number)
    .filter(passes)
    .map((number) => ({ number, score: 0, hasAll: true, terms: [] }));
