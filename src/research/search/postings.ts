import { inAll, type Numbers, placeIn } from "./numbers.ts";

/** Which items, by their numbers, hold which words: what MiniSearch cannot say without ranking. */
export interface Postings {
  /** Words of a new item, each once or more. */
  add(item: number, words: Iterable<string>): void;
  /** Takes an item out again; the words are those it was added with. */
  remove(item: number, words: Iterable<string>): void;
  /** The items that hold all of these words, ascending; of no words, none. */
  holding(words: Iterable<string>): Numbers;
  /** The items that hold this word, ascending; not to be kept over a change. */
  of(word: string): Numbers;
  /** Every word of the items that are there. */
  words(): Iterable<string>;
}

export function createPostings(): Postings {
  const lists = new Map<string, number[]>();
  return {
    add(item, words) {
      for (const word of words) {
        const list = lists.get(word);
        const last = list?.at(-1) ?? -1;
        if (list === undefined) lists.set(word, [item]);
        else if (last < item) list.push(item);
        else if (last > item) insert(list, item);
      }
    },
    remove(item, words) {
      for (const word of new Set(words)) {
        const list = lists.get(word) ?? [];
        const at = placeIn(list, item);
        if (list[at] !== item) continue;
        if (list.length === 1) lists.delete(word);
        else list.splice(at, 1);
      }
    },
    of: (word) => lists.get(word) ?? [],
    words: () => lists.keys(),
    holding(words) {
      return inAll([...new Set(words)].map((word) => lists.get(word) ?? []));
    },
  };
}

function insert(ascending: number[], item: number): void {
  const at = placeIn(ascending, item);
  if (ascending[at] !== item) ascending.splice(at, 0, item);
}
