import type { Article } from "../article.ts";
import { filterOf, type SpeakerFilter } from "./filters.ts";
import type { Lookup } from "./lookup.ts";
import { inAll, inAny, isInAny, type Numbers } from "./numbers.ts";
import { phraseOf } from "./phrases.ts";
import type { Part, Query } from "./query.ts";
import type { Entry } from "./search-index.ts";
import { queryTerms } from "./terms.ts";

/** What is known of the items, each at its number. */
export interface Known extends Outside {
  readonly entries: readonly (Entry | undefined)[];
  readonly lookup: Pick<Lookup, "phrase" | "word">;
  /** The items that hold a term, in their words or in their speakers' names. */
  readonly holding: (term: string) => Numbers;
}

/** What a query asks that no item's own words tell. */
export interface Outside {
  readonly about: (asked: string) => ReadonlySet<Article>;
  readonly speakers: SpeakerFilter;
}

/** The items that a query leaves, whatever it ranks. */
export interface Left {
  readonly passes: (number: number) => boolean;
  /** Known before any item is looked at. */
  readonly isNone: boolean;
  /** All that pass, ascending. */
  all(): number[];
}

/** What is exact in a query: required words, phrases, alternatives, exclusions and fields. */
export function conditionsOf(query: Query, { entries, lookup, holding, about, speakers }: Known): Left {
  const withPart = ({ text, phrase }: Part): Numbers =>
    phrase ? lookup.phrase(text) : inAll(queryTerms([text], false).map(holding));
  const musts = [
    ...query.required.map((text) => withPart({ text, phrase: false })),
    ...query.phrases.filter((text) => phraseOf(text) !== "").map((text) => lookup.phrase(text)),
    ...query.either.map((group) => inAny(group.map(withPart))),
  ];
  const candidates = musts.length === 0 ? undefined : inAll(musts);
  const isCandidate = candidates === undefined ? () => true : isInAny([candidates]);
  const isWithout = isInAny(
    query.without.map(({ text, phrase }) => (phrase ? lookup.phrase(text) : lookup.word(text))),
  );
  const articles = query.about.map(about);
  const isAsked = filterOf(query, speakers);
  const passes = (number: number): boolean => {
    const entry = entries[number];
    return (
      entry !== undefined &&
      isCandidate(number) &&
      !isWithout(number) &&
      (articles.length === 0 || articles.some((found) => found.has(entry.article))) &&
      isAsked(entry)
    );
  };
  return {
    passes,
    isNone: candidates?.length === 0,
    all: () => Array.from(candidates ?? entries.keys()).filter(passes),
  };
}
