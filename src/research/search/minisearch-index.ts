import { createFilter } from "./conditions.ts";
import { onePerThing } from "./copies.ts";
import { createLookup } from "./lookup.ts";
import { matchedIn } from "./matching.ts";
import { compare, dayKey, type Match, orderOf } from "./order.ts";
import { phraseOf } from "./phrases.ts";
import { createRanking } from "./ranking.ts";
import type { Entry, Hits, SearchIndex } from "./search-index.ts";
import { queryTerms } from "./terms.ts";

/**
 * A search over items that may come and go; an item's entry does not change. Best first means: items with
 * every word before the others, then by BM25, then the newest, then by the article's id and the place in it;
 * without words, the newest first. So the same items are in the same order, however they came.
 *
 * An exclusion takes a word in any spelling but not in other forms (`-dialog` leaves "dialogue" out and
 * "dialogues" in): leaving out too little is seen in the hits, leaving out too much is not.
 */
export function createSearchIndex<T>(items: Iterable<T>, entryOf: (item: T) => Entry): SearchIndex<T> {
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

  for (const item of items) add(item);
  return {
    search(query, page, copyOf): Hits<T> {
      const phrases = query.phrases.map(phraseOf).filter((phrase) => phrase !== "");
      const terms = queryTerms(query.words, phrases.length > 0);
      const passes = createFilter(query, entries, lookup);
      const found = terms.length > 0 ? ranking.rank(terms, passes) : unranked(entries.length, passes);
      found.sort(orderOf(query.sort, dayOf, given));
      const copyAt = (number: number) => {
        const item = slots[number];
        return item === undefined ? undefined : copyOf?.(item);
      };
      const matches = copyOf === undefined ? found : onePerThing(found, copyAt);
      const unknown = query.words.filter((word) =>
        queryTerms([word], true).some((term) => !ranking.knows(term)),
      );
      return {
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
    add: (more) => {
      for (const item of more) add(item);
    },
    remove: (less) => {
      for (const item of less) remove(item);
    },
  };
}

type Passes = (number: number) => boolean;

const byPlace = (a: Entry | undefined, b: Entry | undefined): number =>
  compare(a?.article.id ?? "", b?.article.id ?? "") || (a?.spans[0]?.start ?? 0) - (b?.spans[0]?.start ?? 0);

const unranked = (count: number, passes: Passes): Match[] =>
  Array.from({ length: count }, (_, number) => number)
    .filter(passes)
    .map((number) => ({ number, score: 0, hasAll: true, terms: [] }));
