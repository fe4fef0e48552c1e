import type { Pause } from "../slices.ts";
import { createLists, type Lists, type SavedLists } from "./lists.ts";
import { inAll, type Numbers, noNumbers } from "./numbers.ts";

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
  /** The items that hold all of these words, ascending; of no words, none. */
  holding(words: readonly number[]): Numbers;
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
    items: (word) => lists.get(word).map(itemOf),
    holding(words) {
      const [rarest, ...others] = [...new Set(words)].sort((a, b) => lists.length(a) - lists.length(b));
      let items: Numbers = rarest === undefined ? noNumbers : lists.get(rarest).map(itemOf);
      // Each list is copied to be compared, so no further than any item is left.
      for (const word of others) {
        if (items.length === 0) break;
        items = inAll([items, lists.get(word).map(itemOf)]);
      }
      return items;
    },
    save: lists.save,
  };
}

/**
 * The postings of items that are taken up all at once: `wordLists` hold the words of each, by its number, and only words that
 * `isCounted` says 1 of are taken. It takes a fraction of the time of adding them one after another.
 */
export async function postingsOf(
  wordLists: readonly SavedLists[],
  isCounted: Uint8Array,
  pause: Pause,
): Promise<SavedLists> {
  const lengths = new Uint32Array(isCounted.length);
  const last = new Int32Array(isCounted.length).fill(-1);
  await eachWord(wordLists, pause, (item, word) => {
    if (isCounted[word] !== 1 || last[word] === item) return;
    last[word] = item;
    lengths[word] = (lengths[word] ?? 0) + 1;
  });
  const ends = new Uint32Array(lengths.length);
  let used = 0;
  lengths.forEach((length, word) => {
    ends[word] = used;
    used += length;
  });
  const values = new Uint32Array(used);
  last.fill(-1);
  await eachWord(wordLists, pause, (item, word) => {
    if (isCounted[word] !== 1) return;
    const end = ends[word] ?? 0;
    if (last[word] !== item) {
      last[word] = item;
      values[end] = item * 64 + 1;
      ends[word] = end + 1;
    } else if (countOf(values[end - 1] ?? 0) < mostCounted) values[end - 1] = (values[end - 1] ?? 0) + 1;
  });
  return { lengths, values };
}

/** Tells all words of an item before those of the next. */
async function eachWord(
  wordLists: readonly SavedLists[],
  pause: Pause,
  tell: (item: number, word: number) => void,
): Promise<void> {
  const walks = wordLists.map((lists) => ({ ...lists, at: 0 }));
  const items = Math.max(0, ...wordLists.map(({ lengths }) => lengths.length));
  for (let item = 0; item < items; item++) {
    for (const walk of walks) {
      const end = walk.at + (walk.lengths[item] ?? 0);
      while (walk.at < end) tell(item, walk.values[walk.at++] ?? 0);
    }
    if (item % atOnce === 0) await pause();
  }
}

/** Items between two looks at the clock. */
const atOnce = 500;

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
