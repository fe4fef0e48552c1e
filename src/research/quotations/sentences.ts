import type { Article } from "../article.ts";
import { isParticiple, isReportingVerb } from "./cues.ts";
import { neverNames } from "./function-words.ts";
import { genderOfGivenName } from "./given-names.ts";
import type { Stretch } from "./marks.ts";
import { phraseBefore } from "./phrases-beside.ts";
import { cueReach } from "./reporting-verbs.ts";
import { isOneRole, isOrganisationWord, isRank, isRole, isTitle } from "./roles.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A word, a punctuation character, or a whole marked stretch standing in for its words. */
export type Item = Token | (Omit<Token, "kind"> & { readonly kind: "stretch"; readonly stretch: Stretch });

/** A sentence of the article's own words, with each marked stretch as one item. */
export interface Sentence {
  readonly paragraph: number;
  readonly items: readonly Item[];
}

const longestNickname = 16;

/** The sentences of an article in order; a stretch that ends like a sentence ends its sentence. */
export function sentencesOf(article: Article, stretches: readonly Stretch[]): Sentence[] {
  const sentences: Sentence[] = [];
  let next = 0;
  for (const [paragraph, span] of article.paragraphs.entries()) {
    let items: Item[] = [];
    let at = span.start;
    for (let stretch = stretches[next]; stretch?.paragraph === paragraph; stretch = stretches[++next]) {
      addTokens(items, article.text, at, stretch.outer.start);
      items.push(stretchItem(article.text, stretch));
      at = stretch.outer.end;
    }
    addTokens(items, article.text, at, span.end);
    items = items.filter((item, i) => !isNickname(items, item, i) && !isInNickname(items, i));
    let begin = 0;
    for (let i = 0; i < items.length; i++) {
      if (i + 1 < items.length && !endsSentence(items, i)) continue;
      sentences.push({ paragraph, items: items.slice(begin, i + 1) });
      begin = i + 1;
    }
  }
  return withNames(withSurnames(sentences));
}

/** Jane “Jay” Doe: the marks stand inside a name and are no part of it. */
function isNickname(items: readonly Item[], item: Item, i: number): boolean {
  if (item.kind !== "stretch" || !item.capital || /[.,?!…]$/.test(item.text)) return false;
  const { start, end } = item.stretch;
  const name = isNameWord(items[i - 1]) && isNameWord(items[i + 1]) && !items[i - 1]?.possessive;
  return name && end - start <= longestNickname;
}

/** Jane (Jay) Doe, Jane 'Jay' Doe: the word or one of its marks; "(HWU)" is no nickname. */
function isInNickname(items: readonly Item[], i: number): boolean {
  for (let open = Math.max(1, i - 2); open <= i; open++) {
    const closing = closings.get(items[open]?.text ?? "");
    if (closing === undefined || items[open + 2]?.text !== closing || items[open - 1]?.possessive) continue;
    const isOne = /^\p{Lu}\p{Ll}+$/u.test(items[open + 1]?.text ?? "");
    // After a given name, and not after a whole name or a place.
    const follows = isNameWord(items[open - 1]) && !isNameWord(items[open - 2]);
    if (isOne && follows && isNameWord(items[open + 3])) return true;
  }
  return false;
}

const closings = new Map([
  ["(", ")"],
  ["'", "'"],
  ["‘", "’"],
]);

/** One by one: a paragraph may hold more tokens than a call can take arguments. */
function addTokens(items: Item[], text: string, start: number, end: number): void {
  for (const token of tokensOf(text, start, end)) items.push(token);
}

