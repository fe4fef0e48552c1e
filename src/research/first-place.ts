/** The first place of `items` at which something holds that holds at every later one too; their count where it holds at none. */
export function firstPlace<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const item = items[middle];
    if (item === undefined || holds(item)) to = middle;
    else from = middle + 1;
  }
  return from;
}
