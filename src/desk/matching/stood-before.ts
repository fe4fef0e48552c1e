import type { Quote } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";
import { wordsSaid } from "../../research/words-said.ts";
import type { Arrivals } from "../records.ts";
import type { AskedWatch } from "./watch-queries.ts";

/** What is looked at to tell what stood there before. */
export interface StoodBeforeParts {
  readonly research: Pick<Research, "select" | "quotesIn" | "copiesOf">;
  readonly arrivals: Pick<Arrivals, "seen">;
}

/**
 * Whether a statement is old for a watch that finds it now: a copy of its story, which came before the watch was set or went
 * on, has it in the same words, and the watch would have found it there.
 */
export function createStoodBefore({
  research,
  arrivals,
}: StoodBeforeParts): (quote: Quote, asked: AskedWatch) => boolean {
  const known = new Map<Quote, readonly Earlier[]>();

  function earlierOf(quote: Quote): readonly Earlier[] {
    const before = known.get(quote);
    if (before !== undefined) return before;
    const words = wordsSaid(quote).join(" ");
    const earlier = research.copiesOf(quote.article).flatMap((copy): readonly Earlier[] => {
      if (copy.id === quote.article.id) return [];
      const same = research.quotesIn(copy).filter((other) => wordsSaid(other).join(" ") === words);
      const arrival = same.length === 0 ? undefined : arrivals.seen(copy.id)?.arrival;
      return arrival === undefined ? [] : same.map((each) => ({ quote: each, arrival }));
    });
    known.set(quote, earlier);
    return earlier;
  }

  return (quote, { watch, query }) => {
    const old = earlierOf(quote).filter(({ arrival }) => arrival <= watch.since);
    return old.length > 0 && research.select(old.map((each) => each.quote)).every(query).length > 0;
  };
}

/** A copy of a statement, and the arrival of its article. */
interface Earlier {
  readonly quote: Quote;
  readonly arrival: number;
}
