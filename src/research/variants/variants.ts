import type { Article, Quote } from "../article.ts";
import { isoDay } from "../counts.ts";
import { foldedWords } from "../fold.ts";
import type { Profile } from "../people/profile.ts";
import type { Copy, SearchIndex } from "../search/search-index.ts";
import { areOneStatement, areSameWords, type Standing } from "./sameness.ts";
import { commonOf, wordingOf } from "./wording.ts";

/** Where one statement stands besides. Of copies in one story the first stands for all. */
export interface Variants {
  /** The quotation asked for, or the first of its copies. */
  readonly asked: Quote;
  /** The same statement of the same person, or of nobody that is named, in no order. */
  readonly same: readonly Quote[];
  /** The same words as somebody else's, in no order. */
  readonly ofOthers: readonly Quote[];
  /** How many more have words in common with it and were not compared. */
  readonly uncompared: number;
}

/** What is asked of all that is held. */
export interface VariantParts {
  readonly index: Pick<SearchIndex<Quote>, "sharing">;
  readonly quotesIn: (article: Article) => readonly Quote[];
  readonly profileOf: (quote: Quote) => Profile | undefined;
  readonly copyOf: (quote: Quote) => Copy | undefined;
  readonly othersOf: (quote: Quote) => readonly Quote[];
}

/**
 * The variants of a quotation: exactly those that have it for a variant. It depends on which articles there are, not on their
 * order. A variant of a variant need not be one: two parts of one sentence have nothing in common.
 */
export function variantsOf(quote: Quote, parts: VariantParts): Variants {
  const { profileOf, copyOf, othersOf } = parts;
  const isFirst = (each: Quote): boolean => (copyOf(each)?.place ?? 0) === 0;
  const asked = [quote, ...othersOf(quote)].find(isFirst) ?? quote;
  const [own, profile] = [wordingOf(asked), profileOf(asked)];
  const [same, ofOthers]: [Quote[], Quote[]] = [[], []];
  const candidates = candidatesOf(asked, parts).filter(({ item }) => item !== asked && isFirst(item));
  const compared = candidates
    .map(({ item, share }) => ({ item, share, speakers: speakersOf(profile, profileOf(item)) }))
    .filter(({ share, speakers }) => share >= leastShare[speakers])
    .sort((a, b) => b.share - a.share || (a.item.id < b.item.id ? -1 : 1));
  for (const { item, speakers } of compared.slice(0, mostCompared)) {
    const common = commonOf(own, wordingOf(item));
    const standing = {
      speakers,
      apart: daysApart(asked, item),
      isOneArticle: asked.article === item.article,
    };
    if (areOneStatement(common, standing)) same.push(item);
    else if (speakers === "other" && areSameWords(common)) ofOthers.push(item);
  }
  return { asked, same, ofOthers, uncompared: Math.max(0, compared.length - mostCompared) };
}

/** More than these have so much in common only with what everybody says. */
const mostCompared = 150;

/** The other quotations of the article are few, and may have other forms of all the words. */
function candidatesOf(asked: Quote, { index, quotesIn }: VariantParts) {
  const beside = quotesIn(asked.article).map((item) => ({ item, share: 1 }));
  const elsewhere = index
    .sharing(asked, leastShare.same)
    .filter(({ item }) => item.article !== asked.article);
  return [...beside, ...elsewhere];
}

const leastShare: Readonly<Record<Standing["speakers"], number>> = {
  same: 0.3,
  likely: 0.3,
  open: 0.6,
  other: 0.8,
};

function speakersOf(a: Profile | undefined, b: Profile | undefined): Standing["speakers"] {
  if (a === undefined || b === undefined) return "open";
  if (a === b) return a.isPerson ? "same" : "likely";
  if (a.isPerson && b.isPerson) return "other";
  return isPartOf(a.name, b.name) || isPartOf(b.name, a.name) ? "likely" : "open";
}

function isPartOf(name: string, other: string): boolean {
  const words = new Set(foldedWords(other));
  return foldedWords(name).every((word) => words.has(word));
}

/** Days between the articles of two quotations; undefined where one of the days is not known. */
export function daysApart(a: Quote, b: Quote): number | undefined {
  const [one, other] = [isoDay(a.article), isoDay(b.article)];
  if (one === undefined || other === undefined) return undefined;
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}
