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
  const known = new Map<Quote, Earlier | undefined>();

  function earlierOf(quote: Quote): Earlier | undefined {
    if (known.has(quote)) return known.get(quote);
    const words = wordsSaid(quote).join(" ");
    const numbers = new Map<Quote, number>();
    for (const copy of research.copiesOf(quote.article)) {
      const same = research.quotesIn(copy).filter((other) => wordsSaid(other).join(" ") === words);
      const arrival =
        same.length === 0 || copy.id === quote.article.id ? undefined : arrivals.seen(copy.id)?.arrival;
      if (arrival !== undefined) for (const each of same) numbers.set(each, arrival);
    }
    const earlier =
      numbers.size === 0 ? undefined : { numbers, selection: research.select([...numbers.keys()]) };
    known.set(quote, earlier);
    return earlier;
  }

  return (quote, { watch, query }) => {
    const earlier = earlierOf(quote);
    if (earlier === undefined) return false;
    const isOld = (other: Quote) => (earlier.numbers.get(other) ?? Number.POSITIVE_INFINITY) <= watch.since;
    return earlier.numbers.keys().some(isOld) && earlier.selection.every(query).some(isOld);
  };
}

/** A statement in copies that came before. */
interface Earlier {
  /** The arrivals of their articles. */
  readonly numbers: ReadonlyMap<Quote, number>;
  readonly selection: ReturnType<Research["select"]>;
}
