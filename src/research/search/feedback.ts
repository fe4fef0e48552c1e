import { compare } from "./order.ts";

/** What feedback asks of the index, terms and entries by their numbers. */
export interface FeedbackSource {
  /** For an order that does not depend on which term came first. */
  readonly terms: readonly string[];
  /** Whether a term may say what an entry is about. */
  mayTell(term: number): boolean;
  /** How much a term tells. */
  tells(term: number): number;
  /** What a term that stands so often in an entry adds to its score, for a term that tells 1. */
  share(times: number, number: number): number;
}

interface HeadEntry {
  readonly number: number;
  /** In order, without those of its speakers. */
  readonly terms: readonly number[];
  readonly score: number;
}

/** So many of the first entries are taken for good ones. */
const trusted = 5;

/** So many of their terms are added to the query. */
const added = 100;

/** What all of them weigh together, where the query's terms weigh 1 each. */
const weight = 0.4;

/**
 * Pseudo relevance feedback (Lavrenko and Croft's relevance model, as RM3 mixes it into a query): terms that tell
 * the first entries from others are added to the query, and the entries scored for them. `head` is in order;
 * given back is what each entry gains.
 */
export function feedbackOn(
  head: readonly HeadEntry[],
  query: ReadonlyMap<number, number>,
  source: FeedbackSource,
): number[] {
  const weights = weightsOf(head.slice(0, trusted), query, source);
  return head.map(({ number, terms }) => {
    const times = new Map<number, number>();
    for (const term of terms) {
      if (weights.has(term)) times.set(term, (times.get(term) ?? 0) + 1);
    }
    let gain = 0;
    for (const [term, count] of times) gain += (weights.get(term) ?? 0) * source.share(count, number);
    return gain;
  });
}

function weightsOf(
  first: readonly HeadEntry[],
  query: ReadonlyMap<number, number>,
  { terms: names, mayTell, tells }: FeedbackSource,
): Map<number, number> {
  const together = first.reduce((sum, { score }) => sum + score, 0);
  const likely = new Map<number, number>();
  for (const { terms, score } of first) {
    for (const term of terms) {
      likely.set(term, (likely.get(term) ?? 0) + score / together / terms.length);
    }
  }
  const chosen = [...likely]
    .filter(([term]) => !query.has(term) && mayTell(term))
    .map(([term, value]) => ({ term, points: value * tells(term) }))
    .sort((a, b) => b.points - a.points || compare(names[a.term] ?? "", names[b.term] ?? ""))
    .slice(0, added);
  const all = chosen.reduce((sum, { points }) => sum + points, 0);
  const asked = [...query.values()].reduce((sum, each) => sum + each, 0);
  return new Map(chosen.map(({ term, points }) => [term, (weight * asked * tells(term) * points) / all]));
}
