/** Which items hold which words: what MiniSearch cannot say without ranking. */
export interface Postings {
  /** Words of the next item, each once or more. Items are numbered from 0 in the order they are added. */
  add(words: Iterable<string>): void;
  /** The items that hold all of these words, ascending; of no words, none. */
  holding(words: Iterable<string>): readonly number[];
}

export function createPostings(): Postings {
  const lists = new Map<string, number[]>();
  let count = 0;
  return {
    add(words) {
      const item = count++;
      for (const word of words) {
        const list = lists.get(word);
        if (list === undefined) lists.set(word, [item]);
        else if (list.at(-1) !== item) list.push(item);
      }
    },
    holding(words) {
      const [shortest = [], ...others] = [...new Set(words)]
        .map((word) => lists.get(word) ?? [])
        .sort((a, b) => a.length - b.length);
      return shortest.filter((item) => others.every((list) => includes(list, item)));
    },
  };
}

function includes(ascending: readonly number[], item: number): boolean {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < item) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === item;
}
