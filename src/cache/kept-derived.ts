import type { Article, Quote } from "../research/article.ts";
import type { Derived } from "../research/derive.ts";
import type { Shingles } from "../research/stories/shingles.ts";

/** What was worked out of some articles, as it stands in one part of a file. */
export interface DerivedPart {
  /** For each article, a hash of all that it was worked out of. */
  readonly prints: readonly string[];
  readonly told: readonly Told[];
  readonly shingles: readonly Omit<Shingles, "stretches" | "numbers">[];
  /** How many stretches and numbers each article has, in turn. */
  readonly lengths: Uint32Array;
  /** Those of all of them: an array each would take more time and memory than what it holds. */
  readonly hashes: Uint32Array;
}

/** Without the article that it is of; quotations that a sighting is of stand by their places. */
interface Told {
  readonly quotes: readonly Omit<Quote, "article">[];
  readonly sightings: readonly (Omit<Derived["sightings"][number], "article" | "quotes"> & {
    readonly quotes: readonly number[];
  })[];
}

/** What is known of an article from before, without the article. */
export interface KeptDerived {
  readonly told: Told;
  readonly shingles: Shingles;
}

export function partOf(known: readonly (readonly [print: string, derived: Derived])[]): DerivedPart {
  const all = known.map(([, derived]) => derived);
  const lists = all.flatMap(({ shingles }) => [shingles.stretches, shingles.numbers]);
  const hashes = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    hashes.set(list, at);
    at += list.length;
  }
  return {
    prints: known.map(([print]) => print),
    told: all.map(toldOf),
    shingles: all.map(({ shingles: { stretches: _, numbers: __, ...others } }) => others),
    lengths: Uint32Array.from(lists, ({ length }) => length),
    hashes,
  };
}

function toldOf({ quotes, sightings }: Derived): Told {
  const places = new Map(quotes.map((quote, place) => [quote, place]));
  return {
    quotes: quotes.map(({ article: _known, ...quote }) => quote),
    sightings: sightings.map(({ article: _known, ...sighting }) => ({
      ...sighting,
      quotes: sighting.quotes.flatMap((quote) => places.get(quote) ?? []),
    })),
  };
}

/** What a part holds, by prints. */
export function derivedIn(part: DerivedPart): readonly (readonly [print: string, kept: KeptDerived])[] {
  // Read from a file, it is a view of all its bytes, and would keep them.
  const hashes = part.hashes.slice();
  let at = 0;
  let list = 0;
  const next = () => {
    const from = at;
    at += part.lengths[list++] ?? 0;
    return hashes.subarray(from, at);
  };
  return part.prints.flatMap((print, place) => {
    const [told, shingles] = [part.told[place], part.shingles[place]];
    if (told === undefined || shingles === undefined) return [];
    return [[print, { told, shingles: { ...shingles, stretches: next(), numbers: next() } }] as const];
  });
}

/** What is kept, of this article. */
export function relinked(article: Article, { told, shingles }: KeptDerived): Derived {
  const quotes = told.quotes.map((quote) => ({ ...quote, article }));
  const sightings = told.sightings.map((sighting) => ({
    ...sighting,
    article,
    quotes: sighting.quotes.flatMap((place) => quotes[place] ?? []),
  }));
  return { quotes, sightings, shingles };
}
