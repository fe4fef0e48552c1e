import type { Article, Quote } from "../article.ts";
import { wordsSaid } from "../words-said.ts";

/** One wording of a statement, and the quotations that have it, the earliest first. */
export interface Telling {
  readonly quotes: readonly [Quote, ...Quote[]];
}

/** Quotations by their wordings, the wording that was there first first. The same whatever order they come in. */
export function tellingsOf(quotes: readonly Quote[]): readonly Telling[] {
  const groups = Map.groupBy(quotes.toSorted(byDay), (quote) => wordsSaid(quote).join(" "));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : { quotes: [first, ...others] },
  );
}

/**
 * The earliest day first, as far as it is known: a month stands behind its days, since any of them may be meant, and what has no
 * year at the end. Of one day the fuller wording, then by id.
 */
function byDay(a: Quote, b: Quote): number {
  const [one, other] = [keyOf(a.article), keyOf(b.article)];
  if (one !== other) return one < other ? -1 : 1;
  return lengthOf(b) - lengthOf(a) || (a.id < b.id ? -1 : 1);
}

const keyOf = ({ published }: Article): string =>
  published === undefined || published.precision === "partial" ? "~" : `${published.iso}~`;

const lengthOf = ({ spans }: Quote): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);
