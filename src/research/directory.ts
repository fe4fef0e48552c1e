import { foldedWords } from "./fold.ts";

/** A name to offer while someone types. */
export interface Listed {
  readonly name: string;
  /** What typed words are looked for in: the words of each form of the name, folded, each behind a blank; forms parted by line breaks. */
  readonly folded: string;
  /** The speaker's most frequent role, as articles give it; absent for a name that several bear. */
  readonly role?: string;
  /** How many quotations of a speaker, how many articles of an outlet. */
  readonly count: number;
  /** See `weightOf`. */
  readonly weight: number;
}

/** What is offered of a name. */
export type Offered = Pick<Listed, "name" | "role" | "count">;

/** Texts as one, parted by line breaks: to look through it, and to hand it to another thread, is many times faster than each. */
interface Texts {
  readonly text: string;
  /** Where each begins in `text`. */
  readonly starts: Uint32Array;
}

/** Names by their place, the best first. */
interface Names {
  readonly folded: Texts;
  /** The name, and behind `parting` the role where there is one. */
  readonly told: Texts;
  readonly counts: Uint32Array;
}

/** The names that the corpus has: plain data in few pieces, small enough to keep beside whoever types. */
export interface Directory {
  readonly by: Names;
  readonly in: Names;
}

/**
 * How soon a name is offered: the frequent and the recent first. To have been quoted two years later weighs as much as to be
 * quoted twice as often; what has no day counts as of the year 2000, and what is no person's name (`unnamed`) comes after all others. It
 * does not move with the day that it is, so that a list stays in order.
 */
export function weightOf(count: number, last: string | undefined, unnamed = false): number {
  const [year = 2000, month = 1, day = 1] = (last ?? "2000").split("-").map(Number);
  const years = year + (month - 1) / 12 + (day - 1) / 372;
  return Math.log2(count) + years / 2 - (unnamed ? 1e6 : 0);
}

const { compare: inEnglishOrder } = new Intl.Collator("en");

/** The best first. */
export const byWeight = (a: Listed, b: Listed): number =>
  b.weight - a.weight || inEnglishOrder(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Those who have one name, as one offer: a question by it means them all, so none of their roles stands beside it. */
export function asOne(bearers: readonly Listed[]): Listed | undefined {
  const [first, ...others] = bearers;
  if (first === undefined || others.length === 0) return first;
  const { role: _ofOne, ...own } = first;
  return {
    ...own,
    folded: [...new Set(bearers.flatMap(({ folded }) => folded.split("\n")))].sort().join("\n"),
    count: bearers.reduce((sum, { count }) => sum + count, 0),
    weight: Math.max(...bearers.map(({ weight }) => weight)),
  };
}

/** Names as a directory has them, in their order. */
export function namesOf(listed: readonly Listed[]): Names {
  const before = packed.get(listed);
  if (before !== undefined) return before;
  const [folded, told]: [string[], string[]] = [[], []];
  const counts = new Uint32Array(listed.length);
  // In one go: where there are tens of thousands, coming to each of them takes longer than what is done there.
  listed.forEach((one, place) => {
    folded.push(one.folded);
    told.push(one.role === undefined || one.role === "" ? one.name : `${one.name}${parting}${one.role}`);
    counts[place] = one.count;
  });
  const names = { folded: textsOf(folded), told: textsOf(told), counts };
  packed.set(listed, names);
  return names;
}

/** Stands in no article: reading takes it out of texts. */
const parting = "\u0000";

/** The same for the same list: whoever has it knows that nothing changed. */
const packed = new WeakMap<readonly Listed[], Names>();

function textsOf(texts: readonly string[]): Texts {
  const starts = new Uint32Array(texts.length);
  let length = 0;
  texts.forEach((text, place) => {
    starts[place] = length;
    length += text.length + 1;
  });
  return { text: texts.join("\n"), starts };
}

const textAt = ({ text, starts }: Texts, place: number): string => {
  const next = starts[place + 1];
  return text.slice(starts[place], next === undefined ? undefined : next - 1);
};

/** Of a corpus without articles. */
export const emptyDirectory: Directory = { by: namesOf([]), in: namesOf([]) };

/** Names with a form in which all that was typed stands in a row from the beginning of a word; in their order. */
export function namesFor({ folded, told, counts }: Names, typed: string, limit: number): readonly Offered[] {
  const wanted = ` ${foldedWords(typed).join(" ")}`;
  const { text, starts } = folded;
  const offered: Offered[] = [];
  let entry = 0;
  for (let at = text.indexOf(wanted); at >= 0 && offered.length < limit; at = text.indexOf(wanted, at)) {
    entry = entryAt(starts, at, entry);
    const [name = "", role] = textAt(told, entry).split(parting);
    offered.push({ name, ...(role !== undefined && { role }), count: counts[entry] ?? 0 });
    // Other places in the same entry say nothing more.
    at = starts[entry + 1] ?? text.length;
  }
  return offered;
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
  readonly articles: number;
  readonly last?: string;
}

/** Folding thousands of names anew at every change would be felt. */
const known = new WeakMap<Counted, Listed>();

/** The same list for the same counts: what is worked out of it is kept by it. */
const knownLists = new WeakMap<readonly Counted[], readonly Listed[]>();

/** Counts of outlets as a directory lists them, in the order of `byWeight`; those without a name are left out. */
export function listedFrom(counts: readonly Counted[]): readonly Listed[] {
  const before = knownLists.get(counts);
  if (before !== undefined) return before;
  const all = counts.flatMap((counted) => {
    const { name, articles, last } = counted;
    if (name === undefined) return [];
    const weight = weightOf(articles, last);
    const listed = known.get(counted) ?? { name, folded: foldedForms([name]), count: articles, weight };
    known.set(counted, listed);
    return listed;
  });
  all.sort(byWeight);
  knownLists.set(counts, all);
  return all;
}
