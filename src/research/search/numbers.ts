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
    return kept(numbers, (number) => others[placeIn(others, number)] === number);
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

/** Those that pass; the same as `filter`, in a third of the time. */
export function kept(numbers: Numbers, passes: (number: number) => boolean): Numbers {
  const left = new Uint32Array(numbers.length);
  let count = 0;
  for (const number of numbers) if (passes(number)) left[count++] = number;
  return left.subarray(0, count);
}

/** Those that stand in any of the lists. */
export function inAny(those: readonly Numbers[]): Numbers {
  const lists = those.filter(({ length }) => length > 0);
  const [only = noNumbers, another] = lists;
  if (another === undefined) return only;
  const together = lists.reduce((sum, { length }) => sum + length, 0);
  if (together < few) return uniqueOf(lists, together);
  const marked = marking(lists);
  const numbers = new Uint32Array(marked.length);
  let count = 0;
  for (let number = 0; number < marked.length; number++) if (marked[number] === 1) numbers[count++] = number;
  return numbers.subarray(0, count);
}

/** So many numbers are sorted sooner than all there may be are gone through. */
const few = 1000;

function uniqueOf(lists: readonly Numbers[], together: number): Numbers {
  const numbers = new Uint32Array(together);
  let used = 0;
  for (const list of lists) {
    numbers.set(list, used);
    used += list.length;
  }
  return unique(numbers);
}

/** These numbers, each once, ascending; it sorts them in their place. */
export function unique(numbers: Uint32Array): Numbers {
  numbers.sort();
  let last = -1;
  return kept(numbers, (number) => {
    const isNew = number !== last;
    last = number;
    return isNew;
  });
}

/** Whether a number stands in any of the lists, in the same time however many they are. */
export function isInAny(lists: readonly Numbers[]): (number: number) => boolean {
  if (lists.every((list) => list.length === 0)) return () => false;
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
