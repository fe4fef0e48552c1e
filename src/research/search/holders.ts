import type { Pause } from "../slices.ts";
import { createLists, type SavedLists } from "./lists.ts";
import { type Numbers, placeIn } from "./numbers.ts";

/** Which items hold which words, both by their numbers, and nothing beside: the lists are compared as they lie. */
export interface Holders {
  /** Words of an item, each as often as it likes. */
  add(item: number, words: Iterable<number>): void;
  /** Takes an item from the lists of these words; from one that it is not in, nothing. */
  remove(item: number, words: Iterable<number>): void;
  /** How many items hold a word. */
  count(word: number): number;
  /** The items that hold a word; good until the next change. */
  items(word: number): Numbers;
  save(words: number, pause: Pause): Promise<SavedLists>;
}

export function createHolders(saved?: SavedLists): Holders {
  const lists = createLists(saved);
  return {
    add(item, words) {
      for (const word of words) {
        const length = lists.length(word);
        const last = length === 0 ? -1 : (lists.values()[lists.start(word) + length - 1] ?? -1);
        if (last < item) lists.insert(word, length, item);
        else if (last > item) {
          const list = lists.get(word);
          const at = placeIn(list, item);
          if (list[at] !== item) lists.insert(word, at, item);
        }
      }
    },
    remove(item, words) {
      for (const word of words) {
        const list = lists.get(word);
        const at = placeIn(list, item);
        if (list[at] === item) lists.removeAt(word, at);
      }
    },
    count: lists.length,
    items: lists.get,
    save: lists.save,
  };
}

/**
 * Items that are taken up all at once: `wordsOfItems` are the words of each, by its number, and `words` says how many words there
 * are. It takes a fraction of the time of adding them one after another.
 */
export async function holdersOf(wordsOfItems: SavedLists, words: number, pause: Pause): Promise<Holders> {
  const lengths = new Uint32Array(words);
  const last = new Int32Array(words).fill(-1);
  await eachWord(wordsOfItems, pause, (item, word) => {
    if (last[word] === item) return;
    last[word] = item;
    lengths[word] = (lengths[word] ?? 0) + 1;
  });
  const ends = new Uint32Array(words);
  let used = 0;
  lengths.forEach((length, word) => {
    ends[word] = used;
    used += length;
  });
  const values = new Uint32Array(used);
  last.fill(-1);
  await eachWord(wordsOfItems, pause, (item, word) => {
    if (last[word] === item) return;
    last[word] = item;
    const end = ends[word] ?? 0;
    values[end] = item;
    ends[word] = end + 1;
  });
  return createHolders({ lengths, values });
}

/** Tells all words of an item before those of the next. */
async function eachWord(
  { lengths, values }: SavedLists,
  pause: Pause,
  tell: (item: number, word: number) => void,
): Promise<void> {
  let at = 0;
  for (let item = 0; item < lengths.length; item++) {
    for (const end = at + (lengths[item] ?? 0); at < end; at++) tell(item, values[at] ?? 0);
    if (item % atOnce === 0) await pause();
  }
}

/** Items between two looks at the clock. */
const atOnce = 500;
