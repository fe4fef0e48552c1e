import { textAt } from "../article.ts";
import { conditionsOf, type Outside } from "./conditions.ts";
import { onePerThing } from "./copies.ts";
import { byWords } from "./filters.ts";
import { createLookup } from "./lookup.ts";
import { matchedIn } from "./matching.ts";
import { meantIn } from "./meant.ts";
import { inAll } from "./numbers.ts";
import { compare, dayKey, type Match, orderOf } from "./order.ts";
import { phraseOf } from "./phrases.ts";
import type { Query } from "./query.ts";
import { createRanking } from "./ranking.ts";
import type { Entry, Hits, SearchIndex } from "./search-index.ts";
import { spellingOf } from "./spelling.ts";
import { queryTerms } from "./terms.ts";
import { wordsOf } from "./words.ts";

/**
 * A search over items that may come and go; an item's entry does not change. Best first means: items with
 * every word before the others, then by BM25, then the newest, then by the article's id and the place in it;
 * without words, the newest first. So the same items are in the same order, however they came.
 *
 * An exclusion takes a word in any spelling but not in other forms (`-dialog` leaves "dialogue" out and
 * "dialogues" in): leaving out too little is seen in the hits, leaving out too much is not.
 */
export function createSearchIndex<T>(
  items: Iterable<T>,
  entryOf: (item: T) => Entry,
  outside: Outside = { about: () => new Set(), speakers: byWords },
): SearchIndex<T> {
  const slots: (T | undefined)[] = [];
  const entries: (Entry | undefined)[] = [];
  const days: string[] = [];
  const numbers = new Map<T, number>();
  const free: number[] = [];
  const ranking = createRanking();
  const lookup = createLookup(entries);

  const dayOf = ({ number }: Match) => days[number] ?? "";
  const given = (a: Match, b: Match) => byPlace(entries[a.number], entries[b.number]);

  function add(item: T): void {
    if (numbers.has(item)) return;
    const number = free.pop() ?? slots.length;
    const entry = entryOf(item);
    numbers.set(item, number);
    slots[number] = item;
    entries[number] = entry;
    days[number] = dayKey(entry.article.published);
    ranking.add(number, entry);
    lookup.add(number, entry);
  }

  function remove(item: T): void {
    const number = numbers.get(item);
    const entry = number === undefined ? undefined : entries[number];
    if (number === undefined || entry === undefined) return;
    ranking.remove(number, entry);
    lookup.remove(number, entry);
    numbers.delete(item);
    slots[number] = undefined;
    entries[number] = undefined;
    free.push(number);
  }

  const meantBy = (query: Query) =>
    meantIn(
      query,
      lookup.vocabulary,
      (word) => queryTerms([word], false).every(ranking.knows),
      (number, spelled) => writtenIn(entries[number], spelled),
    );

  for (const item of items) add(item);
  return {
    search(query, page, copyOf): Hits<T> {
      const phrases = phrasesIn(query);
      const { terms, optional } = rankedTerms(query, ranking.knows);
      const left = conditionsOf(query, { entries, lookup, holding: ranking.holding, ...outside });
      const ranked = terms.length === 0 || left.isNone ? [] : ranking.rank(terms, left.passes, optional);
      const found = isRankedOnly(query, terms)
        ? ranked
        : [...ranked, ...unranked(left.all(), ranked, terms.length === optional.length)];
      found.sort(orderOf(query.sort, dayOf, given));
      const copyAt = (number: number) => {
        const item = slots[number];
        return item === undefined ? undefined : copyOf?.(item);
      };
      const matches = copyOf === undefined ? found : onePerThing(found, copyAt);
      const unknown = query.words.filter((word) =>
        queryTerms([word], true).some((term) => !ranking.knows(term)),
      );
      const meant = matches.length === 0 && page.limit > 0 ? meantBy(query) : [];
      return {
        ...(meant.length > 0 && { meant }),
        ...(matches.length > 0 && unknown.length > 0 && { unknown }),
        items: matches.slice(page.offset, page.offset + page.limit).flatMap(({ number, terms: matched }) => {
          const [item, entry] = [slots[number], entries[number]];
          if (item === undefined || entry === undefined) return [];
          return [{ item, matched: matchedIn(entry, new Set(matched), phrases) }];
        }),
        total: matches.length,
        withAll: matches.filter(({ hasAll }) => hasAll).length,
      };
    },
    holding: (words) =>
      inAll(queryTerms([words], false).map(ranking.holding)).flatMap((number) => slots[number] ?? []),
    add: (more) => {
      for (const item of more) add(item);
    },
    remove: (less) => {
      for (const item of less) remove(item);
    },
  };
}

const byPlace = (a: Entry | undefined, b: Entry | undefined): number =>
  compare(a?.article.id ?? "", b?.article.id ?? "") || (a?.spans[0]?.start ?? 0) - (b?.spans[0]?.start ?? 0);

/** A word as it stands in an entry, by its one spelling. */
const writtenIn = (entry: Entry | undefined, spelled: string): string | undefined =>
  entry?.spans
    .values()
    .flatMap((span) => {
      const text = textAt(entry.article, span);
      return wordsOf(text).flatMap(({ word, start, end }) =>
        spellingOf(word) === spelled ? text.slice(start, end) : [],
      );
    })
    .next().value;

/** All phrases that may be marked in a hit. */
const phrasesIn = (query: Query): string[] =>
  [...query.phrases, ...query.either.flat().flatMap(({ text, phrase }) => (phrase ? text : []))]
    .map(phraseOf)
    .filter((phrase) => phrase !== "");

/** The terms that items are ranked by, and those among them that an item may lack though it has all words. */
function rankedTerms(query: Query, isKnown: (term: string) => boolean) {
  const words = [...query.words, ...query.required];
  const needed = queryTerms(words, query.phrases.length + query.either.length > 0);
  const alternatives = query.either.flat().flatMap(({ text, phrase }) => (phrase ? [] : text));
  // One that nothing has would bring in what is spelt nearly like it, which is not asked for.
  const optional = queryTerms(alternatives, true).filter((term) => isKnown(term) && !needed.includes(term));
  return { terms: [...needed, ...optional], optional };
}

/** Whether an item must have one of the terms: words that nothing else is required beside. */
const isRankedOnly = (query: Query, terms: readonly string[]): boolean =>
  terms.length > 0 && query.required.length === 0 && query.either.length === 0;

/** What passes beside what was ranked: all of it, where nothing is. */
function unranked(numbers: readonly number[], ranked: readonly Match[], hasAll: boolean): Match[] {
  const known = new Set(ranked.map(({ number }) => number));
  return numbers.flatMap((number) => (known.has(number) ? [] : { number, score: 0, hasAll, terms: [] }));
}
