import { resized, type SavedLists } from "./lists.ts";
import type { SavedLookup } from "./lookup.ts";
import { noNumbers } from "./numbers.ts";
import { itemOf } from "./postings.ts";
import type { SavedRanking } from "./ranking.ts";
import type { SavedIndex } from "./search-index.ts";

/** What was saved cannot be used: the index is to be built anew. */
export class SavedIndexError extends Error {}

/** The parts of an index, as they are kept. */
export function savedOf<T>(
  items: readonly (T | undefined)[],
  { words, tokens, joined }: SavedLookup,
  { terms, postings, lengths }: Omit<SavedRanking, "entries">,
): SavedIndex<T> {
  const ofItems = resized(lengths.subarray(0, items.length), items.length);
  return {
    items,
    words: [words, terms],
    numbers: [...[tokens, joined, postings].flatMap((lists) => [lists.lengths, lists.values]), ofItems],
  };
}

/**
 * The parts of an index, without the items that are not there any more.
 * @throws SavedIndexError when it is of another number of items.
 */
export function partsOf<T>({ items, words, numbers }: SavedIndex<T>): {
  lookup: SavedLookup;
  ranking: SavedRanking;
} {
  const [tokenWords = [], terms = []] = words;
  const lists = (at: number) => ({
    lengths: numbers[at] ?? noNumbers,
    values: numbers[at + 1] ?? noNumbers,
  });
  const lengths = numbers[6];
  if (lengths?.length !== items.length) throw new SavedIndexError("What was saved is of other items.");
  const isThere = Uint8Array.from(items, (item) => Number(item !== undefined));
  const [tokens, joined, postings] = [lists(0), lists(2), lists(4)];
  const isWhole = isThere.every((there, item) => there === 1 || tokens.lengths[item] === 0);
  return {
    lookup: {
      words: tokenWords,
      tokens: isWhole ? tokens : listsOf(tokens, isThere),
      joined: isWhole ? joined : listsOf(joined, isThere),
    },
    ranking: {
      entries: items.flatMap((item, number) => (item === undefined ? [] : number)),
      terms,
      postings: isWhole ? postings : filtered(postings, (posting) => isThere[itemOf(posting)] === 1),
      lengths: isWhole ? lengths : lengths.map((length, item) => (isThere[item] === 1 ? length : 0)),
    },
  };
}

/** The lists of those that are there; the others are empty. */
function listsOf({ lengths, values }: SavedLists, isThere: Uint8Array): SavedLists {
  let list = 0;
  let end = lengths[0] ?? 0;
  const listAt = (at: number) => {
    while (at >= end && list < lengths.length) end += lengths[++list] ?? 0;
    return list;
  };
  return filtered({ lengths, values }, (_, at) => isThere[listAt(at)] === 1);
}

/** The lists with those of their values that are wanted. */
export function filtered(
  { lengths, values }: SavedLists,
  isWanted: (value: number, at: number) => boolean,
): SavedLists {
  const left = new Uint32Array(lengths.length);
  const kept = new Uint32Array(values.length);
  let [at, used] = [0, 0];
  lengths.forEach((length, list) => {
    const from = used;
    for (const end = at + length; at < end; at++) {
      const value = values[at] ?? 0;
      if (isWanted(value, at)) kept[used++] = value;
    }
    left[list] = used - from;
  });
  return { lengths: left, values: kept.slice(0, used) };
}
