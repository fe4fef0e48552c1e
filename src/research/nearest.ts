/**
 * The candidate that a person most likely meant by `word`: one slip of the finger away (a letter wrong,
 * missing, too many, or two swapped), two for words of eight letters and more. Case does not count.
 * Nothing when none is near, or when the word is itself a candidate.
 */
export function nearestOf(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  if (typed.length < 2) return undefined;
  let nearest: string | undefined;
  let least = (typed.length < 8 ? 1 : 2) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (other === typed) return undefined;
    if (Math.abs(other.length - typed.length) >= least) continue;
    const distance = slipsBetween(typed, other);
    if (distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

/**
 * How many slips of the finger make `b` of `a`: Damerau–Levenshtein in its restricted form (no letter is edited
 * twice), over UTF-16 code units.
 */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const changed = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const oneSided = Math.min(last[column] ?? 0, line[column - 1] ?? 0) + 1;
      const swap = swapped ? (before[column - 2] ?? Number.POSITIVE_INFINITY) + 1 : Number.POSITIVE_INFINITY;
      line.push(Math.min(changed, oneSided, swap));
    }
    before = last;
    last = line;
  }
  return last[b.length] ?? 0;
}
