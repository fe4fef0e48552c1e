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
  const width = b.length + 1;
  if (rows[0].length < width) rows = [new Uint32Array(width), new Uint32Array(width), new Uint32Array(width)];
  let [before, last, line] = rows;
  for (let column = 0; column < width; column++) last[column] = column;
  for (let row = 1; row <= a.length; row++) {
    line[0] = row;
    for (let column = 1; column < width; column++) {
      const [here, there] = [a.charCodeAt(row - 1), b.charCodeAt(column - 1)];
      let slips = Math.min(
        (last[column - 1] ?? 0) + Number(here !== there),
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
      );
      if (row > 1 && column > 1 && here === b.charCodeAt(column - 2) && there === a.charCodeAt(row - 2))
        slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      line[column] = slips;
    }
    [before, last, line] = [last, line, before];
  }
  return last[width - 1] ?? 0;
}

/** The last three rows of the table, made once: thousands of words are compared for one that is mistyped. */
let rows: [Uint32Array, Uint32Array, Uint32Array] = [new Uint32Array(), new Uint32Array(), new Uint32Array()];
