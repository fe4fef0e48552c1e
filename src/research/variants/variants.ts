import type { Article, Quote } from "../article.ts";
import { isoDay } from "../counts.ts";
import { dayNumber, daysBetween, isoOf } from "../day-number.ts";
import { foldedWords } from "../fold.ts";
import type { Profile } from "../people/profile.ts";
import type { Copy, SearchIndex } from "../search/search-index.ts";
import { lengthSaid } from "../words-said.ts";
import { areOneStatement, areSameWords, mayBePhrase, nearDays, type Standing } from "./sameness.ts";
import { commonOf, type Wording, wordingOf } from "./wording.ts";

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
  readonly index: Pick<SearchIndex<Quote>, "sharing" | "holding">;
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
  const candidates = candidatesOf(asked, own, profile, parts).filter(
    ({ item }) => item !== asked && isFirst(item),
  );
  const compared = candidates
    .map(({ item, share }) => ({ item, share, speakers: speakersOf(profile, profileOf(item)) }))
    .filter(({ share, speakers }) => share >= leastShare[speakers])
    .sort((a, b) => b.share - a.share || (a.item.id < b.item.id ? -1 : 1));
  for (const { item, speakers } of compared.slice(0, mostCompared)) {
    const days = daysBetween(asked.article, item.article);
    const wording = wordingOf(item);
    const common = commonOf(own, wording);
    const standing = {
      speakers,
      apart: days === undefined ? undefined : Math.abs(days),
      isOneArticle: asked.article === item.article,
      isOwnPhrase: () => isOwnPhrase(common.shorter === own ? asked : item, common.shorter, parts),
    };
    if (areOneStatement(common, standing)) same.push(item);
    else if (speakers === "other" && areSameWords(common)) ofOthers.push(item);
  }
  return { asked, same, ofOthers, uncompared: Math.max(0, compared.length - mostCompared) };
}

/** More than these have so much in common only with what everybody says. */
const mostCompared = 150;

/** The other quotations of the article are few, and may have other forms of all the words; so may what is short, on the days around. */
function candidatesOf(
  asked: Quote,
  own: Wording,
  profile: Profile | undefined,
  { index, quotesIn }: VariantParts,
): readonly { readonly item: Quote; readonly share: number }[] {
  const beside = quotesIn(asked.article).map((item) => ({ item, share: 1 }));
  const sharing = index.sharing(asked, leastShare.same).filter(({ item }) => item.article !== asked.article);
  const known = new Set(sharing.map(({ item }) => item));
  const around = phrasesAround(asked, own, profile)
    .filter((item) => !known.has(item) && item.article !== asked.article)
    .map((item) => ({ item, share: leastShare.same }));
  return [...beside, ...sharing, ...around];
}

/** What the same person said on the days around, where one of the two is a phrase that has another form of a word. */
function phrasesAround(asked: Quote, own: Wording, profile: Profile | undefined): readonly Quote[] {
  const day = isoDay(asked.article);
  if (day === undefined || profile?.isPerson !== true) return [];
  const isPhrase = mayBePhrase(asked, own.words.length);
  const [from, to] = [-nearDays, nearDays].map((days) => isoOf(dayNumber(day) + days));
  const near = profile.quotes.filter(
    (other) =>
      (isPhrase || (other.kind === "fragment" && lengthSaid(other) <= longestPhrase)) &&
      isWithin(isoDay(other.article), from, to),
  );
  const few = near.length > mostAround ? near.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : near;
  return few.slice(0, mostAround).filter((other) => {
    const wording = wordingOf(other);
    return (isPhrase || mayBePhrase(other, wording.words.length)) && commonOf(own, wording).telling > 1;
  });
}

/** Of somebody who says more in two weeks these are enough. */
const mostAround = 300;

/** Three words have hardly more, in UTF-16 code units. */
const longestPhrase = 60;

const isWithin = (day: string | undefined, from = "", to = ""): boolean =>
  day !== undefined && day >= from && day <= to;

/** Whether hardly anybody else says these few words: two that others say too are a subject and no statement. */
function isOwnPhrase(phrase: Quote, wording: Wording, { index, profileOf }: VariantParts): boolean {
  if (!mayBePhrase(phrase, wording.words.length)) return false;
  const profile = profileOf(phrase);
  const others = new Set<Profile>();
  for (const item of index.holding(wording.words.join(" "))) {
    const speaker = profileOf(item);
    if (speaker?.isPerson && speaker !== profile) others.add(speaker);
    if (others.size > mostOthers) return false;
  }
  return true;
}

/** One other who says it may be quoting. */
const mostOthers = 1;

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
