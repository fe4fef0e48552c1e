import type { Article } from "../article.ts";
import { daysBetween } from "../day-number.ts";
import { foldedWords } from "../fold.ts";
import { type Shingles, sharedBy } from "./shingles.ts";

/** How much of the shorter of two texts stands in the longer. */
export interface Likeness {
  /** The share of its stretches of words, from 0 to 1. */
  readonly words: number;
  /** How many of its numbers stand only there, and how many it has. */
  readonly ownNumbers: number;
  readonly numbers: number;
  /** Stretches of the shorter text. */
  readonly length: number;
}

/** The likeness of two texts, where it is near enough that articles of them may be copies. */
export function likenessOf(a: Shingles, b: Shingles): Likeness | undefined {
  const [small, large] = bySize(a, b);
  const length = small.stretches.length;
  if (small.key === large.key) return likenessWith(a, b, length, 0);
  if (length < stub || length < leastPart * large.stretches.length) return undefined;
  const shared = sharedBy(small.stretches, large.stretches);
  if (shared / length < leastWords) return undefined;
  return likenessWith(a, b, shared, small.numbers.length - sharedBy(small.numbers, large.numbers));
}

/** The likeness of two texts that share so many stretches, the shorter of which has so many numbers of its own. */
export function likenessWith(a: Shingles, b: Shingles, shared: number, ownNumbers: number): Likeness {
  const [{ numbers, stretches }] = bySize(a, b);
  return { words: shared / stretches.length, ownNumbers, numbers: numbers.length, length: stretches.length };
}

/** The shorter first; of equals always the same one, whichever came first. */
const bySize = (a: Shingles, b: Shingles): readonly [Shingles, Shingles] =>
  (a.stretches.length - b.stretches.length || (a.key < b.key ? -1 : 1)) < 0 ? [a, b] : [b, a];

/**
 * Whether two articles of such texts tell one story. Agencies write the same sentences again for other
 * companies and other days, so the less the texts have in common, the more must agree besides: numbers,
 * headline, day. The bounds were read off pairs of Reuters-21578 (`bench/stories/run.ts`).
 */
export function areCopies(likeness: Likeness, a: Article, b: Article): boolean {
  const { words, ownNumbers, numbers, length } = likeness;
  if (length === 0) return false;
  if (length < short) {
    const isFormula = length < stub || words < 0.95;
    if (words < 0.85 || ownNumbers > 0 || (isFormula && !haveOneHeadline(a, b))) return false;
  }
  if (words < 1 && areFarApart(a, b)) return length >= short && words >= 0.95 && ownNumbers === 0;
  // One number may be that of a dateline.
  return words >= 0.9 || ownNumbers <= Math.max(1, numbers / 5);
}

const leastWords = 0.75;

/** A text that holds another one and three times as much besides is a story of its own. */
const leastPart = 0.25;

/** Texts of fewer stretches say little besides their numbers and names; those of a stub are all formula. */
const short = 60;
const stub = 20;

/** Half the words of the shorter headline stand in the other. */
function haveOneHeadline(a: Article, b: Article): boolean {
  const [one, other] = [new Set(foldedWords(a.title)), new Set(foldedWords(b.title))];
  return one.intersection(other).size >= Math.min(one.size, other.size) / 2;
}

/** More than three days between two known days: copies of one story appear closer together. */
function areFarApart(a: Article, b: Article): boolean {
  const days = daysBetween(a, b);
  return days !== undefined && Math.abs(days) > 3;
}
