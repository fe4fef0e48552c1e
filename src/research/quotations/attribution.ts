import { isOnlyBeside, isParticiple, isReportingVerb, isTelling, reportingUse } from "./cues.ts";
import {
  auxiliaries,
  conjunctions,
  determiners,
  neverNames,
  prepositions,
  pronouns,
} from "./function-words.ts";
import { phraseEnding } from "./noun-phrases.ts";
import { type Phrase, phraseReach, withoutArticle } from "./phrase.ts";
import { phraseAfter, phraseBefore } from "./phrases-beside.ts";
import { cueReach, cueTries, isCue, isModal, isPassive, isPutting } from "./reporting-verbs.ts";
import type { Item } from "./sentences.ts";
import { speakerOfVerb, subjectOf } from "./subjects.ts";

/** What a sentence says about whose words a stretch in it holds. Places are indices of its items. */
export interface Attribution {
  readonly phrase: Phrase;
  /** The reporting verb, the colon, or "according". */
  readonly verb: number;
  /**
   * "beside": a cue that touches the words; "before" and "after": one further away in the sentence;
   * "subject": no cue, only the person whom the sentence is about.
   */
  readonly where: "beside" | "before" | "after" | "subject";
}

/** Who the sentence says speaks the stretch at `at`, or undefined when it does not say. */
export function attributionIn(items: readonly Item[], at: number): Attribution | undefined {
  const found = reportedBy(items, at);
  const cited = found && citedFirst(items, found.phrase);
  return cited ? { ...found, phrase: cited } : found;
}

/** "Citing Jane Doe, the Courier wrote: “…”": the one who is cited. */
function citedFirst(items: readonly Item[], { first, kind }: Phrase): Phrase | undefined {
  if (!/^(?:citing|quoting)$/.test(items[0]?.lower ?? "")) return undefined;
  if (kind !== "organisation" && !(kind === "name" && items[first - 1]?.lower === "the")) return undefined;
  const cited = phraseAfter(items, 1);
  return cited?.kind === "name" && cited.last < first && items[cited.last + 1]?.text === ","
    ? cited
    : undefined;
}

function reportedBy(items: readonly Item[], at: number): Attribution | undefined {
  if (isNickname(items, at)) return undefined;
  const after = cueBeside(items, at);
  const before = cueBefore(items, at);
  if (after && before) return prefersBefore(items, at, before) ? before : after;
  return (
    after ??
    calledBy(items, at) ??
    before ??
    inTheWords(items, at) ??
    accordingTo(items, at) ??
    cueAfter(items, at) ??
    subjectWithColon(items, at)
  );
}

