import { foldedWords } from "./fold.ts";

/** A name to offer while someone types. */
export interface Listed {
  readonly name: string;
  /** What typed words are looked for in: the name's words, folded, each behind a blank. */
  readonly folded: string;
}

/** The names that the corpus has, the most frequent first: plain data, small enough to keep beside whoever types. */
export interface Directory {
  readonly by: readonly Listed[];
  readonly in: readonly Listed[];
}

/** Of a corpus without articles. */
export const emptyDirectory: Directory = { by: [], in: [] };

/** Names with a word that begins with what was typed, or that contain all of it in a row, in their order. */
export function namesFor(
  directory: Directory,
  field: "by" | "in",
  typed: string,
  limit: number,
): readonly string[] {
  const wanted = ` ${foldedWords(typed).join(" ")}`;
  const names: string[] = [];
  for (const { name, folded } of directory[field]) {
    if (names.length >= limit) break;
    if (folded.includes(wanted)) names.push(name);
  }
  return names;
}

interface Counted {
  readonly name?: string;
}

/** Folding thousands of names anew at every change would be felt. */
const known = new WeakMap<Counted, Listed>();

/** Counts of speakers or outlets as a directory lists them; those without a name are left out. */
export const listedFrom = (counts: readonly Counted[]): readonly Listed[] =>
  counts.flatMap((counted) => {
    const { name } = counted;
    if (name === undefined) return [];
    const listed = known.get(counted) ?? { name, folded: ` ${foldedWords(name).join(" ")}` };
    known.set(counted, listed);
    return listed;
  });
