import type { Article, Quote } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";
import { sharedBy, stretchesOf } from "../../research/stories/shingles.ts";
import { wordsSaid } from "../../research/words-said.ts";

/** What stands out among some new articles. */
export interface Notable {
  /** Statements that several outlets tell, those with the most outlets first. */
  readonly told: readonly Quote[];
  /** New statements of the most quoted people, one each, the most quoted first. */
  readonly spoken: readonly Quote[];
  /** The same statement in other words in another copy of its story: as it was told first, and the other. */
  readonly reworded: readonly (readonly [Quote, Quote])[];
}

/** How many of each are wanted. */
export interface NotableSizes {
  readonly told: number;
  readonly spoken: number;
  readonly reworded: number;
}

/** Step by step, since an import brings thousands of articles. Nothing is in two of the lists. */
export function* notableSteps(
  articles: readonly Article[],
  research: Pick<Research, "quotesIn" | "copiesOfQuote" | "copiesOf" | "person">,
  most: NotableSizes,
): Generator<void, Notable> {
  const here = new Set(articles);
  const statements: Statement[] = [];
  const seen = new Set<Quote>();
  const pairs: (readonly [Quote, Quote])[] = [];
  for (const article of articles) {
    for (const quote of research.quotesIn(article)) {
      if (seen.has(quote) || quote.kind !== "direct") continue;
      const all = [quote, ...research.copiesOfQuote(quote)];
      for (const each of all) seen.add(each);
      if (wordsSaid(quote).length < fewest) continue;
      const before = outletsOf(all.filter((each) => !here.has(each.article)));
      const isNew = all.every((each) => here.has(each.article));
      statements.push({ quote, outlets: outletsOf(all), before, isNew });
    }
    if (pairs.length < most.reworded) pairs.push(...rewordedIn(article, research));
    yield;
  }
  const reworded = onePerStatement(pairs).slice(0, most.reworded);
  const paired = new Set(reworded.flat().flatMap((quote) => [quote, ...research.copiesOfQuote(quote)]));
  const left = statements.filter(({ quote }) => !paired.has(quote));
  const told = left
    // What several outlets had before was told before.
    .filter(({ outlets, before }) => outlets > 1 && before < 2)
    .sort((a, b) => b.outlets - a.outlets)
    .slice(0, most.told)
    .map(({ quote }) => quote);
  const rest = left.filter(({ isNew }) => isNew).map(({ quote }) => quote);
  return {
    told,
    spoken: ofMostQuoted(
      rest.filter((quote) => !told.includes(quote)),
      research,
      most.spoken,
    ),
    reworded,
  };
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
    .flatMap(({ theirs }) => theirs.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0] ?? []);
}

const lengthOf = ({ spans }: Quote): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** Quotations of an article that another copy of its story has in other words. */
function rewordedIn(
  article: Article,
  { copiesOf, quotesIn, person }: Pick<Research, "copiesOf" | "quotesIn" | "person">,
): readonly (readonly [Quote, Quote])[] {
  const copies = copiesOf(article).slice(0, mostCopies);
  if (copies.length === 0) return [];
  const here = quotesIn(article).filter(({ kind }) => kind === "direct");
  return copies.flatMap((copy) => {
    const there = quotesIn(copy).filter(({ kind }) => kind === "direct");
    return here.flatMap((quote) => {
      const words = wordsSaid(quote);
      if (words.length < fewest || there.some((other) => isSame(wordsSaid(other), words))) return [];
      const other = there.find(
        (each) => person(each) === person(quote) && isReworded(wordsSaid(each), words),
      );
      return other === undefined ? [] : [[other, quote] as const];
    });
  });
}

/** Of a story that everybody has, the first copies tell. */
const mostCopies = 8;

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((word, at) => word === others[at]);

/** Most of the shorter one's runs of three words stand in the other, and neither is only a part of the other. */
function isReworded(some: readonly string[], others: readonly string[]): boolean {
  if (some.length < fewest || isPart(some, others) || isPart(others, some)) return false;
  const [a, b] = [stretchesOf(some, 3), stretchesOf(others, 3)];
  return sharedBy(a, b) >= Math.min(a.length, b.length) / 2;
}

const isPart = (some: readonly string[], others: readonly string[]): boolean =>
  ` ${others.join(" ")} `.includes(` ${some.join(" ")} `);

function onePerStatement(pairs: readonly (readonly [Quote, Quote])[]): (readonly [Quote, Quote])[] {
  const seen = new Set<string>();
  return pairs.filter(([before, after]) => {
    const words = [before, after].map((quote) => wordsSaid(quote).join(" "));
    const isNew = words.every((each) => !seen.has(each));
    for (const each of words) seen.add(each);
    return isNew;
  });
}
