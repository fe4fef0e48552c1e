import { b, k } from "./bm25.ts";
import type { Numbers } from "./numbers.ts";
import { countOf, itemOf } from "./postings.ts";

/** Adds up what the words of one question are worth in each entry, by its number. */
export interface ScoreBoard {
  /** Begins anew, with entries of these lengths in terms; only those of `among` take part, where it is given. */
  begin(lengths: Uint32Array, among?: Numbers): void;
  /**
   * Adds the postings of a term: a word of several terms is found once. `points` is what the term tells, and `perTerm` what
   * each term of an entry counts against it.
   */
  addPostings(postings: Uint32Array, word: BoardWord, worth: { points: number; perTerm: number }): void;
  /** Adds points to an entry for so many words that are found in no other way. */
  add(number: number, points: number, words: number): void;
  /** All entries that any of it was added to, in no order. */
  found(): Uint32Array;
  score(number: number): number;
  /** How many of the counted words it has. */
  matched(number: number): number;
}

interface BoardWord {
  /** Its place among the words, from 0 to 253. */
  readonly place: number;
  readonly isCounted: boolean;
}

/** One board serves all questions, for to make its arrays takes longer than most of them. */
export function createScoreBoard(): ScoreBoard {
  let lengths: Uint32Array = new Uint32Array();
  let scores = new Float64Array();
  let matched = new Uint8Array();
  /** The word last found, by its place and one more. */
  let lastWord = new Uint8Array();
  let allowed = new Uint8Array();
  let isLimited = false;
  let touched = new Uint32Array();
  let touchedCount = 0;

  function clear(size: number): void {
    if (scores.length < size) {
      scores = new Float64Array(size);
      matched = new Uint8Array(size);
      lastWord = new Uint8Array(size);
      touched = new Uint32Array(size);
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

  return {
    begin(ofEntries, among) {
      lengths = ofEntries;
      clear(lengths.length);
      isLimited = among !== undefined;
      if (among === undefined) return;
      allowed = new Uint8Array(lengths.length);
      for (const number of among) allowed[number] = 1;
    },
    addPostings(postings, { place, isCounted }, { points, perTerm }) {
      // What a loop over a hundred thousand postings reads is at hand, which makes it twice as fast.
      const [ofLengths, ofScores, ofMatched, ofLastWord] = [lengths, scores, matched, lastWord];
      const ofAllowed = isLimited ? allowed : undefined;
      const [most, least] = [points * (k + 1), k * (1 - b)];
      const word = place + 1;
      for (const posting of postings) {
        const number = itemOf(posting);
        if (ofAllowed !== undefined && ofAllowed[number] !== 1) continue;
        const times = countOf(posting);
        const last = ofLastWord[number];
        if (last === 0) touched[touchedCount++] = number;
        ofScores[number] =
          (ofScores[number] ?? 0) + (most * times) / (times + least + perTerm * (ofLengths[number] ?? 0));
        if (last === word) continue;
        ofLastWord[number] = word;
        if (isCounted) ofMatched[number] = (ofMatched[number] ?? 0) + 1;
      }
    },
    add(number, points, words) {
      if (lastWord[number] === 0) touched[touchedCount++] = number;
      lastWord[number] = inNoOtherWay;
      scores[number] = (scores[number] ?? 0) + points;
      matched[number] = (matched[number] ?? 0) + words;
    },
    found: () => touched.slice(0, touchedCount),
    // MiniSearch rounds otherwise than the postings do: what differs in the last places only is equal.
    score: (number) => Math.fround(scores[number] ?? 0),
    matched: (number) => matched[number] ?? 0,
  };
}

/** A mark beyond the places of all words. */
const inNoOtherWay = 255;
