/**
 * Puts items in order in steps of a few milliseconds, for tens of thousands of them: parts are sorted, then merged two by two. Equal ones
 * stay as they are.
 */
export function* inOrder<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<undefined, readonly T[]> {
  let parts: T[][] = [];
  for (let at = 0; at < items.length; at += sorted) {
    parts.push(items.slice(at, at + sorted).sort(compare));
    yield;
  }
  while (parts.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < parts.length; at += 2)
      merged.push(yield* mergeOf(parts[at] ?? [], parts[at + 1] ?? [], compare));
    parts = merged;
  }
  return parts[0] ?? [];
}

/** So many are sorted at once. */
const sorted = 2000;

function* mergeOf<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<undefined, T[]> {
  const merged: T[] = [];
  let [i, k] = [0, 0];
  while (i < left.length || k < right.length) {
    const [a, b] = [left[i], right[k]];
    if (b === undefined || (a !== undefined && compare(a, b) <= 0)) {
      if (a !== undefined) merged.push(a);
      i++;
    } else {
      merged.push(b);
      k++;
    }
    if (merged.length % sorted === 0) yield;
  }
  return merged;
}
