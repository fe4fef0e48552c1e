import { inverseFrequency } from "./bm25.ts";
import type { Lookup } from "./lookup.ts";
import type { Ranking } from "./ranking.ts";
import { queryTerms, termsOf } from "./terms.ts";

/** What an index looks up likeness in. */
export interface AlikeSource {
  readonly lookup: Pick<Lookup, "phrase">;
  readonly ranking: Pick<Ranking, "rank" | "numberOf" | "frequency" | "count">;
}

/** So many of the rarest terms are looked up, with so many postings together at most. */
const mostTerms = 48;
const mostPostings = 60_000;

/** So many runs of words are looked up, each of so many words. */
const mostRuns = 10;
const runLength = 4;

/** So many items are compared with runs, beside those of the first runs. */
const mostHeld = 5000;
const leastRuns = 2;

/** A run that stands in more items than these tells nothing. */
const mostWithRun = 1000;

/**
 * The numbers of the items that have most of a text's words in common, best first: rare words count by how much they tell, and so
 * do runs of words that stand there as they are. So an item is found though a third of the words differ, or though all of them are
 * frequent.
 */
export function alike(text: string, most: number, { lookup, ranking }: AlikeSource): readonly number[] {
  const ranked = ranking.rank(
    rarest(queryTerms([text], false), ranking).map((term) => ({ terms: [term], weight: 1, optional: true })),
  );
  const byRuns = new Map<number, number>();
  for (const run of runsIn(text, ranking)) {
    const holding = lookup.phrase(run);
    if (holding.length > mostWithRun) continue;
    const tells = inverseFrequency(holding.length, ranking.count());
    for (const number of holding) byRuns.set(number, (byRuns.get(number) ?? 0) + tells);
  }
  const best = createBest(most);
  for (const number of ranked.found) if (!byRuns.has(number)) best.add(number, ranked.score(number));
  for (const [number, points] of byRuns) best.add(number, points + ranked.score(number));
  return best.numbers();
}

function rarest(terms: readonly string[], ranking: AlikeSource["ranking"]): readonly string[] {
  const known = terms
    .map((term) => ({ term, count: ranking.frequency(ranking.numberOf(term) ?? -1) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, mostTerms);
  let postings = 0;
  return known.flatMap(({ term, count }) => {
    postings += count;
    return postings > mostPostings ? [] : term;
  });
}

/**
 * Runs of words, those first that have the rarest word, for a run takes time with the items that hold its rarest word; a short
 * text whole. Some are always looked up, also where all words are frequent.
 */
function runsIn(text: string, ranking: AlikeSource["ranking"]): readonly string[] {
  const words = termsOf(text);
  const slice = (from: number, to: number) => text.slice(words[from]?.start, words[to - 1]?.end);
  if (words.length <= runLength) return words.length === 0 ? [] : [slice(0, words.length)];
  const counts = words.map(({ term }) => ranking.frequency(ranking.numberOf(term) ?? -1));
  const runs = counts
    .slice(runLength - 1)
    .map((_, start) => ({ start, held: Math.min(...counts.slice(start, start + runLength)) }))
    .filter(({ held }) => held > 0)
    .sort((a, b) => a.held - b.held);
  let together = 0;
  return spread(runs).flatMap(({ start, held }, at) => {
    together += held;
    return at >= leastRuns && together > mostHeld ? [] : slice(start, start + runLength);
  });
}

/** As many as are looked up, none of which begins inside another. */
function spread<Run extends { readonly start: number }>(runs: readonly Run[]): readonly Run[] {
  const chosen: Run[] = [];
  for (const run of runs) {
    if (chosen.length === mostRuns) break;
    if (chosen.every(({ start }) => Math.abs(start - run.start) >= runLength / 2)) chosen.push(run);
  }
  return chosen;
}

/**
 * The items with most points among many: what cannot be one of them any more is passed over. Of equals the lower numbers come
 * first, so that the answer is the same each time.
 */
function createBest(most: number) {
  let kept: { readonly number: number; readonly points: number }[] = [];
  let least = Number.NEGATIVE_INFINITY;
  function cut(): void {
    kept = kept.sort((a, b) => b.points - a.points || a.number - b.number).slice(0, most);
    if (kept.length === most) least = kept.at(-1)?.points ?? least;
  }
  return {
    add(number: number, points: number): void {
      if (points < least) return;
      kept.push({ number, points });
      if (kept.length >= 4 * most) cut();
    },
    numbers(): readonly number[] {
      cut();
      return kept.map(({ number }) => number);
    },
  };
}