/** "the tower, dubbed “the straw,” leans": a name that goes about, and nobody's words. */
const isNickname = (items: readonly Item[], at: number): boolean =>
  /^(?:dubbed|nicknamed|titled|entitled)$/.test(items[at - 1]?.lower ?? "") &&
  /^[,(]$/.test(items[at - 2]?.text ?? "") &&
  !items[at]?.capital;

/** "“…,” he said", "“…”, — said Jane Doe", "“…,” according to the ministry". */
function cueBeside(items: readonly Item[], at: number): Attribution | undefined {
  let from = at + 1;
  while (from <= at + 3 && /^[,\u2014\u2013\u2015-]$/.test(items[from]?.text ?? "")) from++;
  const parted = from > at + 1 || /[,?!…\u2014-]['’]?$/.test(items[at]?.text ?? "");
  const opens =
    at < 6 && items.slice(0, at).every((item) => item.kind === "punctuation" || neverNames.has(item.lower));
  if (!parted && !opens) return undefined;
  // "“…,” as Doe put it"
  if (items[from]?.lower === "as") from++;
  const according = accordingAt(items, from);
  if (according) return { ...according, where: "beside" };
  const first = items[from];
  if (first?.kind === "word" && isReportingVerb(first.lower) && !isTelling(first.lower)) {
    const phrase = phraseAfter(items, from + 1);
    return phrase && { phrase, verb: from, where: "beside" };
  }
  if (from > at + 1 && items[from - 1]?.text !== ",") {
    const phrase = phraseAfter(items, from);
    // "“…” — Jane Doe"
    // Nothing is before the name but a role: in another language it would be a verb.
    if (
      phrase?.kind === "name" &&
      phrase.first === from &&
      /^[,.\u2014\u2013-]?$/.test(items[phrase.last + 1]?.text ?? "")
    )
      return { phrase, verb: from - 1, where: "beside" };
  }
  if (first?.kind === "word" && reportingUse(first.lower) === "quotes") return quotedObject(items, from);
  for (let verb = from + 1; verb < Math.min(items.length, from + cueReach); verb++) {
    const item = items[verb];
    // "…,” Jane Doe, wearing a “Vote” pin, said"
    if (item?.kind === "stretch" && (item.capital ? /[.,?!…]$/.test(item.text) : true)) return undefined;
    const quoted = /^(?:quoted|cited)$/.test(item?.lower ?? "") ? quotedAs(items, from, verb) : undefined;
    if (quoted) return { phrase: quoted, verb, where: "beside" };
    if (!item || !isCue(items, verb) || !(isReportingVerb(item.lower) || isPutting(item.lower))) continue;
    const phrase = phraseBefore(items, verb);
    if (
      phrase &&
      phrase.first >= from &&
      (phrase.first === from || belongs(items.slice(from, phrase.first + 1)))
    )
      return { phrase, verb, where: "beside" };
  }
  return undefined;
}

/** "“…,” the Courier quoted Jane Doe as saying", "“…,” Jane Doe was quoted as saying" */
function quotedAs(items: readonly Item[], from: number, verb: number): Phrase | undefined {
  const subject = phraseBefore(items, verb);
  if (subject?.first !== from && subject?.first !== withoutArticle(items, from)) return undefined;
  const as = items.slice(verb, verb + phraseReach).findIndex(({ lower }) => lower === "as");
  if (as < 0 || !isParticiple(items[verb + as + 1] ?? { lower: "" })) return undefined;
  return isPassive(items, verb) ? subject : phraseEnding(items, verb + as - 1, verb + 1);
}

/** "was called “a liar” by Doe", "was described as “slow” by the mayor" */
function calledBy(items: readonly Item[], at: number): Attribution | undefined {
  const verb = items[at - 1]?.lower === "as" ? at - 2 : at - 1;
  if (items[at + 1]?.lower !== "by" || !reportingUse(items[verb]?.lower ?? "") || !isPassive(items, verb))
    return undefined;
  const phrase = phraseAfter(items, at + 2);
  return phrase && { phrase, verb, where: "beside" };
}

/** "In the words of Jane Doe, “…”", "In Doe's words, “…”" */
function inTheWords(items: readonly Item[], at: number): Attribution | undefined {
  const end = /^[,:]$/.test(items[at - 1]?.text ?? "") ? at - 1 : at;
  for (let i = end - 1; i > Math.max(0, end - phraseReach); i--) {
    if (items[i]?.lower !== "words") continue;
    const owner = i === end - 1 && items[i - 1]?.possessive ? phraseEnding(items, i - 1) : undefined;
    if (owner && items[owner.first - 1]?.lower === "in") return { phrase: owner, verb: i, where: "beside" };
    if (items[i - 2]?.lower !== "in" || items[i + 1]?.lower !== "of") return undefined;
    const phrase = phraseAfter(items, i + 2);
    return phrase && phrase.last === end - 1 ? { phrase, verb: i, where: "beside" } : undefined;
  }
  return undefined;
}

/** "former harbour agent Jane Doe", "an angry Doe", "the Courier's Jane Doe": what stands before a name and is part of it. */
const belongs = (items: readonly Item[]): boolean =>
  items.length <= 7 &&
  items.every(
    (item, i) =>
      item.kind === "word" &&
      (i === 0 ? !/^\p{Ll}+s$/u.test(item.text) : !determiners.has(item.lower)) &&
      !prepositions.has(item.lower) &&
      !auxiliaries.has(item.lower) &&
      !pronouns.has(item.lower) &&
      !conjunctions.has(item.lower),
  );

/** The nearest reporting verb before the words, with its subject. */
function cueBefore(items: readonly Item[], at: number): Attribution | undefined {
  let modal: number | undefined;
  let tries = cueTries;
  for (let verb = at - 1; verb >= Math.max(0, at - cueReach); verb--) {
    const item = items[verb];
    if (item?.kind !== "word") continue;
    if (item.lower === "to" && items[verb - 1]?.lower === "according") {
      const phrase = phraseAfter(items, verb + 1);
      if (phrase) return { phrase, verb: verb - 1, where: beside(items, phrase.last, at) };
    }
    const agent = agentOf(items, verb);
    if (agent && agent.last < at) return { phrase: agent, verb, where: beside(items, agent.last, at) };
    if (!isCue(items, verb)) continue;
    if (isModal(items, verb)) {
      // "Doe would say “…”" supposes; "Doe would often say “…”" reports.
      if (!/^(?:would|will)$/.test(items[verb - 1]?.lower ?? "")) modal ??= verb;
      continue;
    }
    const quoted = reportingUse(item.lower) === "quotes" ? quotedObject(items, verb) : undefined;
    if (quoted && quoted.phrase.last < at) return { ...quoted, where: "before" };
    if (tries-- === 0) break;
    if (isOnlyBeside(item.lower) && beside(items, verb, at) === "before" && !followsWords(items, verb))
      continue;
    const phrase = speakerOfVerb(items, verb);
    if (phrase) return { phrase, verb, where: beside(items, verb, at) };
  }
  const phrase = modal === undefined ? undefined : speakerOfVerb(items, modal);
  return phrase && modal !== undefined ? { phrase, verb: modal, where: beside(items, modal, at) } : undefined;
}

/** "“…,” read the letter": the words before the verb show that it reports. */
const followsWords = (items: readonly Item[], verb: number): boolean =>
  items[items[verb - 1]?.text === "," ? verb - 2 : verb - 1]?.kind === "stretch";

/** "was asked by Jane Doe", "is quoted by the Courier as saying": who asks. */
function agentOf(items: readonly Item[], verb: number): Phrase | undefined {
  if (items[verb + 1]?.lower !== "by" || !isReportingVerb(items[verb]?.lower ?? "")) return undefined;
  return isPassive(items, verb) ? phraseAfter(items, verb + 2) : undefined;
}

const beside = (items: readonly Item[], from: number, at: number): "beside" | "before" =>
  items.slice(from + 1, at).every((item) => item.kind === "punctuation" || /^(?:that|back)$/.test(item.lower))
    ? "beside"
    : "before";

/** ", said Jane Doe", ", Jane Doe said" at a distance after the words. */
function cueAfter(items: readonly Item[], at: number): Attribution | undefined {
  for (let verb = at + 1; verb < Math.min(items.length, at + cueReach); verb++) {
    const item = items[verb];
    if (item?.kind !== "word" || !isCue(items, verb) || !isReportingVerb(item.lower) || isParticiple(item))
      continue;
    if (items[verb - 1]?.text === "," && !isTelling(item.lower)) {
      const phrase = phraseAfter(items, verb + 1);
      if (phrase) return { phrase, verb, where: "after" };
    }
    const phrase = phraseBefore(items, verb);
    if (phrase && items[phrase.first - 1]?.text === "," && phrase.first > at)
      return { phrase, verb, where: "after" };
  }
  return undefined;
}

function accordingTo(items: readonly Item[], at: number): Attribution | undefined {
  for (let i = Math.max(0, at - cueReach); i < Math.min(items.length, at + cueReach); i++) {
    const found = accordingAt(items, i);
    if (found) return { ...found, where: i < at ? "before" : "after" };
  }
  return undefined;
}

function accordingAt(items: readonly Item[], i: number): Omit<Attribution, "where"> | undefined {
  if (items[i]?.lower !== "according" || items[i + 1]?.lower !== "to") return undefined;
  const phrase = phraseAfter(items, i + 2);
  return phrase && { phrase, verb: i };
}

/** "Jane Doe was blunt: “…”", "Jane Doe’s answer: “…”" */
function subjectWithColon(items: readonly Item[], at: number): Attribution | undefined {
  const mark = items[at - 1]?.text ?? "";
  if (mark !== ":" && !(mark === "," && items[at]?.capital)) return undefined;
  if (at >= 2 && at <= 6) {
    const direct = items[at - 2]?.capital ? phraseEnding(items, at - 2) : undefined;
    if (direct?.first === 0 && mark === ":") return { phrase: direct, verb: at - 1, where: "beside" };
  }
  for (let i = at - 2; mark === ":" && i >= Math.max(0, at - 9); i--) {
    const owner = items[i]?.possessive ? phraseEnding(items, i) : undefined;
    if (owner && isAnswered(items, owner)) break;
    if (owner && owner.kind !== "role") return { phrase: owner, verb: at - 1, where: "beside" };
  }
  const phrase = subjectOf(items);
  return phrase && phrase.last < at && mark === ":" ? { phrase, verb: at - 1, where: "subject" } : undefined;
}

/** "Doe rejected Roe's plan: “…”": what follows are the words of the one who answers. */
const isAnswered = (items: readonly Item[], { first }: Phrase): boolean =>
  /^(?:oppos|reject|rebut|rebuff|disput|denounc|criticis|criticiz|attack|dismiss|condemn|respond|repl(?:y|ied)|answer|react)/.test(
    items[items[first - 1]?.lower === "to" ? first - 2 : first - 1]?.lower ?? "",
  );

/** "the gazette cites the words of the bailiff", "quoted Jane Doe as saying": the one who is quoted. */
function quotedObject(items: readonly Item[], verb: number): Attribution | undefined {
  for (let i = verb + 1; i < Math.min(items.length, verb + cueReach); i++) {
    const lower = items[i]?.lower ?? "";
    if (/^(?:words?|answer|statements?|remarks?|comments?)$/.test(lower) && items[i + 1]?.lower === "of") {
      const phrase = phraseAfter(items, i + 2);
      if (phrase) return { phrase, verb, where: "beside" };
    }
    if (lower === "as" && i > verb + 1) {
      const phrase = phraseEnding(items, i - 1, verb + 1);
      if (phrase) return { phrase, verb, where: "before" };
    }
  }
  return undefined;
}

/** Of a cue on either side: words inside a clause belong to the verb that governs them. */
function prefersBefore(items: readonly Item[], at: number, before: Attribution): boolean {
  if (items[at]?.capital && before.where !== "beside") return false;
  // "whose “…,” Doe said", "— “…?” asked Doe": the comma or the question hands the words to what follows.
  const parted = /^(?:whose|which|[\u2014\u2013-])$/.test(items[at - 1]?.lower ?? "");
  if (parted && /[,?!]['’]?$/.test(items[at]?.text ?? "")) return false;
  return !items.slice(before.verb, at).some((item) => item.kind === "stretch");
}
