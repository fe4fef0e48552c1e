import { textAt } from "../article.ts";
import { createPause, type Pause } from "../slices.ts";
import { alike } from "./alike.ts";
import { analyse } from "./analysis.ts";
import { askedOf } from "./asked.ts";
import { byArticle } from "./by-article.ts";
import { type Columns, createColumns } from "./columns.ts";
import { conditionsOf, type Outside } from "./conditions.ts";
import { createCopies } from "./copies.ts";
import { byWords } from "./filters.ts";
import { createHead } from "./head.ts";
import { createLookup, type Lookup, loadLookup } from "./lookup.ts";
import { matchedIn } from "./matching.ts";
import { meantIn } from "./meant.ts";
import { inAll, isInAny, type Numbers } from "./numbers.ts";
import { compare, firstOf, orderOf, prefixOf } from "./order.ts";
import { phraseOf } from "./phrases.ts";
import type { Query } from "./query.ts";
import { createRanking, loadRanking, type Ranked, type Ranking } from "./ranking.ts";
import { partsOf, savedOf } from "./saved-parts.ts";
import type { Copy, Entry, Hits, SavedIndex, SearchIndex } from "./search-index.ts";
import { createSpeaking, type Speaking } from "./speaking.ts";
import { queryTerms } from "./terms.ts";
import { createTiers, hasAll } from "./tiers.ts";
import { unknownIn } from "./unknown.ts";
import { withoutUnused } from "./without-unused.ts";
import { wordsOf } from "./words.ts";

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
  const numbers = new Map<T, number>(
    slots.flatMap((item, number) => (item === undefined ? [] : [[item, number]])),
  );
  const free = slots.flatMap((item, number) => (item === undefined ? number : []));
  const head = createHead(lookup, ranking);
  const articles = byArticle(columns, entries, ranking.holding);

  const ids = entries.map((entry) => prefixOf(entry?.article.id ?? ""));
  const given = (a: number, b: number) =>
    (ids[a] ?? 0) - (ids[b] ?? 0) ||
    (columns.isSameArticle(a, b) ? 0 : compare(entries[a]?.article.id ?? "", entries[b]?.article.id ?? "")) ||
    columns.start(a) - columns.start(b);
  const tiers = createTiers();
  const copies = createCopies();
  if (copyOf !== undefined) for (const [item, number] of numbers) copies.set(number, copyOf(item));

  function add(item: T): void {
    if (numbers.has(item)) return;
    const number = free.pop() ?? slots.length;
    const entry = entryOf(item);
    const analysis = analyse(entry);
    numbers.set(item, number);
    slots[number] = item;
    entries[number] = entry;
    columns.set(number, entry);
    speaking.add(number, entry);
    copies.set(number, copyOf?.(item));
    ids[number] = prefixOf(entry.article.id);
    ranking.add(number, analysis);
    lookup.add(number, analysis);
  }

  function remove(item: T): void {
    const number = numbers.get(item);
    const entry = number === undefined ? undefined : entries[number];
    if (number === undefined || entry === undefined) return;
    ranking.remove(number, analyse(entry));
    lookup.remove(number);
    speaking.remove(number, entry);
    columns.set(number, undefined);
    copies.set(number, undefined);
    numbers.delete(item);
    slots[number] = undefined;
    entries[number] = undefined;
    free.push(number);
  }

  function itemsAt(those: Uint32Array): readonly T[] {
    const items: T[] = [];
    for (const number of those) {
      const item = slots[number];
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  function everyNumber(): Uint32Array {
    const all = new Uint32Array(numbers.size);
    let count = 0;
    for (let number = 0; number < slots.length; number++)
      if (slots[number] !== undefined) all[count++] = number;
    return all;
  }

  /** All that a query finds, each thing once, and how they are ordered. */
  function find(query: Query) {
    const asked = askedOf(query, ranking.knows);
    const { among, passing } = conditionsOf(query, {
      entries,
      columns,
      speaking,
      lookup,
      holding: ranking.holding,
      ...nothingOutside,
      ...outside,
    });
    const left = among && passing(among);
    const ranked = asked.words.length > 0 && left?.length !== 0 ? ranking.rank(asked.words, left) : undefined;
    const all = ranked !== undefined && isRankedOnly(query) ? ranked.found : (left ?? everyNumber());
    const found = left === undefined ? passing(all) : all;
    if (ranked !== undefined) {
      const isInRow = isInAny(asked.mayBeQuotation ? [lookup.phrase(asked.typed)] : []);
      tiers.fill(found, ranked, { needed: asked.needed, isInRow });
    }
    const order = orderOf(query.sort, { key: ranked && tiers.key, day: columns.day, given });
    if (ranked !== undefined && query.sort === "best") {
      const gains = (number: number, gain: number) => tiers.rescore(number, ranked.score(number) + gain);
      head.review(firstOf(found, head.size, order), asked, ranked, gains, order);
    }
    return { asked, ranked, matches: copies.onePerThing(found, ranked && tiers, given), order };
  }

  const meantBy = (query: Query) =>
    meantIn(
      query,
      lookup.vocabulary,
      (word) => queryTerms([word], false).every(ranking.knows),
      (numbers, form) => {
        // The first by its place, so that the writing does not depend on which item came first.
        const first = numbers.reduce(
          (before, number) => (given(number, before) < 0 ? number : before),
          numbers[0] ?? -1,
        );
        return writtenIn(entries[first], form);
      },
    );

  function countWithAll(matches: Numbers, ranked: Ranked | undefined, ofArticles: boolean): number {
    if (ranked === undefined) return matches.length;
    const isWithAll = ofArticles
      ? articles.hasAll(ranked.needed)
      : (number: number) => hasAll(tiers.of(number));
    return matches.reduce((count, number) => count + Number(isWithAll(number)), 0);
  }

  return {
    search(query, page, { ofArticles = false } = {}): Hits<T> {
      const { asked, ranked, matches, order } = find(query);
      const phrases = phrasesIn(query);
      const alternatives = query.either.flat().flatMap(({ text, phrase }) => (phrase ? [] : text));
      const unknown = unknownIn(
        [...query.words, ...alternatives],
        ranking.knows,
        (term) => ranked?.replaced.has(term) === true,
      );
      const leftOut = [...asked.leftOut, ...(ranked?.leftOut ?? [])];
      const first = firstOf(matches, Math.min(page.offset + page.limit, matches.length), order);
      const meant = matches.length === 0 && page.limit > 0 ? meantBy(query) : [];
      return {
        ...(meant.length > 0 && { meant }),
        ...(matches.length > 0 && unknown.length > 0 && { unknown }),
        ...(leftOut.length > 0 && { leftOut }),
        items: first.slice(page.offset).flatMap((number) => {
          const [item, entry] = [slots[number], entries[number]];
          if (item === undefined || entry === undefined) return [];
          return [{ item, matched: matchedIn(entry, ranked?.terms ?? new Set(), phrases) }];
        }),
        total: matches.length,
        withAll: countWithAll(matches, ranked, ofArticles),
        ...(query.sort !== "best" && {
          undated: matches.reduce((count, number) => count + Number(columns.day(number) === 0), 0),
        }),
      };
    },
    holding: (words) => itemsAt(inAll(queryTerms([words], false).map(ranking.holding))),
    articlesHolding: articles.holding,
    alike: (text, most) => alike(text, most, { lookup, ranking }).flatMap((number) => slots[number] ?? []),
    sharing(item, least) {
      const number = numbers.get(item);
      if (number === undefined) return [];
      const sharers = lookup.sharing.with(number, least, { count: numbers.size, size: slots.length });
      return sharers.flatMap(({ entry, share }) => {
        const other = slots[entry];
        return other === undefined ? [] : { item: other, share };
      });
    },
    every: (query) => itemsAt(find(query).matches),
    unused: () =>
      ranking.terms.reduce((count, _, term) => count + Number(ranking.frequency(term) === 0), 0) /
      Math.max(leastTerms, ranking.terms.length),
    async save(pause) {
      const items = [...slots];
      const [ofLookup, ofRanking] = await Promise.all([
        lookup.save(items.length, pause),
        ranking.save(pause),
      ]);
      return savedOf(items, ofLookup, ofRanking);
    },
    add: (more) => {
      for (const item of more) add(item);
    },
    remove: (less) => {
      for (const item of less) remove(item);
    },
    recopy(items) {
      for (const item of items) {
        const number = numbers.get(item);
        if (number !== undefined) copies.set(number, copyOf?.(item));
      }
    },
  };
}

const nothingOutside: Outside = { about: () => new Set(), speakers: byWords };

/** In fewer terms than these, what is not used is no waste. */
const leastTerms = 1000;

/** A word as it stands in an entry, by how it is folded. */
const writtenIn = (entry: Entry | undefined, form: string): string | undefined =>
  entry?.spans
    .values()
    .flatMap((span) => {
      const text = textAt(entry.article, span);
      return wordsOf(text).flatMap(({ word, start, end }) => (word === form ? text.slice(start, end) : []));
    })
    .next().value;

/** All phrases that may be marked in a hit. */
const phrasesIn = (query: Query): string[] =>
  [...query.phrases, ...query.either.flat().flatMap(({ text, phrase }) => (phrase ? text : []))]
    .map(phraseOf)
    .filter((phrase) => phrase !== "");

/** Whether an item must have one of the words: nothing else that stands in its words is required beside them. */
const isRankedOnly = ({ required, either, phrases }: Query): boolean =>
  required.length === 0 && either.length === 0 && phrases.every((phrase) => phraseOf(phrase) === "");
