import { phraseOf } from "./phrases.ts";
import type { Query } from "./query.ts";
import type { Asked } from "./ranking.ts";
import { queryTerms, sequenceOf } from "./terms.ts";

/** The words of a query, as they are ranked by. */
export interface AskedWords {
  readonly words: readonly Asked[];
  /** How many of the words are not optional. */
  readonly needed: number;
  /** All terms in order, stop words too, each as often as it was typed. */
  readonly sequence: readonly { readonly term: string; readonly tells: boolean }[];
  /** The words in a row. */
  readonly typed: string;
  /** So many words in a row may be somebody's words. */
  readonly mayBeQuotation: boolean;
  /** What of the words is not looked up, a sentence each. */
  readonly leftOut: readonly string[];
}

/** Terms beyond this number are not looked up: nobody asks for so many, but texts are pasted. */
const mostTerms = 96;

const fewestQuoted = 3;

export function askedOf(query: Query, isKnown: (term: string) => boolean): AskedWords {
  const words = [...query.words, ...query.required];
  const all = queryTerms(
    words,
    query.either.length > 0 || query.phrases.some((phrase) => phraseOf(phrase) !== ""),
  );
  const needed = all.slice(0, mostTerms);
  const alternatives = query.either.flat().flatMap(({ text, phrase }) => (phrase ? [] : text));
  // One that nothing has would bring in what is spelt nearly like it, which is not asked for.
  const others = queryTerms(alternatives, true).filter((term) => isKnown(term) && !needed.includes(term));
  const optional = others.slice(0, mostTerms);
  const inOrder = sequenceOf(words);
  const sequence = inOrder.slice(0, mostInRow);
  const times = new Map<string, number>();
  for (const { term } of sequence) times.set(term, (times.get(term) ?? 0) + 1);
  return {
    words: [
      ...needed.map((term) => ({ terms: [term], weight: (times.get(term) ?? 1) ** repeated })),
      ...optional.map((term) => ({ terms: [term], weight: 1, optional: true })),
    ],
    needed: needed.length,
    sequence,
    typed: query.words.join(" "),
    mayBeQuotation: query.words.length >= fewestQuoted,
    leftOut: [
      ...(all.length > mostTerms
        ? [`Of the ${all.length} different words, the first ${mostTerms} were looked up.`]
        : []),
      ...(others.length > mostTerms
        ? [`Of the ${others.length} different words with OR, the first ${mostTerms} count for the order.`]
        : []),
      ...(inOrder.length > mostInRow
        ? [`Of the ${inOrder.length} words, the order of the first ${mostInRow} was looked at.`]
        : []),
    ],
  };
}

/** A word that is asked for twice counts more, but not double. */
const repeated = 0.75;

/** One typed word may hold many ("a-b-c…"); the order of those beyond this number is not looked at. */
const mostInRow = 384;
