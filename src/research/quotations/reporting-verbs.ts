import { isAlsoNoun, isParticiple, reportingUse } from "./cues.ts";
import { determiners, isAdverb, prepositions, pronouns } from "./function-words.ts";
import type { Item } from "./sentences.ts";

/** How far from the words a cue is looked for, in items: a long sentence has about sixty. */
export const cueReach = 70;

/** How many verbs are tried for one stretch: with more, text of nothing but cues takes ten times as long. */
export const cueTries = 5;

/** "pointed to the lamp", "rules relating to": nobody's words. */
const meansElse = /^(?:point|relat)/;

/** A reporting verb that is no noun here ("the report", "his claims", "of calls"). */
export function isCue(items: readonly Item[], i: number): boolean {
  const item = items[i];
  if (item && isPutting(item.lower) && items[i + 1]?.lower === "it") return true;
  if (item?.kind !== "word" || item.capital || !reportingUse(item.lower)) return false;
  if (isPassive(items, i)) return false;
  // "It felt like a “dream”": what a thing is like.
  if (/^(?:felt|feels)$/.test(item.lower) && items[i - 1]?.lower === "it") return false;
  if (meansElse.test(item.lower) && /^(?:to|at)$/.test(items[i + 1]?.lower ?? "")) return false;
  if (!isAlsoNoun(item.lower)) return true;
  const before = items[i - 1];
  if (items[i - 2]?.lower === "which" && item.lower.endsWith("s")) return true;
  // "the email read:", "the sailors claim that"
  if (leadsOn(items[i + 1]) && before?.kind === "word" && isBareNoun(items, i - 1))
    return isPastOrPlural(item, before);
  if (isParticiple(item)) return !before || !determiners.has(before.lower);
  if (!before || before.kind === "stretch") return false;
  if (determiners.has(before.lower) || before.possessive) return false;
  if (prepositions.has(before.lower) && before.lower !== "to") return false;
  return (
    (before.capital && isPastOrPlural(item, before)) ||
    pronouns.has(before.lower) ||
    before.text === "," ||
    isAdverb(before.lower) ||
    before.lower === "to" ||
    before.lower === "and" ||
    // "officials claim", but "press reports" and "sales claims" are nouns.
    (/[^s]s$/.test(before.lower) && !/[^s]s$/.test(item.lower))
  );
}

/** "Doe put it", "as she puts it": with "it" a cue, and alone none. */
export const isPutting = (lower: string): boolean => lower === "put" || lower === "puts";

/** "the letter", "one tweet", but not "her borrowed". */
const isBareNoun = (items: readonly Item[], i: number): boolean =>
  /^(?:the|an?|one|this|that|another)$/.test(items[i - 1]?.lower ?? "") &&
  !/(?:ed|ing)$/.test(items[i]?.lower ?? "");

/** "“…,” the letter read.", "the sailors claim that …" */
const leadsOn = (next: Item | undefined): boolean =>
  next === undefined || next.kind === "stretch" || next.lower === "that" || /^[.,:]$/.test(next.text);

/** "Doe claims", "Does claim", "Doe read"; "a Doe claim" is a noun. */
const isPastOrPlural = (verb: Item, subject: Item): boolean =>
  /(?:[^s]s|ed|ing)$/.test(verb.lower) ||
  /^(?:read|found|thought|shot)$/.test(verb.lower) ||
  /s$/.test(subject.lower);

/** "can maintain", "would say": told of somebody, and seldom the report itself. */
export function isModal(items: readonly Item[], verb: number): boolean {
  return /^(?:can|could|may|might|must|should|shall|would|will|cannot|can't|couldn't|wouldn't|won't)$/.test(
    helperBefore(items, verb),
  );
}

/** "was called", "has been wrongly labelled": somebody else's words, and the text does not say whose. */
export const isPassive = (items: readonly Item[], verb: number): boolean =>
  /^(?:is|are|was|were|be|been|being|isn't|wasn't)$/.test(helperBefore(items, verb)) &&
  !isParticiple(items[verb] ?? { lower: "" });

function helperBefore(items: readonly Item[], verb: number): string {
  let i = verb - 1;
  while (i >= 0 && (isAdverb(items[i]?.lower ?? "") || /^(?:not|never)$/.test(items[i]?.lower ?? ""))) i--;
  return items[i]?.lower ?? "";
}
