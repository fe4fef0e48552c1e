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
  readonly lookup: Pick<Lookup, "phrase" | "anyPhrase" | "word">;
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
  /** Only these can pass, where that is known; ascending. */
  readonly among?: Numbers;
  /** Which of them do; absent where all do. */
  readonly passes?: (number: number) => boolean;
}

/** What is exact in a query: required words, phrases, alternatives, exclusions and fields. */
export function conditionsOf(query: Query, { entries, lookup, holding, about, speakers }: Known): Left {
  const withWord = (text: string): Numbers => inAll(queryTerms([text], false).map(holding));
  const phrasesOf = (parts: readonly Part[]): string[] =>
    parts.flatMap(({ text, phrase }) => (phrase ? text : []));
  const wordsOf = (parts: readonly Part[]): string[] =>
    parts.flatMap(({ text, phrase }) => (phrase ? [] : text));
  const musts = [
    ...query.required.map(withWord),
    ...query.either.map((group) =>
      inAny([lookup.anyPhrase(phrasesOf(group)), ...wordsOf(group).map(withWord)]),
    ),
  ];
  let among = musts.length === 0 ? undefined : inAll(musts);
  // Each phrase is looked for among what the ones before it left.
  for (const text of query.phrases) if (phraseOf(text) !== "") among = lookup.phrase(text, among);
  const left = among === undefined ? {} : { among };
  // Whom a name means, and what an article is about, is not asked for nothing.
  if (among?.length === 0) return left;
  if (query.without.length === 0 && !asksOfEntries(query)) return left;
  const isWithout = isInAny([
    lookup.anyPhrase(phrasesOf(query.without)),
    ...wordsOf(query.without).map(lookup.word),
  ]);
  // What is known without looking at the entries themselves takes a hundredth of the time.
  if (!asksOfEntries(query)) return { ...left, passes: (number) => !isWithout(number) };
  const articles = query.about.map(about);
  const isAsked = filterOf(query, speakers);
  const passes = (number: number): boolean => {
    if (isWithout(number)) return false;
    const entry = entries[number];
    return (
      entry !== undefined &&
      (articles.length === 0 || articles.some((found) => found.has(entry.article))) &&
      isAsked(entry)
    );
  };
  return { ...left, passes };
}

const asksOfEntries = (query: Query): boolean =>
  [query.by, query.in, query.article, query.about, query.type, query.on].some((list) => list.length > 0) ||
  query.after !== undefined ||
  query.before !== undefined ||
  query.last !== undefined;
