import type { Attribution } from "./attribution.ts";
import { reportingUse } from "./cues.ts";
import { determiners, isAdverb, prepositions } from "./function-words.ts";
import { phraseEnding } from "./noun-phrases.ts";
import type { Item } from "./sentences.ts";

/** What a marked stretch is. */
export type Speech = "direct" | "fragment" | "none";

/** Whether the stretch at `at` is a quotation, by its own words, its place, what reports it and whether it goes on from words before it. */
export function speechAt(
  text: string,
  items: readonly Item[],
  at: number,
  attribution: Attribution | undefined,
  goesOn: boolean,
): Speech {
  const item = items[at];
  if (item?.kind !== "stretch" || isSupposed(items, at)) return "none";
  const inner = text.slice(item.stretch.start, item.stretch.end);
  const words = inner.split(/\s+/);
  const whole = isWhole(items, at, item);
  const ended = /[.,?!…\u2014-]['’]?$/u.test(inner);
  const beside = attribution?.where === "beside";
  if (ended && isInterviewLine(items, at)) return "direct";
  if (goesOn && /[.?!…]['’]?$/u.test(inner)) return item.capital ? "direct" : "fragment";
  if (isTitleCase(words) && !/[!?]/.test(inner) && isNamed(items[at - 1])) return "none";
  if (!attribution && isDated(items, at)) return "none";
  if (isMeaning(items, at) || isTerm(items, at, inner)) return "none";
  if (isTitleCase(words) && !(beside && ended) && !(whole && words.length > 8)) return "none";
  if (whole && (words.length >= 3 || beside || withoutBlanks.test(inner))) return "direct";
  if (attribution) return "fragment";
  return words.length >= 7 && item.capital && ended ? "direct" : "none";
}

/** "A: “Never.”" */
const isInterviewLine = (items: readonly Item[], at: number): boolean =>
  at === 2 && items[1]?.text === ":" && /^[QA]\.?$/.test(items[0]?.text ?? "");

// Three words or so in a script that has no blanks between them.
const withoutBlanks =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]{5}/u;

/** "Nobody would say “…”", "if you say “…”": words that nobody has said. */
function isSupposed(items: readonly Item[], at: number): boolean {
  let reports = false;
  for (let i = at - 1; i >= 0; i--) {
    const item = items[i];
    if (item?.kind !== "word") {
      if (i === at - 1 && item?.text === ",") continue;
      return false;
    }
    const next = items[i + 1]?.lower ?? "";
    if (/^(?:nobody|neither)$/.test(item.lower) || (item.lower === "no" && next === "one")) return reports;
    if (item.lower === "if" && /^(?:you|anyone|anybody|someone|somebody|one)$/.test(next)) return reports;
    // "if Doe says “…”", but not "if Doe says no, “…”"
    if (item.lower === "if" && i < at - 2 && isBesideCue(items, at)) return reports;
    if (!reports && reportingUse(item.lower) !== undefined && !item.capital) {
      reports = true;
      if (isUnsaid(items, i, at)) return true;
    }
  }
  return false;
}

const isBesideCue = (items: readonly Item[], at: number): boolean =>
  reportingUse(items[items[at - 1]?.text === "," ? at - 2 : at - 1]?.lower ?? "") !== undefined;

// "called the old red boat “…”": further on the words belong to something else.
const longestObject = 5;

/** "never said “…”", "might say “…”", "denied calling her “…”", "Did Doe say “…”?": the verb at `verb` does not report. */
function isUnsaid(items: readonly Item[], verb: number, at: number): boolean {
  const lower = items[verb]?.lower ?? "";
  const between = items.slice(verb + 1, at);
  const names = reportingUse(lower) === "calls" && between.length <= longestObject;
  const said = between.every((item) => item.kind === "punctuation" || item.lower === "that");
  if (!(names || said)) return false;
  let helper = verb - 1;
  while (isAdverb(items[helper]?.lower ?? "")) helper--;
  const before = items[helper]?.lower ?? "";
  if (/^(?:not|never|\p{L}+n['’]t|cannot|may|might|could|should|must)$/u.test(before))
    return items[verb - 1]?.lower !== "only";
  if (
    /^(?:deny|denied|denies|denying|imagine|suppose)$/.test(
      items[before === "having" ? helper - 1 : helper]?.lower ?? "",
    )
  )
    return true;
  return isAsked(items, verb);
}

/** "Did Doe say “…”?" */
const isAsked = (items: readonly Item[], verb: number): boolean =>
  /^(?:do|does|did|will|would|could|can|should)$/.test(items[0]?.lower ?? "") &&
  items.at(-1)?.text === "?" &&
  !/(?:ed|s|ing|said|told|wrote)$/.test(items[verb]?.lower ?? "") &&
  items.slice(0, verb).every((item) => item.kind === "word");

/** Stands as a sentence of its own: nothing before it, or a cue that a comma or colon parts from it. */
function isWhole(items: readonly Item[], at: number, item: Item): boolean {
  const before = items[at - 1];
  if (before === undefined) return item.capital || items.length === 1 || /[,?!]$/.test(item.text);
  if (!item.capital) return false;
  return before.kind !== "word"
    ? before.kind === "stretch" || /^[,:;.?!\u2014\u2013\uff1a\uff0c\u3002\u060c-]$/.test(before.text)
    : isVerbLike(before);
}

/** "on “The Morning Show,”", "her song “Night Boat,”", "told “Fox and Hen,”", "a boat named “Sea Hen,”". */
const isNamed = (before: Item | undefined): boolean =>
  before?.kind === "word" &&
  (prepositions.has(before.lower) ||
    determiners.has(before.lower) ||
    before.possessive ||
    /^(?:told|named|titled|entitled)$/.test(before.lower));

/** “Free Ferries for All” (2015): the words of a poster, a film or a book, by the year in brackets. */
function isDated(items: readonly Item[], at: number): boolean {
  if (items[at + 1]?.text !== "(") return false;
  const close = items.slice(at + 2, at + 12).findIndex((item) => item.text === ")");
  return close > 0 && /^(?:19|20)\d\d$/.test(items[at + 1 + close]?.text ?? "");
}

/** "a boat called “Hen”", "lissoir, which means “smoother”": what a thing or a word is called, and no speech. */
function isMeaning(items: readonly Item[], at: number): boolean {
  const verb = items[at - 1]?.lower ?? "";
  if (/^(?:means|meant)$/.test(verb)) return /^(?:which|that|it|word)$/.test(items[at - 2]?.lower ?? "");
  if (!/^(?:called|named|titled|entitled|dubbed|nicknamed)$/.test(verb)) return false;
  const thing = phraseEnding(items, at - 2);
  return thing?.kind === "organisation" && !thing.definite;
}

const terms = /^(?:word|term|phrase|slogan|motto|headline|caption|tagline|nickname)$/;

/** "The word “quay” is old", "its slogan, “Row or sink,” is", "“Ferry late” was the headline", the “so-called experts”: told of as words. */
function isTerm(items: readonly Item[], at: number, inner: string): boolean {
  const before = items[items[at - 1]?.text === "," ? at - 2 : at - 1];
  const named = items[items[at - 1]?.text === "," ? at - 3 : at - 2];
  if (
    terms.test(before?.lower ?? "") &&
    (named?.possessive || /^(?:the|its|his|her|their|our)$/.test(named?.lower ?? ""))
  )
    return true;
  if (/^so-called\b/i.test(inner) && determiners.has(items[at - 1]?.lower ?? "")) return true;
  return (
    /^(?:is|was)$/.test(items[at + 1]?.lower ?? "") &&
    /^(?:the|its|his|her|their|our)$/.test(items[at + 2]?.lower ?? "") &&
    terms.test(items[at + 3]?.lower ?? "") &&
    items[at + 3]?.lower !== "word"
  );
}

const isVerbLike = (item: Item): boolean => /(?:ed|said|says?|told|asks?|wrote|ing)$/.test(item.lower);

// Small words keep their lower case in titles.
const small = /^(?:a|an|the|of|in|on|at|to|for|and|or|but|with|from|by|is|as|vs\.?)$/;

/** “The Gull and the Anchor”, Jane “Jay” Doe: a capital on every word but the small ones. */
function isTitleCase(words: readonly string[]): boolean {
  if (words.length > 12) return false;
  let capitals = 0;
  for (const word of words) {
    if (/^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word)) capitals++;
    else if (/\p{L}/u.test(word) && !small.test(word)) return false;
  }
  return capitals >= 2 || (capitals === 1 && words.length === 1);
}
