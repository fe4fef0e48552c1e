import type { Pause } from "../slices.ts";
import type { Analysis } from "./analysis.ts";
import { b, inverseFrequency, k, saturated } from "./bm25.ts";
import { createEngine, type Engine, loadEngine } from "./engine.ts";
import { resized, type SavedLists } from "./lists.ts";
import { createNearTerms, type Weighted } from "./near-terms.ts";
import { mayBeMistyped } from "./near-words.ts";
import { type Numbers, noNumbers } from "./numbers.ts";
import { createPostings, type Postings } from "./postings.ts";
import { createScoreBoard } from "./score-board.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";

/** A word asked for: any of these terms will do, the first of them as it was asked. */
export interface Asked {
  readonly terms: readonly string[];
  /** How much it counts. */
  readonly weight: number;
  /** An entry may lack it though it has all words; no near one is taken for it. */
  readonly optional?: boolean;
}

/** What a ranking found. Good until the next ranking. */
export interface Ranked {
  /** The numbers of the entries that hold any of the terms, in no order. */
  readonly found: Uint32Array;
  score(number: number): number;
  /** How many of the words asked for it has, without the optional ones. */
  matched(number: number): number;
  /** More than the highest number of an entry. */
  readonly size: number;
  /** All terms that were looked for, near ones too. */
  readonly terms: ReadonlySet<string>;
  /** For each word that is not optional the terms that do for it; none where nothing does. */
  readonly needed: readonly (readonly string[])[];
  /** The terms that nothing holds and for which near ones were. */
  readonly replaced: ReadonlySet<string>;
  /** What was not looked up, a sentence each. */
  readonly leftOut: readonly string[];
}

/** Scores entries, by their numbers, against terms: BM25 with k 1.2 and b 0.7. */
export interface Ranking {
  /** All that hold any of the words, or those of `among`. */
  rank(asked: readonly Asked[], among?: Numbers): Ranked;
  /** Whether any entry holds the term. */
  knows(term: string): boolean;
  /** All terms; a term's place is its number. */
  readonly terms: readonly string[];
  numberOf(term: string): number | undefined;
  /** The entries whose words or speakers' names hold the term. */
  holding(term: string): Numbers;
  /** How many entries hold the term of this number. */
  frequency(term: number): number;
  /** How many entries there are. */
  count(): number;
  /** How much the term of this number tells: BM25's inverse document frequency. */
  tells(term: number): number;
  /** What a term that stands so often in an entry adds to its score, for a term that tells 1. */
  share(times: number, number: number): number;
  add(number: number, analysis: Analysis): void;
  /** The analysis is the one that was added at this number. */
  remove(number: number, analysis: Analysis): void;
  /** As it is at the call. */
  save(pause: Pause): Promise<Omit<SavedRanking, "entries">>;
}

export interface SavedRanking {
  /** The numbers of the entries that are there. */
  readonly entries: readonly number[];
  readonly terms: readonly string[];
  readonly postings: SavedLists;
  readonly lengths: Uint32Array;
}

/** A query that has more unknown words than this is no query but a list of slips. */
const mostUnknown = 8;

/**
 * MiniSearch and postings beside it, which score alike. MiniSearch ranks by the terms that tell most. Frequent terms and stop
 * words, which would take nearly all of its time and memory, are scored from the postings, and so is what stands among few entries.
 */
export const createRanking = (): Ranking =>
  rankingOn({
    terms: createVocabulary(),
    postings: createPostings(),
    lengths: new Uint32Array(),
    count: 0,
    engine: createEngine(),
  });

/** The ranking that was saved, worked out bit by bit. */
export async function loadRanking(saved: SavedRanking, pause: Pause): Promise<Ranking> {
  const postings = createPostings(saved.postings);
  return rankingOn({
    terms: createVocabulary([...saved.terms]),
    postings,
    lengths: saved.lengths.slice(),
    count: saved.entries.length,
    engine: await loadEngine({ ...saved, postings }, pause),
  });
}

interface Parts {
  readonly terms: Vocabulary;
  readonly postings: Postings;
  readonly lengths: Uint32Array;
  readonly count: number;
  readonly engine: Engine;
}

