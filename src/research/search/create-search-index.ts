import { createPause, type Pause } from "../slices.ts";
import { alike } from "./alike.ts";
import { analyse } from "./analysis.ts";
import { byArticle } from "./by-article.ts";
import { type Columns, createColumns } from "./columns.ts";
import type { Outside } from "./conditions.ts";
import { createCopies } from "./copies.ts";
import { byWords } from "./filters.ts";
import { createFinder } from "./finder.ts";
import { createItems } from "./items.ts";
import { createLookup, type Lookup, loadLookup } from "./lookup.ts";
import { matchedIn } from "./matching.ts";
import { meantIn } from "./meant.ts";
import { inAll, type Numbers } from "./numbers.ts";
import { firstOf } from "./order.ts";
import { phraseOf } from "./phrases.ts";
import type { Query } from "./query.ts";
import { createRanking, loadRanking, type Ranking } from "./ranking.ts";
import { partsOf, savedOf } from "./saved-parts.ts";
import type { Copy, Entry, Hits, SavedIndex, SearchIndex } from "./search-index.ts";
import { createSpeaking, type Speaking } from "./speaking.ts";
import { queryTerms } from "./terms.ts";
import { unknownIn } from "./unknown.ts";
import { withoutUnused } from "./without-unused.ts";
import { writtenIn } from "./written.ts";

/**
 * A search over items that may come and go; an item's entry does not change. Best first means: items that have
 * the words of a query in a row, then those with every word, then by score (BM25, and for the first of them how close the words stand
 * and what else the first have in common), then the newest, then by the article's id and the place in it;
 * without words, the newest first. So the same items are in the same order, however they came.
 *
 * An exclusion takes a word in any spelling but not in other forms (`-dialog` leaves "dialogue" out and
 * "dialogues" in): leaving out too little is seen in the hits, leaving out too much is not.
 */
export function createSearchIndex<T>(
  items: Iterable<T>,
  entryOf: (item: T) => Entry,
  around: Around<T> = {},
): SearchIndex<T> {
  const index = indexOn(entryOf, around, {
    slots: [],
    entries: [],
    columns: createColumns(),
    speaking: createSpeaking(),
    ranking: createRanking(),
    lookup: createLookup(),
  });
  index.add(items);
  return index;
}

/**
 * The index that was saved, of items that stand for the same texts, in the order that `save` gave; an item may be missing.
 * It answers as one built anew, takes a fraction of the time, and lets others work meanwhile.
 * @throws SavedIndexError when it is of other items.
 */
export async function loadSearchIndex<T>(
  saved: SavedIndex<T>,
  entryOf: (item: T) => Entry,
  { pause = createPause(), ...around }: Around<T> & { readonly pause?: Pause } = {},
): Promise<SearchIndex<T>> {
  const slots = [...saved.items];
  const entries: (Entry | undefined)[] = [];
  const [columns, speaking] = [createColumns(), createSpeaking()];
  for (const item of slots) {
    const entry = item === undefined ? undefined : entryOf(item);
    columns.set(entries.length, entry);
    if (entry !== undefined) speaking.add(entries.length, entry);
    entries.push(entry);
    if (entries.length % atOnce === 0) await pause();
  }
  const parts = await withoutUnused(partsOf(saved), pause);
  const [ranking, lookup] = await Promise.all([
    loadRanking(parts.ranking, pause),
    loadLookup(parts.lookup, pause),
  ]);
  return indexOn(entryOf, around, { slots, entries, columns, speaking, ranking, lookup });
}

/** What an index is told of its items by others, whenever it asks. */
interface Around<T> extends Partial<Outside> {
  /** What an item is a copy of, as it is when it comes and when `recopy` is told of it. */
  readonly copyOf?: (item: T) => Copy | undefined;
}

/** Entries between two looks at the clock. */
const atOnce = 500;

/** All of an index; items and entries stand at their numbers. */
interface Parts<T> {
  readonly slots: (T | undefined)[];
  readonly entries: (Entry | undefined)[];
  readonly columns: Columns;
  readonly speaking: Speaking;
  readonly ranking: Ranking;
  readonly lookup: Lookup;
}

