import type { Article } from "../article.ts";
import { type Columns, kindSet } from "./columns.ts";
import { type DaysAsked, nameFilter, type Speakers } from "./filters.ts";
import type { Lookup } from "./lookup.ts";
import { inAll, inAny, isInAny, kept, type Numbers } from "./numbers.ts";
import { phraseOf } from "./phrases.ts";
import type { Part, Query } from "./query.ts";
import type { Entry } from "./search-index.ts";
import type { Speaking } from "./speaking.ts";
import { queryTerms } from "./terms.ts";
import { asksOfDays, dayFilter } from "./within.ts";

/** What is known of the items, each at its number. */
export interface Known extends Outside {
  readonly entries: readonly (Entry | undefined)[];
  readonly columns: Columns;
  readonly speaking: Pick<Speaking, "items">;
  readonly lookup: Pick<Lookup, "phrase" | "anyPhrase" | "word">;
  /** The items that hold a term, in their words or in their speakers' names. */
  readonly holding: (term: string) => Numbers;
}

/** What a query asks that no item's own words tell. */
export interface Outside {
  readonly about: (asked: readonly string[]) => ReadonlySet<Article>;
  readonly speakers: Speakers;
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
  const { lookup, holding, speaking, speakers } = known;
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
  // Few are judged one by one in less time than all whom a name means are found.
  const isLookedUp = query.by.length > 0 && speakers.all !== undefined && !(among && among.length <= few);
  if (isLookedUp && speakers.all !== undefined) {
    const spoken = speaking.items(speakers.all(query.by, query));
    among = among === undefined ? spoken : inAll([among, spoken]);
  }
  function passing(numbers: Numbers): Numbers {
    let left = numbers;
    if (left.length === 0) return left;
    for (const passes of testsOf(isLookedUp ? { ...query, by: [] } : query, known, left.length)) {
      left = kept(left, passes);
      if (left.length === 0) break;
    }
    return left;
  }
  return among === undefined ? { passing } : { among, passing };
}

/** How many items are judged one by one. */
const few = 50;

type Test = (number: number) => boolean;

/**
 * What each item is asked by itself, first what takes the least time to tell: whom a name means, and what an article is about,
 * is not asked for nothing. `count` items are asked.
 */
function* testsOf(query: Query, known: Known, count: number): Generator<Test> {
  const { lookup, columns } = known;
  const { except } = query;
  if (query.without.length > 0) {
    const isWithout = isInAny([
      lookup.anyPhrase(phrasesOf(query.without)),
      ...wordsOf(query.without).map(lookup.word),
    ]);
    yield not(isWithout);
  }
  if (asksOfDays(query)) {
    const isAskedDay = dayFilter(query);
    yield (number) => isAskedDay(columns.day(number));
  }
  if (query.in.length > 0) yield inOutlets(query.in, known);
  if (except.in.length > 0) yield not(inOutlets(except.in, known));
  if (query.type.length > 0) yield ofKinds(query.type, known);
  if (except.type.length > 0) yield not(ofKinds(except.type, known));
  if (query.article.length > 0) yield inArticles(query.article, known);
  if (except.article.length > 0) yield not(inArticles(except.article, known));
  if (query.about.length > 0) {
    yield columns.isOf(known.about(query.about));
  }
  if (query.by.length > 0) yield bySpeakers(query.by, query, known);
  if (except.by.length > 0) {
    const spoken = count > few ? known.speakers.all?.(except.by, query) : undefined;
    yield not(
      spoken === undefined ? bySpeakers(except.by, query, known) : isInAny([known.speaking.items(spoken)]),
    );
  }
}

const not =
  (test: Test): Test =>
  (number) =>
    !test(number);

function inOutlets(names: readonly string[], { columns }: Known): Test {
  const isAskedOutlet = nameFilter(names);
  const asked = columns.outlets.map(isAskedOutlet);
  return (number) => asked[columns.outlet(number)] === true;
}

function ofKinds(kinds: Query["type"], { columns }: Known): Test {
  const asked = kindSet(kinds);
  return (number) => (columns.kinds(number) & asked) !== 0;
}

function inArticles(asked: readonly string[], known: Known): Test {
  const ids = new Set(asked);
  return ofEntry(known, ({ article }) => ids.has(article.id));
}

function bySpeakers(names: readonly string[], days: DaysAsked, known: Known): Test {
  const isAskedSpeaker = known.speakers.filter(names, days);
  return ofEntry(known, ({ article, speakers }) => speakers.some((name) => isAskedSpeaker(article, name)));
}

const ofEntry =
  ({ entries }: Known, isAsked: (entry: Entry) => boolean): Test =>
  (number) => {
    const entry = entries[number];
    return entry !== undefined && isAsked(entry);
  };

const phrasesOf = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ text, phrase }) => (phrase ? text : []));

const wordsOf = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ text, phrase }) => (phrase ? [] : text));
