import MiniSearch, { type AsPlainObject, type Options } from "minisearch";
import type { Pause } from "../slices.ts";
import { b, k } from "./bm25.ts";
import { countOf, itemOf, type Postings } from "./postings.ts";
import { stopWords } from "./stop-words.ts";

/**
 * A term in more entries than this is scored from the postings and not given to MiniSearch any more, which takes
 * some 1 µs and 60 bytes a posting where those take 5 ns and 4 bytes.
 */
export const frequent = 250;

/** MiniSearch as plain BM25, over the terms that are not frequent. */
export interface Engine {
  readonly index: MiniSearch<Rankable>;
  /** Terms that were ever frequent: MiniSearch has not all of their entries. */
  readonly everFrequent: Set<string>;
}

/** What MiniSearch is given of an entry. */
interface Rankable {
  readonly id: number;
  readonly terms: readonly string[];
  /** The number of its terms; those left out of `terms` count too. */
  readonly length: number;
}

/** Tab never stands in a term. */
export const separator = "\t";

export function createEngine(): Engine {
  const everFrequent = new Set<string>(stopWords);
  return { index: new MiniSearch(optionsOf(everFrequent)), everFrequent };
}

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
  return { index: await MiniSearch.loadJSAsync(plain, optionsOf(everFrequent)), everFrequent };
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
  let pending: Rankable = { id: 0, terms: [], length: 0 };
  return {
    fields: ["terms"],
    extractField: (rankable, field) => {
      if (field === "id") return rankable.id;
      pending = rankable;
      return "";
    },
    // Each token is the place of its term.
    tokenize: () => placesTo(pending.length),
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
