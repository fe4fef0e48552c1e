import type { Quote } from "../article.ts";
import { daysBetween } from "../day-number.ts";
import type { Telling } from "./tellings.ts";
import { type WordDiff, wordDiff } from "./word-diff.ts";

/** A wording beside the earliest one. */
export interface Compared extends Telling {
  /** What it is held against; absent for the earliest itself, and where too many came before it to be compared. */
  readonly against?: { readonly quote: Quote; readonly diff: WordDiff };
  /** How many days after the earliest it was told first, where both days are known. */
  readonly later?: number;
}

/**
 * Each wording beside the earliest, a wording a step. One that has hardly a word of the earliest is another part of the statement:
 * it is held against the quotation that was asked for.
 */
export function* comparedSteps(
  tellings: readonly Telling[],
  asked: Quote,
): Generator<void, readonly Compared[]> {
  const [first] = tellings;
  const own = tellings.find(({ quotes }) => quotes.includes(asked)) ?? first;
  const compared: Compared[] = [];
  for (const telling of tellings) {
    if (first === undefined || own === undefined || telling === first) compared.push(telling);
    else {
      const days = daysBetween(first.quotes[0].article, telling.quotes[0].article);
      const later = days === undefined ? {} : { later: days };
      const isWithin = compared.length < mostCompared;
      compared.push({ ...telling, ...later, ...(isWithin && { against: heldAgainst(telling, first, own) }) });
    }
    yield;
  }
  return compared;
}

/** Of what stands in more wordings, the first tell. */
const mostCompared = 50;

function heldAgainst(
  telling: Telling,
  first: Telling,
  asked: Telling,
): { readonly quote: Quote; readonly diff: WordDiff } {
  const diff = wordDiff(first.whole, telling.whole);
  if (diff.same >= leastSame || asked === telling || asked === first) return { quote: first.whole, diff };
  return { quote: asked.whole, diff: wordDiff(asked.whole, telling.whole) };
}

/** Two parts of a statement have little more in common than "the" and "of". */
const leastSame = 0.4;
