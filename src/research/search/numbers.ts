/** Items by their numbers, ascending, each once. */
export type Numbers = readonly number[];

/** Those that stand in all of the lists; of no lists, none. */
export function inAll(lists: readonly Numbers[]): Numbers {
  const [shortest = [], ...others] = lists.toSorted((a, b) => a.length - b.length);
  if (others.length === 0) return shortest;
  return shortest.filter((number) => others.every((list) => list[placeIn(list, number)] === number));
}

/** Those that stand in any of the lists. */
export function inAny(lists: readonly Numbers[]): Numbers {
  const [only = [], another] = lists;
  if (another === undefined) return only;
  const marked = marking(lists);
  const numbers: number[] = [];
  for (let number = 0; number < marked.length; number++) if (marked[number] === 1) numbers.push(number);
  return numbers;
}

/** Whether a number stands in any of the lists, in the same time however many they are. */
export function isInAny(lists: readonly Numbers[]): (number: number) => boolean {
  if (lists.length === 0) return () => false;
  const marked = marking(lists);
  return (number) => marked[number] === 1;
}

/** Where a number stands in an ascending list, or where it would. */
export function placeIn(ascending: Numbers, number: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function marking(lists: readonly Numbers[]): Uint8Array {
  const most = lists.reduce((highest, list) => Math.max(highest, list.at(-1) ?? -1), -1);
  const marked = new Uint8Array(most + 1);
  for (const list of lists) for (const number of list) marked[number] = 1;
  return marked;
}
