import { foldedWords } from "./fold.ts";

/** A name to offer while someone types. */
export interface Listed {
  readonly name: string;
  /** What typed words are looked for in: the words of each form of the name, folded, each behind a blank; forms parted by line breaks. */
  readonly folded: string;
}

/** The names that the corpus has, the most frequent first: plain data, small enough to keep beside whoever types. */
export interface Directory {
  readonly by: readonly Listed[];
  readonly in: readonly Listed[];
}

/** Of a corpus without articles. */
export const emptyDirectory: Directory = { by: [], in: [] };

/** Names with a form in which all that was typed stands in a row from the beginning of a word; in their order, each once. */
export function namesFor(
  directory: Directory,
  field: "by" | "in",
  typed: string,
  limit: number,
): readonly string[] {
  const wanted = ` ${foldedWords(typed).join(" ")}`;
  const listed = directory[field];
  const { text, starts } = joined(listed);
  const names = new Set<string>();
  let entry = 0;
  for (let at = text.indexOf(wanted); at >= 0 && names.size < limit; at = text.indexOf(wanted, at)) {
    entry = entryAt(starts, at, entry);
    names.add(listed[entry]?.name ?? "");
    // Other places in the same entry say nothing more.
    at = starts[entry + 1] ?? text.length;
  }
  return [...names];
}

/** All entries as one text: looking through one is many times faster than through each. */
interface Joined {
  readonly text: string;
  readonly starts: Uint32Array;
}

const joinedOf = new WeakMap<readonly Listed[], Joined>();

function joined(listed: readonly Listed[]): Joined {
  const before = joinedOf.get(listed);
  if (before !== undefined) return before;
  const starts = new Uint32Array(listed.length);
  let length = 0;
  listed.forEach(({ folded }, entry) => {
    starts[entry] = length;
    length += folded.length + 1;
  });
  const all = { text: listed.map(({ folded }) => folded).join("\n"), starts };
  joinedOf.set(listed, all);
  return all;
}

/** The last entry that begins at `place` or before it; it is not before `from`. */
function entryAt(starts: Uint32Array, place: number, from: number): number {
  let [low, high] = [from, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The forms of a name as a directory lists them. */
export const foldedForms = (forms: readonly string[]): string =>
  [...new Set(forms.map((form) => ` ${foldedWords(form).join(" ")}`))].join("\n");

interface Counted {
  readonly name?: string;
}

/** Folding thousands of names anew at every change would be felt. */
const known = new WeakMap<Counted, Listed>();

/** The same list for the same counts: what is worked out of it is kept by it. */
const knownLists = new WeakMap<readonly Counted[], readonly Listed[]>();

/** Counts of outlets as a directory lists them; those without a name are left out. */
export function listedFrom(counts: readonly Counted[]): readonly Listed[] {
  const before = knownLists.get(counts);
  if (before !== undefined) return before;
  const all = counts.flatMap((counted) => {
    const { name } = counted;
    if (name === undefined) return [];
    const listed = known.get(counted) ?? { name, folded: foldedForms([name]) };
    known.set(counted, listed);
    return listed;
  });
  knownLists.set(counts, all);
  return all;
}
