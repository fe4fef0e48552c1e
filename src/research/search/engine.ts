import MiniSearch, { type AsPlainObject, type Options } from "minisearch";
import type { Pause } from "../slices.ts";
import { b, k } from "./bm25.ts";
import { countOf, itemOf, type Postings } from "./postings.ts";
import { stopWords } from "./stop-words.ts";

/**
 * A term in more entries than this is scored from the postings and not given to MiniSearch any more, which takes
 * some 1 µs and 60 bytes a posting where those take 5 ns and 4 bytes. So a question of 96 words takes it 3 ms at most.
 */
export const frequent = 16;

/**
 * MiniSearch as plain BM25, over the terms that are not frequent: it counts a field's distinct tokens as its length, so every
 * token is a number of its own; it multiplies a score by the number of query terms that matched, so that is divided out; and
 * its floor of d is 0.
 */
export interface Engine {
  /** Whether it can score a term: it has all of its entries. */
  scores(term: string): boolean;
  /** The entries with any of these terms, which count so much. */
  score(weights: ReadonlyMap<string, number>): readonly EngineScore[];
  /** The terms of an entry, and in how many entries each is with this one. */
  add(number: number, terms: readonly string[], holding: (term: string) => number): void;
  remove(number: number, terms: readonly string[]): void;
}

interface EngineScore {
  readonly number: number;
  readonly points: number;
  /** How many of the terms it has. */
  readonly matched: number;
}

/** What MiniSearch is given of an entry. */
interface Rankable {
  readonly id: number;
  readonly terms: readonly string[];
}

export function createEngine(): Engine {
  const everFrequent = new Set<string>(stopWords);
  return engineOn(new MiniSearch(optionsOf(everFrequent)), everFrequent);
}

/** `everFrequent` are the terms that were ever frequent: MiniSearch has not all of their entries. */
function engineOn(index: MiniSearch<Rankable>, everFrequent: Set<string>): Engine {
  return {
    scores: (term) => !everFrequent.has(term),
    score(weights) {
      const query = [...weights.keys()].join(separator);
      if (query === "") return [];
      return index
        .search(query, { boostTerm: (term) => weights.get(term) ?? 1 })
        .map(({ id, score, queryTerms }) => ({
          number: id,
          points: score / queryTerms.length,
          matched: queryTerms.length,
        }));
    },
    add(id, terms, holding) {
      for (const term of terms) if (holding(term) > frequent) everFrequent.add(term);
      index.add({ id, terms });
    },
    // Not `discard`: until a later clean-up it would leave the entry among the counts that scores are made of.
    remove: (id, terms) => index.remove({ id, terms }),
  };
}

/** Tab never stands in a term. */
const separator = "\t";

/** What an engine is made of that is saved: the postings of terms by their places, and how many terms each entry has. */
export interface EngineParts {
  readonly entries: readonly number[];
  readonly terms: readonly string[];
  readonly postings: Postings;
  readonly lengths: Uint32Array;
}

/** An engine of all these entries at once: a fraction of the time of adding them. */
export async function loadEngine(parts: EngineParts, pause: Pause): Promise<Engine> {
  const everFrequent = new Set<string>(stopWords);
  const { entries, lengths } = parts;
  const [documentIds, fieldLength]: [Record<string, number>, Record<string, number[]>] = [{}, {}];
  let total = 0;
  for (const number of entries) {
    const length = lengths[number] ?? 0;
    documentIds[number] = number;
    fieldLength[number] = [length];
    total += length;
    if (number % atOnce === 0) await pause();
  }
  const plain: AsPlainObject = {
    serializationVersion: 2,
    documentCount: entries.length,
    nextId: lengths.length,
    documentIds,
    fieldIds: { terms: 0 },
    fieldLength,
    averageFieldLength: [entries.length === 0 ? 0 : total / entries.length],
    storedFields: {},
    dirtCount: 0,
    index: await rareTerms(parts, everFrequent, pause),
  };
  return engineOn(await MiniSearch.loadJSAsync(plain, optionsOf(everFrequent)), everFrequent);
}

/** Entries or terms between two looks at the clock. */
const atOnce = 500;

/** The terms that are not frequent, as MiniSearch keeps them; frequent ones are noted. */
async function rareTerms({ terms, postings }: EngineParts, everFrequent: Set<string>, pause: Pause) {
  const index: AsPlainObject["index"] = [];
  for (const [place, term] of terms.entries()) {
    if (place % atOnce === 0) await pause();
    const holding = postings.count(place);
    if (holding > frequent) everFrequent.add(term);
    if (holding === 0 || everFrequent.has(term)) continue;
    const times: Record<string, number> = {};
    for (const posting of postings.of(place)) times[itemOf(posting)] = countOf(posting);
    index.push([term, { "0": times }]);
  }
  return index;
}

function optionsOf(everFrequent: ReadonlySet<string>): Options<Rankable> {
  let pending: Rankable = { id: 0, terms: [] };
  return {
    fields: ["terms"],
    extractField: (rankable, field) => {
      if (field === "id") return rankable.id;
      pending = rankable;
      return "";
    },
    // Each token is the place of its term.
    tokenize: () => placesTo(pending.terms.length),
    processTerm: (place) => {
      const term = pending.terms[Number(place)] ?? "";
      return !everFrequent.has(term) && term;
    },
    searchOptions: {
      tokenize: (text) => text.split(separator),
      processTerm: (term) => term,
      bm25: { k, b, d: 0 },
    },
    // It would warn of each frequent term of an entry that goes.
    logger: () => {},
  };
}

const places: string[] = [];

/** "0", "1", "2" and so on: as many tokens, all different. */
function placesTo(count: number): string[] {
  while (places.length < count) places.push(String(places.length));
  return places.slice(0, count);
}
