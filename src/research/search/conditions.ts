import type { Article } from "../article.ts";
import { type Columns, kindSet } from "./columns.ts";
import { nameFilter, type SpeakerFilter } from "./filters.ts";
import type { Lookup } from "./lookup.ts";
import { inAll, inAny, isInAny, kept, type Numbers } from "./numbers.ts";
import { phraseOf } from "./phrases.ts";
import type { Part, Query } from "./query.ts";
import type { Entry } from "./search-index.ts";
import { queryTerms } from "./terms.ts";
import { asksOfDays, dayFilter } from "./within.ts";

/** What is known of the items, each at its number. */
export interface Known extends Outside {
  readonly entries: readonly (Entry | undefined)[];
  readonly columns: Columns;
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
  /** Which of some items do. */
  readonly passing: (numbers: Numbers) => Numbers;
}

/** What is exact in a query: required words, phrases, alternatives, exclusions and fields. */
export function conditionsOf(query: Query, known: Known): Left {
  const { lookup, holding } = known;
  const withWord = (text: string): Numbers => inAll(queryTerms([text], false).map(holding));
  const musts = [
    ...query.required.map(withWord),
    ...query.either.map((group) =>
      inAny([lookup.anyPhrase(phrasesOf(group)), ...wordsOf(group).map(withWord)]),
    ),
  ];
  let among = musts.length === 0 ? undefined : inAll(musts);
  // Each phrase is looked for among what the ones before it left.
  for (const text of query.phrases) if (phraseOf(text) !== "") among = lookup.phrase(text, among);
  function passing(numbers: Numbers): Numbers {
    let left = numbers;
    if (left.length === 0) return left;
    for (const passes of testsOf(query, known)) {
      left = kept(left, passes);
      if (left.length === 0) break;
    }
    return left;
  }
  return among === undefined ? { passing } : { among, passing };
}

type Test = (number: number) => boolean;

/**
 * What each item is asked by itself, first what takes the least time to tell: whom a name means, and what an article is about,
 * is not asked for nothing.
 */
function* testsOf(query: Query, { entries, columns, lookup, about, speakers }: Known): Generator<Test> {
  if (query.without.length > 0) {
    const isWithout = isInAny([
      lookup.anyPhrase(phrasesOf(query.without)),
      ...wordsOf(query.without).map(lookup.word),
    ]);
    yield (number) => !isWithout(number);
  }
  if (asksOfDays(query)) {
    const isAskedDay = dayFilter(query);
    yield (number) => isAskedDay(columns.day(number));
  }
  if (query.in.length > 0) {
    const isAskedOutlet = nameFilter(query.in);
    const asked = columns.outlets.map(isAskedOutlet);
    yield (number) => asked[columns.outlet(number)] === true;
  }
  if (query.type.length > 0) {
    const asked = kindSet(query.type);
    yield (number) => (columns.kinds(number) & asked) !== 0;
  }
  const ofEntry = (isAsked: (entry: Entry) => boolean) => (number: number) => {
    const entry = entries[number];
    return entry !== undefined && isAsked(entry);
  };
  if (query.article.length > 0) {
    const ids = new Set(query.article);
    yield ofEntry(({ article }) => ids.has(article.id));
  }
  if (query.about.length > 0) {
    const articles = query.about.map(about);
    yield ofEntry(({ article }) => articles.some((found) => found.has(article)));
  }
  if (query.by.length > 0) {
    const isAskedSpeaker = speakers(query.by, query);
    yield ofEntry((entry) => entry.speakers.some((name) => isAskedSpeaker(entry.article, name)));
  }
}

const phrasesOf = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ text, phrase }) => (phrase ? text : []));

const wordsOf = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ text, phrase }) => (phrase ? [] : text));
