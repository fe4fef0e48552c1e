import { gapMark } from "./analysis.ts";
import type { AskedWords } from "./asked.ts";
import { createCloseness } from "./closeness.ts";
import { feedbackOn } from "./feedback.ts";
import type { Lookup } from "./lookup.ts";
import type { Compare } from "./order.ts";
import type { Ranked, Ranking } from "./ranking.ts";
import { stopWords } from "./stop-words.ts";
import { stemOf } from "./terms.ts";

/** A second look at the first entries of a ranking, which is too dear for all of them. */
export interface Head {
  /** How many entries it looks at. */
  readonly size: number;
  /** Says what each of these entries gains; `order`, which they are in, follows from it. */
  review(
    first: readonly number[],
    asked: AskedWords,
    ranked: Ranked,
    gains: (number: number, gain: number) => void,
    order: Compare,
  ): void;
}

const size = 100;

/** What the closest order of words weighs, beside the best score. */
const closest = 0.2;

/** With fewer telling words than these, what else the first entries have in common is not what was asked. */
const fewestForFeedback = 3;

export function createHead(lookup: Lookup, ranking: Ranking): Head {
  /** The terms of the lookup's tokens, by their numbers and one more; 0 for a gap. */
  const known: number[] = [];

  function termOf(token: number): number {
    const before = known[token];
    if (before !== undefined) return before;
    const word = lookup.tokenTexts[token] ?? "";
    const term = word.startsWith(gapMark) ? -1 : ranking.numberOf(stemOf(word));
    if (term === undefined) return 0;
    known[token] = term + 1;
    return term + 1;
  }

  const termsAt = (number: number): number[] =>
    Array.from(lookup.tokens(number), termOf).flatMap((term) => (term > 0 ? term - 1 : []));

  const source = {
    terms: ranking.terms,
    mayTell(term: number) {
      const name = ranking.terms[term] ?? "";
      const holding = ranking.frequency(term);
      return name.length > 1 && !stopWords.has(name) && holding > 1 && holding < ranking.count() / 10;
    },
    tells: ranking.tells,
    share: ranking.share,
  };

  return {
    size,
    review(first, { words, sequence }, ranked, gains, order) {
      const close = new Map<number, number>();
      const termsOf = new Map(first.map((number) => [number, termsAt(number)]));
      const best = first.reduce((most, number) => Math.max(most, ranked.score(number)), 0);
      const closeness = createCloseness(
        sequence.map(({ term, tells }) => ({ term: ranking.numberOf(term), tells })),
      );
      for (const [number, terms] of termsOf) {
        const gain = closest * best * (closeness?.of(terms) ?? 0);
        close.set(number, gain);
        gains(number, gain);
      }
      if (words.length < fewestForFeedback) return;
      const inOrder = first.toSorted(order);
      const scored = inOrder.map((number) => ({
        number,
        terms: termsOf.get(number) ?? [],
        score: ranked.score(number) + (close.get(number) ?? 0),
      }));
      const more = feedbackOn(scored, queryWeights(words), source);
      scored.forEach(({ number, score }, place) => {
        gains(number, score - ranked.score(number) + (more[place] ?? 0));
      });
    },
  };

  function queryWeights(words: AskedWords["words"]): ReadonlyMap<number, number> {
    return new Map(
      words.flatMap(({ terms, weight }) =>
        terms.flatMap((term) => {
          const number = ranking.knows(term) ? ranking.numberOf(term) : undefined;
          return number === undefined ? [] : [[number, weight]];
        }),
      ),
    );
  }
}