function rankingOn({ terms, postings, engine, ...first }: Parts): Ranking {
  let { lengths, count } = first;
  let total = lengths.reduce((sum, length) => sum + length, 0);
  const nearTo = createNearTerms(terms.words, postings.count);
  const board = createScoreBoard();

  const holdingTerm = (term: string): number => {
    const number = terms.find(term);
    return number === undefined ? 0 : postings.count(number);
  };
  const knows = (term: string): boolean => holdingTerm(term) > 0;
  const tells = (term: number): number => inverseFrequency(postings.count(term), count);

  /** For each word the terms that are looked up, near ones for an unknown word; and how many words are unknown. */
  function lookedUp(asked: readonly Asked[]) {
    let unknown = 0;
    const replaced = new Set<string>();
    const words = asked.map(({ terms: those, weight, optional }) => {
      const known = those.filter(knows).map((term) => ({ term, weight }));
      const [first] = those;
      if (known.length > 0 || first === undefined || optional || !mayBeMistyped(first)) return known;
      unknown++;
      const near = unknown > mostUnknown ? [] : nearTo(first);
      if (near.length > 0) replaced.add(first);
      return near.map((other) => ({ ...other, weight: other.weight * weight }));
    });
    return { words, unknown, replaced };
  }

  function scoreFromPostings({ term, weight }: Weighted, word: { place: number; isCounted: boolean }): void {
    const number = terms.find(term);
    if (number === undefined) return;
    const worth = { points: weight * tells(number), perTerm: (k * b * count) / total };
    board.addPostings(postings.of(number), word, worth);
  }

  /** Whether MiniSearch scores a word: one known term that it has all entries of. */
  const isForEngine = ({ terms: [term, ...others], optional }: Asked): boolean =>
    term !== undefined && others.length === 0 && optional !== true && engine.scores(term) && knows(term);

  return {
    knows,
    terms: terms.words,
    numberOf: terms.find,
    holding(term) {
      const number = terms.find(term);
      return number === undefined ? noNumbers : postings.items(number);
    },
    frequency: postings.count,
    count: () => count,
    tells,
    share: (times, number) => saturated(times, lengths[number] ?? 0, total / count),
    add(number, analysis) {
      if (number >= lengths.length) lengths = resized(lengths, Math.max(1024, lengths.length * 1.5));
      lengths[number] = analysis.terms.length;
      count++;
      total += analysis.terms.length;
      postings.add(number, analysis.terms.map(terms.numberOf));
      engine.add(number, analysis.terms, holdingTerm);
    },
    remove(number, analysis) {
      lengths[number] = 0;
      count--;
      total -= analysis.terms.length;
      postings.remove(number, new Set(analysis.terms.map(terms.numberOf)));
      engine.remove(number, analysis.terms);
    },
    rank(asked, among) {
      board.begin(lengths, among);
      const { words, unknown, replaced } = lookedUp(asked);
      const weights = new Map<string, number>();
      for (const [place, word] of asked.entries()) {
        const [term = ""] = word.terms;
        if (among === undefined && isForEngine(word)) weights.set(term, word.weight);
        else
          for (const weighted of words[place] ?? [])
            scoreFromPostings(weighted, { place, isCounted: word.optional !== true });
      }
      for (const { number, points, matched } of engine.score(weights)) board.add(number, points, matched);
      return {
        found: board.found(),
        score: board.score,
        matched: board.matched,
        size: lengths.length,
        needed: words.flatMap((word, place) =>
          asked[place]?.optional === true ? [] : [word.map(({ term }) => term)],
        ),
        replaced,
        terms: new Set(words.flatMap((word) => word.map(({ term }) => term))),
        leftOut:
          unknown > mostUnknown
            ? [`${unknown} words stand nowhere; near spellings were looked for ${mostUnknown} of them only.`]
            : [],
      };
    },
    async save(pause) {
      const [words, ofEntries] = [[...terms.words], lengths.slice()];
      return { terms: words, postings: await postings.save(words.length, pause), lengths: ofEntries };
    },
  };
}
