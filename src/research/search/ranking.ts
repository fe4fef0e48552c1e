import type { Pause } from "../slices.ts";
import type { Analysis } from "./analysis.ts";
import { b, inverseFrequency, k, saturated } from "./bm25.ts";
import { createEngine, type Engine, frequent, loadEngine, separator } from "./engine.ts";
import { resized, type SavedLists } from "./lists.ts";
import { createNearTerms, type Weighted } from "./near-terms.ts";
import { mayBeMistyped } from "./near-words.ts";
import { type Numbers, noNumbers } from "./numbers.ts";
import { countOf, createPostings, itemOf, type Postings } from "./postings.ts";
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
  /** All terms that were looked for, near ones too. */
  readonly terms: ReadonlySet<string>;
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

/** Postings that MiniSearch scores for one question; the rest of its terms is scored here. */
const mostScored = 3000;

/** A query that has more unknown words than this is no query but a list of slips. */
const mostUnknown = 8;

/**
 * MiniSearch and postings beside it, which score alike. MiniSearch is made plain BM25: it counts a field's
 * distinct tokens as its length, so every token is a number of its own; it multiplies a score by the number of
 * query terms that matched, so that is divided out; and its floor of d is 0. It ranks by the telling terms.
 * Stop words and frequent terms, which would take nine tenths of its
 * time and half of its memory, are scored from the postings, and so is what stands among few entries.
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

function rankingOn({ terms, postings, engine: { index: engine, everFrequent }, ...first }: Parts): Ranking {
  let { lengths, count } = first;
  const nearTo = createNearTerms(terms.words, postings.count);
  let total = lengths.reduce((sum, length) => sum + length, 0);

  const inAll = (term: string): number => {
    const number = terms.find(term);
    return number === undefined ? 0 : postings.count(number);
  };
  const tells = (term: number): number => inverseFrequency(postings.count(term), count);
  const share = (times: number, number: number): number =>
    saturated(times, lengths[number] ?? 0, total / count);

  let scores = new Float64Array();
  let matched = new Uint8Array();
  let lastWord = new Uint8Array();
  let allowed = new Uint8Array();
  let touched = new Uint32Array();
  let touchedCount = 0;

  function clear(): void {
    if (scores.length < lengths.length) {
      scores = new Float64Array(lengths.length);
      matched = new Uint8Array(lengths.length);
      lastWord = new Uint8Array(lengths.length);
      allowed = new Uint8Array(lengths.length);
      touched = new Uint32Array(lengths.length);
    } else {
      for (let at = 0; at < touchedCount; at++) {
        const number = touched[at] ?? 0;
        scores[number] = 0;
        matched[number] = 0;
        lastWord[number] = 0;
      }
    }
    touchedCount = 0;
  }

  function scoreFromPostings(
    { term, weight }: Weighted,
    word: number,
    isCounted: boolean,
    isLimited: boolean,
  ): void {
    const place = terms.find(term);
    if (place === undefined) return;
    const points = weight * tells(place) * (k + 1);
    const perWord = (k * b * count) / total;
    // What a loop over a hundred thousand postings reads is at hand, which makes it twice as fast.
    const [ofLengths, ofScores, ofMatched, ofLastWord] = [lengths, scores, matched, lastWord];
    for (const posting of postings.of(place)) {
      const number = itemOf(posting);
      if (isLimited && allowed[number] !== 1) continue;
      const times = countOf(posting);
      if (ofLastWord[number] === 0) touched[touchedCount++] = number;
      ofScores[number] =
        (ofScores[number] ?? 0) +
        (points * times) / (times + k * (1 - b) + perWord * (ofLengths[number] ?? 0));
      if (ofLastWord[number] === word) continue;
      ofLastWord[number] = word;
      if (isCounted) ofMatched[number] = (ofMatched[number] ?? 0) + 1;
    }
  }

  /** Of the words of one known term, those that MiniSearch scores: the rarest, up to its share. */
  function forEngine(asked: readonly Asked[]): Map<Asked, string> {
    const rare = asked
      .flatMap((word) => {
        const [term, ...others] = word.terms;
        return term === undefined || others.length > 0 || word.optional || everFrequent.has(term)
          ? []
          : { word, term };
      })
      .map((each) => ({ ...each, holding: inAll(each.term) }))
      .filter(({ holding }) => holding > 0)
      .sort((a, z) => a.holding - z.holding || (a.term < z.term ? -1 : 1));
    let left = mostScored;
    return new Map(
      rare.flatMap(({ word, term, holding }) => {
        left -= holding;
        return left >= 0 ? [[word, term]] : [];
      }),
    );
  }

  return {
    knows: (term) => inAll(term) > 0,
    terms: terms.words,
    numberOf: terms.find,
    holding(term) {
      const number = terms.find(term);
      return number === undefined ? noNumbers : postings.items(number);
    },
    frequency: postings.count,
    count: () => count,
    tells,
    share,
    add(number, analysis) {
      if (number >= lengths.length) lengths = resized(lengths, Math.max(1024, lengths.length * 1.5));
      lengths[number] = analysis.terms.length;
      count++;
      total += analysis.terms.length;
      const numbers = analysis.terms.map(terms.numberOf);
      postings.add(number, numbers);
      for (const term of numbers) {
        if (postings.count(term) > frequent) everFrequent.add(terms.words[term] ?? "");
      }
      engine.add({ id: number, terms: analysis.terms, length: analysis.terms.length });
    },
    remove(number, analysis) {
      lengths[number] = 0;
      count--;
      total -= analysis.terms.length;
      postings.remove(number, new Set(analysis.terms.map(terms.numberOf)));
      // Not `discard`: until a later clean-up it would leave the entry among the counts that scores are made of.
      engine.remove({ id: number, terms: analysis.terms, length: analysis.terms.length });
    },
    rank(asked, among) {
      clear();
      let unknown = 0;
      const words = asked.map(({ terms: those, weight, optional }) => {
        const known = those.filter((term) => inAll(term) > 0).map((term) => ({ term, weight }));
        const first = those[0];
        if (known.length > 0 || first === undefined || optional || !mayBeMistyped(first)) return known;
        unknown++;
        return unknown > mostUnknown
          ? []
          : nearTo(first).map((other) => ({ ...other, weight: other.weight * weight }));
      });
      for (const number of among ?? []) allowed[number] = 1;
      const byEngine = among === undefined ? forEngine(asked) : new Map<Asked, string>();
      asked.forEach((word, place) => {
        if (byEngine.has(word)) return;
        const isCounted = word.optional !== true;
        for (const weighted of words[place] ?? [])
          scoreFromPostings(weighted, place + 1, isCounted, among !== undefined);
      });
      for (const number of among ?? []) allowed[number] = 0;
      const weights = new Map([...byEngine].map(([{ weight }, term]) => [term, weight]));
      const query = [...weights.keys()].join(separator);
      const results =
        query === "" ? [] : engine.search(query, { boostTerm: (term) => weights.get(term) ?? 1 });
      for (const { id, score: points, queryTerms } of results) {
        if (lastWord[id] === 0) touched[touchedCount++] = id;
        lastWord[id] = byEngineAlone;
        scores[id] = (scores[id] ?? 0) + points / queryTerms.length;
        matched[id] = (matched[id] ?? 0) + queryTerms.length;
      }
      return {
        found: touched.slice(0, touchedCount),
        // MiniSearch rounds otherwise than the postings do: what differs in the last places only is equal.
        score: (number) => Math.fround(scores[number] ?? 0),
        matched: (number) => matched[number] ?? 0,
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

/** A mark beyond the places of all words that a query may have. */
const byEngineAlone = 255;
