import type { Quote } from "../article.ts";
import { isoDay } from "../counts.ts";
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
  const first = tellings[0]?.quotes[0];
  const compared: Compared[] = [];
  for (const { quotes } of tellings) {
    const [quote] = quotes;
    if (first === undefined || quote === first) compared.push({ quotes });
    else {
      const days = daysBetween(first, quote);
      const later = days === undefined ? {} : { later: days };
      const isWithin = compared.length < mostCompared;
      compared.push({ quotes, ...later, ...(isWithin && { against: heldAgainst(quote, first, asked) }) });
    }
    yield;
  }
  return compared;
}

/** Of what stands in more wordings, the first tell. */
const mostCompared = 50;

function heldAgainst(
  quote: Quote,
  first: Quote,
  asked: Quote,
): { readonly quote: Quote; readonly diff: WordDiff } {
  const diff = wordDiff(first, quote);
  if (diff.same >= leastSame || asked === quote || asked === first) return { quote: first, diff };
  return { quote: asked, diff: wordDiff(asked, quote) };
}

/** Two parts of a statement have little more in common than "the" and "of". */
const leastSame = 0.4;

function daysBetween(a: Quote, b: Quote): number | undefined {
  const [one, other] = [isoDay(a.article), isoDay(b.article)];
  return one === undefined || other === undefined
    ? undefined
    : (Date.parse(other) - Date.parse(one)) / 86_400_000;
}
