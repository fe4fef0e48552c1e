/** Items by their numbers, ascending, each once. */
export type Numbers = Uint32Array;

export const noNumbers: Numbers = new Uint32Array();

/** Those that stand in all of the lists; of no lists, none. */
export function inAll(lists: readonly Numbers[]): Numbers {
  const [shortest = noNumbers, ...others] = lists.toSorted((a, b) => a.length - b.length);
  return others.reduce(inBoth, shortest);
}

/** Where the second is much longer, each number is looked up in it; else one walk goes over both. */
function inBoth(numbers: Numbers, others: Numbers): Numbers {
  if (others.length > numbers.length * 16) {
    return numbers.filter((number) => others[placeIn(others, number)] === number);
  }
  const both = new Uint32Array(numbers.length);
  let count = 0;
  let at = 0;
  for (const number of numbers) {
    while (at < others.length && (others[at] ?? 0) < number) at++;
    if (at === others.length) break;
    if (others[at] === number) both[count++] = number;
  }
  return both.subarray(0, count);
}

/** Those that stand in any of the lists. */
export function inAny(lists: readonly Numbers[]): Numbers {
  const [only = noNumbers, another] = lists;
  if (another === undefined) return only;
  const marked = marking(lists);
  const numbers = new Uint32Array(marked.length);
  let count = 0;
  for (let number = 0; number < marked.length; number++) if (marked[number] === 1) numbers[count++] = number;
  return numbers.subarray(0, count);
}

/** Whether a number stands in any of the lists, in the same time however many they are. */
export function isInAny(lists: readonly Numbers[]): (number: number) => boolean {
  if (lists.every((list) => list.length === 0)) return () => false;
  const marked = marking(lists);
  return (number) => marked[number] === 1;
}

/** Where a number stands in an ascending list, or where it would. */
function placeIn(ascending: Numbers, number: number): number {
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