function indexOn<T>(
  entryOf: (item: T) => Entry,
  { copyOf, ...outside }: Around<T>,
  { slots, entries, columns, speaking, ranking, lookup }: Parts<T>,
): SearchIndex<T> {
  const items = createItems(slots, entries, columns);
  const articles = byArticle(columns, entries, ranking.holding);
  const copies = createCopies();
  const find = createFinder({
    ...{ items, columns, speaking, ranking, lookup, copies },
    outside: { ...nothingOutside, ...outside },
  });

  function recopy(item: T): void {
    const number = items.numberOf(item);
    if (number !== undefined) copies.set(number, copyOf?.(item));
  }
  if (copyOf !== undefined) items.all(items.every()).forEach(recopy);

  function add(item: T): void {
    if (items.numberOf(item) !== undefined) return;
    const entry = entryOf(item);
    const analysis = analyse(entry);
    const number = items.put(item, entry);
    columns.set(number, entry);
    speaking.add(number, entry);
    copies.set(number, copyOf?.(item));
    ranking.add(number, analysis);
    lookup.add(number, analysis);
  }

  function remove(item: T): void {
    const number = items.numberOf(item);
    const entry = number === undefined ? undefined : entries[number];
    if (number === undefined || entry === undefined) return;
    ranking.remove(number, analyse(entry));
    lookup.remove(number);
    speaking.remove(number, entry);
    columns.set(number, undefined);
    copies.set(number, undefined);
    items.free(item, number);
  }

  const meantBy = (query: Query) =>
    meantIn(
      query,
      lookup.vocabulary,
      (word) => queryTerms([word], false).every(ranking.knows),
      (numbers, form) => writtenIn(numbers, form, items),
    );

  return {
    search(query, page, { ofArticles = false } = {}): Hits<T> {
      const { asked, ranked, matches, order, isWithAll } = find(query);
      const unknown = unknownIn(
        [...query.words, ...alternativesIn(query, false)],
        ranking.knows,
        (term) => ranked?.replaced.has(term) === true,
      );
      const leftOut = [...asked.leftOut, ...(ranked?.leftOut ?? [])];
      const first = firstOf(matches, Math.min(page.offset + page.limit, matches.length), order);
      const meant = matches.length === 0 && page.limit > 0 ? meantBy(query) : [];
      const marked = { terms: ranked?.terms ?? new Set<string>(), phrases: phrasesIn(query) };
      return {
        ...(meant.length > 0 && { meant }),
        ...(matches.length > 0 && unknown.length > 0 && { unknown }),
        ...(leftOut.length > 0 && { leftOut }),
        items: first.slice(page.offset).flatMap((number) => {
          const [item, entry] = [items.at(number), entries[number]];
          if (item === undefined || entry === undefined) return [];
          return [{ item, matched: matchedIn(entry, marked.terms, marked.phrases) }];
        }),
        total: matches.length,
        withAll:
          ranked === undefined
            ? matches.length
            : countOf(matches, ofArticles ? articles.hasAll(ranked.needed) : isWithAll),
        ...(query.sort !== "best" && { undated: countOf(matches, (number) => columns.day(number) === 0) }),
      };
    },
    holding: (words) => items.all(inAll(queryTerms([words], false).map(ranking.holding))),
    articlesHolding: articles.holding,
    alike: (text, most) => alike(text, most, { lookup, ranking }).flatMap((number) => items.at(number) ?? []),
    sharing(item, least) {
      const number = items.numberOf(item);
      if (number === undefined) return [];
      const sharers = lookup.sharing.with(number, least, { count: items.count(), size: items.size() });
      return sharers.flatMap(({ entry, share }) => {
        const other = items.at(entry);
        return other === undefined ? [] : { item: other, share };
      });
    },
    every: (query) => items.all(find(query).matches),
    unused: () =>
      ranking.terms.reduce((count, _, term) => count + Number(ranking.frequency(term) === 0), 0) /
      Math.max(leastTerms, ranking.terms.length),
    async save(pause) {
      const saved = items.saved();
      const [ofLookup, ofRanking] = await Promise.all([
        lookup.save(saved.length, pause),
        ranking.save(pause),
      ]);
      return savedOf(saved, ofLookup, ofRanking);
    },
    add: (more) => {
      for (const item of more) add(item);
    },
    remove: (less) => {
      for (const item of less) remove(item);
    },
    recopy: (those) => {
      for (const item of those) recopy(item);
    },
  };
}

const nothingOutside: Outside = { about: () => new Set(), speakers: byWords };

/** In fewer terms than these, what is not used is no waste. */
const leastTerms = 1000;

const countOf = (numbers: Numbers, isCounted: (number: number) => boolean): number =>
  numbers.reduce((count, number) => count + Number(isCounted(number)), 0);

/** All phrases that may be marked in a hit. */
const phrasesIn = (query: Query): string[] =>
  [...query.phrases, ...alternativesIn(query, true)].map(phraseOf).filter((phrase) => phrase !== "");

/** The words between which OR stands, or the phrases. */
const alternativesIn = ({ either }: Query, arePhrases: boolean): readonly string[] =>
  either.flat().flatMap(({ text, phrase }) => (phrase === arePhrases ? text : []));