/** "May", "King" and "West" are names where the article has Theo May, Sally King and Ada West. */
function withSurnames(sentences: readonly Sentence[]): Sentence[] {
  const surnames = new Set<string>();
  for (const { items } of sentences)
    for (let i = 1; i < items.length; i++)
      if (isFullNameOfWords(items, i)) surnames.add(items[i]?.lower ?? "");
  return sentences.map((sentence) => ({
    ...sentence,
    items: sentence.items.map((item, i, items) =>
      isGivenMonth(items, i) || (surnames.has(item.lower) && isUsedAsName(items, i))
        ? { ...item, lower: item.text.replace(/['’]s?$/u, "") }
        : item,
    ),
  }));
}

/** "Theo May", "Sally King": a given name, and then a word that alone would be none. */
function isFullNameOfWords(items: readonly Item[], i: number): boolean {
  const item = items[i];
  const given = items[i - 1];
  if (!isUsedAsName(items, i) || item === undefined || given === undefined) return false;
  const isKnown = genderOfGivenName(given.lower) !== undefined || /^\p{Lu}\.$/u.test(given.text);
  if (/^(?:may|march)$/.test(item.lower)) return isKnown || (isNameWord(given) && !isNameWord(items[i - 2]));
  return isKnown && (isOneRole(item.lower) || isTitle(item.lower) || surnamesToo.has(item.lower));
}

/** Neither "the King", "King Otto", "in May" nor "May 3". */
function isUsedAsName(items: readonly Item[], i: number): boolean {
  const item = items[i];
  const next = items[i + 1];
  if (item?.kind !== "word" || !item.capital || (next?.kind === "word" && next.capital)) return false;
  return (
    !/^\p{N}/u.test(next?.text ?? "") &&
    !/^(?:the|a|an|in|of|since|until|till|last|next|this|every|mid|early|late)$/.test(
      items[i - 1]?.lower ?? "",
    )
  );
}

/** "Jan Holm", "June R. Holm", but not "Jan. 3". */
const isGivenMonth = (items: readonly Item[], i: number): boolean =>
  /^(?:Jan|April|June|August)$/.test(items[i]?.text ?? "") &&
  (isNameWord(items[i + 1]) || /^\p{Lu}\.$/u.test(items[i + 1]?.text ?? ""));

// Of the words for bodies and places those that are common surnames as well.
const surnamesToo = new Set(
  "west north east black white hall church day lake temple post rivers english".split(" "),
);

/** Marks where full names begin that stand by themselves somewhere, so that longer runs can be cut there. */
function withNames(sentences: readonly Sentence[]): Sentence[] {
  const full = new Set<string>();
  for (const { items } of sentences) {
    for (let i = 0; i < items.length; i++) {
      if (!isNameWord(items[i]) || isNameWord(items[i - 1])) continue;
      if (isNameWord(items[i + 1]) && !isNameWord(items[i + 2])) full.add(pairAt(items, i));
    }
  }
  return sentences.map((sentence) => ({
    ...sentence,
    items: sentence.items.map((item, i, items) =>
      isNameWord(item) && items[i - 1]?.capital && isNameWord(items[i + 1]) && full.has(pairAt(items, i))
        ? { ...item, beginsName: true }
        : item,
    ),
  }));
}

const isNameWord = (item: Item | undefined): boolean =>
  item?.kind === "word" &&
  item.capital &&
  !neverNames.has(item.lower) &&
  !isRole(item.lower) &&
  !isRank(item.lower) &&
  !isTitle(item.lower) &&
  !isOrganisationWord(item.lower);

const pairAt = (items: readonly Item[], i: number): string => `${items[i]?.lower} ${items[i + 1]?.lower}`;

function stretchItem(text: string, stretch: Stretch): Item {
  const inner = text.slice(stretch.start, Math.min(stretch.end, stretch.start + 40));
  return {
    kind: "stretch",
    stretch,
    start: stretch.outer.start,
    end: stretch.outer.end,
    // Only the last characters are asked for, by endsSentence.
    text: text.slice(Math.max(stretch.start, stretch.end - 4), stretch.end),
    lower: "",
    // Scripts without capitals may begin a sentence with any letter.
    capital: /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(inner),
    possessive: false,
  };
}

function endsSentence(items: readonly Item[], i: number): boolean {
  const item = items[i];
  const next = items[i + 1];
  if (!item || !next) return true;
  if (item.kind === "word") return false;
  if (next.kind === "punctuation" && !/^[\p{Pi}([•*|]$/u.test(next.text)) return false;
  const lowerNext = next.kind === "word" && !next.capital && !/^\p{N}/u.test(next.text);
  if (item.kind === "punctuation") return /^[.?!…]$/u.test(item.text) && !lowerNext;
  const last = /[.?!…]['’)\]]*$/u.exec(item.text)?.[0].charAt(0);
  if (!last || lowerNext) return false;
  if (next.kind === "stretch") return true;
  return !reportsBackwards(items, i + 1, last === "." ? nameReach : cueReach);
}

// After a full stop only a bare name reports backwards ("“We won.” Jane Doe said"); a longer subject begins anew.
const nameReach = 4;

/** "“Is it?” Jane Doe, a doctor, asked": a speaker who runs straight into a reporting verb. */
function reportsBackwards(items: readonly Item[], from: number, reach: number): boolean {
  for (let verb = from + 1; verb < Math.min(items.length, from + reach); verb++) {
    const item = items[verb];
    if (!item || item.kind === "stretch" || /^[.?!:]$/.test(item.text)) return false;
    if (item.kind !== "word" || item.capital || isParticiple(item) || !isReportingVerb(item.lower)) continue;
    return phraseBefore(items.slice(from, verb + 1), verb - from)?.first === 0 && !introduces(items, verb);
  }
  return false;
}

/** "… said that", "… said: “" look forward and not back. */
const introduces = (items: readonly Item[], verb: number): boolean => {
  const next = items[verb + 1];
  return (
    next !== undefined &&
    (next.kind === "stretch" ||
      /^(?:that|:|he|she|they|it|there)$/.test(next.lower) ||
      (items[verb + 2]?.kind === "stretch" && !/^[.?!]$/.test(next.text)))
  );
};
