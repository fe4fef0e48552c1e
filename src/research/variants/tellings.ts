import type { Article, Quote } from "../article.ts";
import { lengthSaid, wordsSaid } from "../words-said.ts";
import { wordDiff } from "./word-diff.ts";

/** One wording of a statement, and the quotations that have it, the earliest first. */
export interface Telling {
  readonly quotes: readonly [Quote, ...Quote[]];
  /** The quotations of the first one's article that have it between them, in order; mostly it alone. */
  readonly pieces: readonly Quote[];
  /** The first one with the words of all its pieces. */
  readonly whole: Quote;
}

/**
 * Quotations by their wordings, the wording that was there first first. The same whatever order they come in. What an article has in several
 * quotations is one wording; what it only says again is left out beside the one asked for, or else the longest.
 */
export function tellingsOf(quotes: readonly Quote[], asked?: Quote): readonly Telling[] {
  const articles = Map.groupBy(new Set(quotes), ({ article }) => article).values();
  const wholes = Array.from(articles, (those) => wholeOf(those, asked)).toSorted((a, b) =>
    byDay(a.whole, b.whole),
  );
  const groups = Map.groupBy(wholes, ({ whole }) => wordsSaid(whole).join(" "));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : { ...first, quotes: [first.quote, ...others.map(({ quote }) => quote)] },
  );
}

/** What one article has of a statement; named by the quotation that is asked for, or else by the first. */
function wholeOf(quotes: readonly Quote[], asked: Quote | undefined) {
  const kept: Quote[] = [];
  const ranked = quotes.toSorted(
    (a, b) =>
      Number(b === asked) - Number(a === asked) || lengthSaid(b) - lengthSaid(a) || (a.id < b.id ? -1 : 1),
  );
  for (const quote of ranked)
    if (kept.every((other) => wordDiff(other, quote).same < mostAgain)) kept.push(quote);
  const pieces = kept.toSorted((a, b) => startOf(a) - startOf(b));
  const quote = pieces.find((piece) => piece === asked) ?? (pieces[0] as Quote);
  const spans = pieces.flatMap((piece) => piece.spans);
  return { quote, pieces, whole: pieces.length === 1 ? quote : { ...quote, spans } };
}

/** Two pieces of a statement have only frequent words in common, as a share of the shorter's. */
const mostAgain = 0.5;

const startOf = ({ spans }: Quote): number => spans[0]?.start ?? 0;

/**
 * The earliest day first, as far as it is known: a month stands behind its days, since any of them may be meant, and what has no
 * year at the end. Of one day the fuller wording, then by id.
 */
function byDay(a: Quote, b: Quote): number {
  const [one, other] = [keyOf(a.article), keyOf(b.article)];
  if (one !== other) return one < other ? -1 : 1;
  return lengthSaid(b) - lengthSaid(a) || (a.id < b.id ? -1 : 1);
}

const keyOf = ({ published }: Article): string =>
  published === undefined || published.precision === "partial" ? "~" : `${published.iso}~`;
