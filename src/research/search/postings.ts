import type { Pause } from "../slices.ts";
import { createLists, type Lists, type SavedLists } from "./lists.ts";
import type { Numbers } from "./numbers.ts";

/**
 * Which items, by their numbers, hold which words, by theirs, and how often: what MiniSearch cannot say
 * without ranking. A posting is one number, `item * 64 + count`; a count over 63 is 63, where BM25 has long
 * ceased to tell them apart. So there is room for 67 million items.
 */
export interface Postings {
  /** Words of a new item, each as often as it stands there. */
  add(item: number, words: Iterable<number>): void;
  /** Takes an item out again; the words are those it was added with. */
  remove(item: number, words: Iterable<number>): void;
  /** How many items hold a word. */
  count(word: number): number;
  /** The postings of a word, ascending; good until the next change. */
  of(word: number): Uint32Array;
  /** The items that hold a word, ascending. */
  items(word: number): Numbers;
  save(words: number, pause: Pause): Promise<SavedLists>;
}

export const itemOf = (posting: number): number => posting >>> 6;

export const countOf = (posting: number): number => posting & mostCounted;

const mostCounted = 63;

export function createPostings(saved?: SavedLists): Postings {
  const lists = createLists(saved);
  return {
    add(item, words) {
      for (const word of words) addOne(lists, word, item);
    },
    remove(item, words) {
      for (const word of words) {
        const list = lists.get(word);
        const at = placeOf(list, item);
        if (at < list.length && itemOf(list[at] ?? 0) === item) lists.removeAt(word, at);
      }
    },
    count: lists.length,
    of: lists.get,
    items(word) {
      const items = lists.get(word).slice();
      // A `map` takes ten times as long.
      for (let at = 0; at < items.length; at++) items[at] = itemOf(items[at] ?? 0);
      return items;
    },
    save: lists.save,
  };
}

function addOne(lists: Lists, word: number, item: number): void {
  const length = lists.length(word);
  const values = lists.values();
  const end = lists.start(word) + length;
  const last = length === 0 ? -1 : itemOf(values[end - 1] ?? 0);
  if (last < item) {
    lists.insert(word, length, item * 64 + 1);
    return;
  }
  const at = last === item ? length - 1 : placeOf(lists.get(word), item);
  const place = lists.start(word) + at;
  const posting = values[place] ?? 0;
  if (itemOf(posting) !== item) lists.insert(word, at, item * 64 + 1);
  else if (countOf(posting) < mostCounted) values[place] = posting + 1;
}

/** Where an item's posting stands in an ascending list, or where it would. */
function placeOf(postings: Uint32Array, item: number): number {
  let low = 0;
  let high = postings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemOf(postings[middle] ?? 0) < item) low = middle + 1;
    else high = middle;
  }
  return low;
}
