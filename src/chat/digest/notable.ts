import type { Article, Quote } from "../../research/article.ts";
import { daysBetween } from "../../research/day-number.ts";
import type { Research } from "../../research/research.ts";
import { nearDays } from "../../research/variants/sameness.ts";
import { tellingsOf } from "../../research/variants/tellings.ts";
import { isInRow, lengthSaid, wordsSaid } from "../../research/words-said.ts";

/** What stands out among some new articles. */
export interface Notable {
  /** Statements that several outlets tell, those with the most outlets first. */
  readonly told: readonly Quote[];
  /** New statements of the most quoted people, one each, the most quoted first. */
  readonly spoken: readonly Quote[];
  /** The same statement in other words in another article: as it was told first, and the other. */
  readonly reworded: readonly (readonly [Quote, Quote])[];
  /** How many of their new statements are left out, as they were told before. */
  readonly leftOut: number;
  /** Of articles that none of these is of: new statements whose speaker is named, of an article each, the longest first. */
  readonly others: readonly Quote[];
}

/** How many of each are wanted. */
export interface NotableSizes {
  readonly told: number;
  readonly spoken: number;
  readonly reworded: number;
  readonly others: number;
}

/**
 * Step by step, since an import brings thousands of articles. Nothing is in two of the lists, and nothing that another post has told
 * (`isTold`), of which all copies are asked.
 */
export function* notableSteps(
  articles: readonly Article[],
  research: Pick<Research, "quotesIn" | "copiesOfQuote" | "variantsOf" | "person">,
  most: NotableSizes,
  isTold: (quote: Quote) => boolean = () => false,
): Generator<void, Notable> {
  const here = new Set(articles);
  const statements: Statement[] = [];
  const seen = new Set<Quote>();
  const pairs: (readonly [Quote, Quote])[] = [];
  let leftOut = 0;
  for (const article of articles) {
    for (const quote of research.quotesIn(article)) {
      if (seen.has(quote) || quote.kind !== "direct") continue;
      const all = [quote, ...research.copiesOfQuote(quote)];
      for (const each of all) seen.add(each);
      if (all.some(isTold)) leftOut++;
      if (all.some(isTold) || wordsSaid(quote).length < fewest) continue;
      const before = outletsOf(all.filter((each) => !here.has(each.article)));
      const isNew = all.every((each) => here.has(each.article));
      statements.push({ quote, outlets: outletsOf(all), before, isNew });
    }
    if (pairs.length < most.reworded)
      pairs.push(...rewordedIn(article, research).filter((pair) => !pair.every(isTold)));
    yield;
  }
  const reworded = onePerStatement(pairs).slice(0, most.reworded);
  const paired = new Set(reworded.flat().flatMap((quote) => [quote, ...research.copiesOfQuote(quote)]));
  yield;
  const left = statements.filter(({ quote }) => !paired.has(quote));
  const told = left
    // What several outlets had before was told before.
    .filter(({ outlets, before }) => outlets > 1 && before < 2)
    .sort((a, b) => b.outlets - a.outlets)
    .slice(0, most.told)
    .map(({ quote }) => quote);
  yield;
  const rest = left.filter(({ isNew }) => isNew).map(({ quote }) => quote);
  const spoken = ofMostQuoted(
    rest.filter((quote) => !told.includes(quote)),
    research,
    most.spoken,
  );
  // Whoever makes a post of it goes on in another turn.
  yield;
  const shown = [...told, ...spoken, ...reworded.flat()].flatMap((quote) => [
    quote,
    ...research.copiesOfQuote(quote),
  ]);
  const ofShown = new Set(shown.map(({ article }) => article));
  // All that came counts as told, so one story that many have must not hide the others.
  const unseen = rest.filter(({ article }) => !ofShown.has(article));
  return { told, spoken, reworded, others: longestOfEach(unseen, most.others), leftOut };
}

function longestOfEach(quotes: readonly Quote[], most: number): readonly Quote[] {
  const named = quotes
    .filter(({ speaker }) => speaker !== undefined)
    .toSorted((a, b) => lengthSaid(b) - lengthSaid(a));
  return [...Map.groupBy(named, ({ article }) => article).values()]
    .flatMap(([first]) => first ?? [])
    .slice(0, most);
}

interface Statement {
  readonly quote: Quote;
  readonly outlets: number;
  /** How many of them had it before. */
  readonly before: number;
  /** Nobody had it before. */
  readonly isNew: boolean;
}

/** Fewer words than these say little by themselves. */
const fewest = 6;

/** Somebody quoted less often is not known to readers by that. */
const fewestQuoted = 5;

const outletsOf = (quotes: readonly Quote[]): number =>
  new Set(quotes.flatMap(({ article }) => article.outlet ?? [])).size;

/** The longest statement of each, as it says the most. */
function ofMostQuoted(
  quotes: readonly Quote[],
  { person }: Pick<Research, "person">,
  most: number,
): readonly Quote[] {
  return [...Map.groupBy(quotes, person)]
    .flatMap(([profile, theirs]) =>
      profile?.isPerson && profile.quotes.length >= fewestQuoted ? { profile, theirs } : [],
    )
    .sort((a, b) => b.profile.quotes.length - a.profile.quotes.length)
    .slice(0, most)
    .flatMap(({ theirs }) => theirs.toSorted((a, b) => lengthSaid(b) - lengthSaid(a))[0] ?? []);
}

/** Quotations of an article that another article tells in other words on the days around it: as it was told first, and the other. */
function rewordedIn(
  article: Article,
  { quotesIn, variantsOf }: Pick<Research, "quotesIn" | "variantsOf">,
): readonly (readonly [Quote, Quote])[] {
  return quotesIn(article).flatMap((quote) => {
    const words = wordsSaid(quote);
    if (quote.kind !== "direct" || words.length < fewest) return [];
    const others = variantsOf(quote).same.filter((other) => isReworded(quote, words, other));
    const [first, next] = tellingsOf([quote, ...others]);
    if (first === undefined || next === undefined) return [];
    return [[first.quotes[0], first.quotes[0] === quote ? next.quotes[0] : quote] as const];
  });
}

/** Whether it is the same in other words of another article of those days, and neither is only a part of the other: later, it is said again. */
function isReworded(quote: Quote, words: readonly string[], other: Quote): boolean {
  const theirs = wordsSaid(other);
  return (
    other.article !== quote.article &&
    other.kind === "direct" &&
    theirs.length >= fewest &&
    !isInRow(words, theirs) &&
    !isInRow(theirs, words) &&
    Math.abs(daysBetween(quote.article, other.article) ?? 0) <= nearDays
  );
}

function onePerStatement(pairs: readonly (readonly [Quote, Quote])[]): (readonly [Quote, Quote])[] {
  const seen = new Set<string>();
  return pairs.filter(([before, after]) => {
    const words = [before, after].map((quote) => wordsSaid(quote).join(" "));
    const isNew = words.every((each) => !seen.has(each));
    for (const each of words) seen.add(each);
    return isNew;
  });
}
