import { isAlsoNoun, isOnlyBeside, isParticiple, isReportingVerb, reportingUse } from "./cues.ts";
import { type Phrase, phraseAfter, phraseBefore, phraseEnding } from "./phrases.ts";
import type { Item } from "./sentences.ts";
import { auxiliaries, determiners, isAdverb, neverNames, prepositions, pronouns } from "./words.ts";

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

// How far from the words a cue is looked for, in items: a long sentence has about sixty.
const reach = 70;

/** Who the sentence says speaks the stretch at `at`, or undefined when it does not say. */
export function attributionIn(items: readonly Item[], at: number): Attribution | undefined {
  const after = cueBeside(items, at);
  const before = cueBefore(items, at);
  if (after && before) return prefersBefore(items, at, before) ? before : after;
  return after ?? before ?? accordingTo(items, at) ?? cueAfter(items, at) ?? subjectWithColon(items, at);
}

/** Whom the sentence is about: the subject of its first report, else its first subject. */
export function mainSubject(items: readonly Item[]): { phrase: Phrase; reports: boolean } | undefined {
  const subject = subjectOf(items);
  for (let verb = 1; verb < Math.min(items.length, reach); verb++) {
    const item = items[verb];
    if (!item || !isCue(items, verb) || !isReportingVerb(item.lower) || isParticiple(item)) continue;
    const phrase = phraseBefore(items, verb);
    if (phrase?.kind === "name") return { phrase, reports: true };
    if (/^(?:s?he)$/.test(phrase?.head[0]?.lower ?? "") && phrase)
      return { phrase: subject && subject.first < phrase.first ? subject : phrase, reports: true };
    return subject && { phrase: subject, reports: true };
  }
  return subject && { phrase: subject, reports: false };
}

/** The first phrase of a sentence that can be its subject. */
function subjectOf(items: readonly Item[]): Phrase | undefined {
  for (let i = 0; i < Math.min(items.length, reach); i++) {
    const item = items[i];
    const next = items[i + 1];
    if (item?.kind !== "word" || (next?.kind === "word" && next.capital && !item.possessive)) continue;
    if (
      i > 0 &&
      i < 8 &&
      determiners.has(items[0]?.lower ?? "") &&
      mayBeVerb(next) &&
      next?.kind === "word"
    ) {
      const phrase = phraseEnding(items, i);
      if (phrase?.first === 0) return phrase;
    }
    const pronoun = pronouns.has(item.lower) && !/^(?:i|we|you|who)$/.test(item.lower);
    if (!item.capital && !pronoun) continue;
    const phrase = phraseEnding(items, i);
    if (!phrase || item.possessive || followsPreposition(items, phrase.first)) continue;
    if (phrase.kind !== "pronoun" && !mayBeVerb(next)) continue;
    if (phrase.kind === "pronoun" || phrase.kind === "name" || phrase.first === 0) return phrase;
  }
  return undefined;
}

const pastForms =
  /^(?:took|made|came|went|gave|got|spoke|ran|won|lost|met|knew|saw|left|held|put|kept|led|sent|drew|began|became|stood|sat|fell|who|and|struck|hit|fought|rose|grew|chose|broke|sought|bought|brought|built|cut|set)$/;

/** What may follow a subject: a verb, as far as endings tell, or a comma. */
const mayBeVerb = (item: Item | undefined): boolean =>
  item === undefined ||
  (item.kind === "punctuation"
    ? /^[,(—–:]$/.test(item.text)
    : auxiliaries.has(item.lower) ||
      isAdverb(item.lower) ||
      reportingUse(item.lower) !== undefined ||
      /(?:ed|[^s]s)$/.test(item.lower) ||
      pastForms.test(item.lower));

function followsPreposition(items: readonly Item[], first: number): boolean {
  const before = items[first - 1]?.lower ?? "";
  const joint = determiners.has(before) ? items[first - 2] : items[first - 1];
  // "After Doe left" tells when; "of Doe", "with Doe" never has a subject.
  return (
    joint !== undefined && prepositions.has(joint.lower) && !/^(?:after|before|since)$/.test(joint.lower)
  );
}

/** "“…,” he said", "“…”, — said Jane Doe", "“…,” according to the ministry". */
function cueBeside(items: readonly Item[], at: number): Attribution | undefined {
  let from = at + 1;
  while (from <= at + 3 && /^[,\u2014\u2013\u2015-]$/.test(items[from]?.text ?? "")) from++;
  const parted = from > at + 1 || /[,?!…\u2014-]['’]?$/.test(items[at]?.text ?? "");
  const opens =
    at < 6 && items.slice(0, at).every((item) => item.kind === "punctuation" || neverNames.has(item.lower));
  if (!parted && !opens) return undefined;
  const according = accordingAt(items, from);
  if (according) return { ...according, where: "beside" };
  const first = items[from];
  // "told" has whom it is told to after it, never who tells.
  if (first?.kind === "word" && isReportingVerb(first.lower) && !/^t[eo]l/.test(first.lower)) {
    const phrase = phraseAfter(items, from + 1);
    return phrase && { phrase, verb: from, where: "beside" };
  }
  if (from > at + 1 && items[from - 1]?.text !== ",") {
    const phrase = phraseAfter(items, from);
    // "“…” — Jane Doe"
    if (phrase?.kind === "name" && /^[,.]?$/.test(items[phrase.last + 1]?.text ?? ""))
      return { phrase, verb: from - 1, where: "beside" };
  }
  if (first?.kind === "word" && reportingUse(first.lower) === "quotes") return quotedObject(items, from);
  for (let verb = from + 1; verb < Math.min(items.length, from + 50); verb++) {
    const item = items[verb];
    if (item?.kind === "stretch") return undefined;
    if (!item || !isCue(items, verb) || !isReportingVerb(item.lower)) continue;
    const phrase = phraseBefore(items, verb);
    if (phrase && phrase.first >= from && phrase.first <= from + 1) return { phrase, verb, where: "beside" };
    if (verb > from + 14) return undefined;
  }
  return undefined;
}

/** The nearest reporting verb before the words, with its subject. */
function cueBefore(items: readonly Item[], at: number): Attribution | undefined {
  let modal: number | undefined;
  let tries = 6;
  for (let verb = at - 1; verb >= Math.max(0, at - reach); verb--) {
    const item = items[verb];
    if (item?.kind !== "word") continue;
    if (item.lower === "to" && items[verb - 1]?.lower === "according") {
      const phrase = phraseAfter(items, verb + 1);
      if (phrase) return { phrase, verb: verb - 1, where: beside(items, phrase.last, at) };
    }
    if (!isCue(items, verb)) continue;
    if (isModal(items, verb)) {
      modal ??= verb;
      continue;
    }
    const quoted = reportingUse(item.lower) === "quotes" ? quotedObject(items, verb) : undefined;
    if (quoted && quoted.phrase.last < at) return { ...quoted, where: "before" };
    if (tries-- === 0) break;
    if (isOnlyBeside(item.lower) && beside(items, verb, at) === "before") continue;
    const phrase = speakerOfVerb(items, verb);
    if (phrase) return { phrase, verb, where: beside(items, verb, at) };
  }
  const phrase = modal === undefined ? undefined : speakerOfVerb(items, modal);
  return phrase && modal !== undefined ? { phrase, verb: modal, where: beside(items, modal, at) } : undefined;
}

/** "can maintain", "would say": told of somebody, and seldom the report itself. */
function isModal(items: readonly Item[], verb: number): boolean {
  return /^(?:can|could|may|might|must|should|shall|would|will|cannot|can't|couldn't|wouldn't|won't)$/.test(
    helperBefore(items, verb),
  );
}

/** "was called", "has been unjustly branded": somebody else's words, and the text does not say whose. */
const isPassive = (items: readonly Item[], verb: number): boolean =>
  /^(?:is|are|was|were|be|been|being|isn't|wasn't)$/.test(helperBefore(items, verb)) &&
  !isParticiple(items[verb] ?? { lower: "" });

function helperBefore(items: readonly Item[], verb: number): string {
  let i = verb - 1;
  while (i >= 0 && isAdverb(items[i]?.lower ?? "")) i--;
  return items[i]?.lower ?? "";
}

const beside = (items: readonly Item[], from: number, at: number): "beside" | "before" =>
  items.slice(from + 1, at).every((item) => item.kind === "punctuation" || item.lower === "that")
    ? "beside"
    : "before";

/** The subject of a verb; of "and added" or "adding", that of the clause before. */
function speakerOfVerb(items: readonly Item[], verb: number): Phrase | undefined {
  const item = items[verb];
  if (!item) return undefined;
  if (items[verb - 1]?.lower === "to" && items[verb - 2]?.lower === "on") {
    // "went on to say"
    const found = phraseBefore(items, verb - 2);
    if (found) return found;
  }
  const own = isParticiple(item) ? phraseBefore(items, verb) : undefined;
  // "with Doe saying", "footage of Doe saying"
  if (own && /^(?:with|of|and|while)$/.test(items[own.first - 1]?.lower ?? "")) return own;
  const shared = isParticiple(item) || items[verb - 1]?.lower === "to";
  if (!shared) {
    const found = phraseBefore(items, verb);
    if (found && found.kind === "pronoun" && items[found.first]?.lower === "who")
      return phraseEnding(items, found.first - (items[found.first - 1]?.text === "," ? 2 : 1));
    if (found) return found;
  }
  let tries = 4;
  for (let i = verb - 1; i >= Math.max(0, verb - reach) && tries > 0; i--) {
    const other = items[i];
    if (other?.kind !== "word" || !isCue(items, i) || isParticiple(other)) continue;
    tries--;
    const found = phraseBefore(items, i);
    if (found) return found.kind === "pronoun" && items[found.first]?.lower === "who" ? undefined : found;
  }
  const subject = subjectOf(items);
  return subject && subject.last < verb ? subject : undefined;
}

/** ", said Jane Doe", ", Jane Doe said" at a distance after the words. */
function cueAfter(items: readonly Item[], at: number): Attribution | undefined {
  for (let verb = at + 1; verb < Math.min(items.length, at + reach); verb++) {
    const item = items[verb];
    if (item?.kind !== "word" || !isCue(items, verb) || !isReportingVerb(item.lower) || isParticiple(item))
      continue;
    if (items[verb - 1]?.text === "," && !/^t[eo]l/.test(item.lower)) {
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
  for (let i = Math.max(0, at - reach); i < Math.min(items.length, at + reach); i++) {
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
  if (!/^[:,]$/.test(mark) || !items[at]?.capital) return undefined;
  if (at >= 2 && at <= 6) {
    const direct = items[at - 2]?.capital ? phraseEnding(items, at - 2) : undefined;
    if (direct?.first === 0 && mark === ":") return { phrase: direct, verb: at - 1, where: "beside" };
  }
  for (let i = at - 2; mark === ":" && i >= Math.max(0, at - 5); i--) {
    const owner = items[i]?.possessive ? phraseEnding(items, i) : undefined;
    if (owner && owner.kind !== "role") return { phrase: owner, verb: at - 1, where: "beside" };
  }
  const phrase = subjectOf(items);
  return phrase && phrase.last < at && mark === ":" ? { phrase, verb: at - 1, where: "subject" } : undefined;
}

/** "TASS quotes the answer of the minister", "quoted Jane Doe as saying": the one who is quoted. */
function quotedObject(items: readonly Item[], verb: number): Attribution | undefined {
  for (let i = verb + 1; i < Math.min(items.length, verb + 12); i++) {
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
  return !items.slice(before.verb, at).some((item) => item.kind === "stretch");
}

/** A reporting verb that is no noun here ("the report", "his claims", "of calls"). */
function isCue(items: readonly Item[], i: number): boolean {
  const item = items[i];
  if (item?.lower === "put" && items[i + 1]?.lower === "it") return true;
  if (item?.kind !== "word" || item.capital || !reportingUse(item.lower)) return false;
  if (isPassive(items, i)) return false;
  if (!isAlsoNoun(item.lower)) return true;
  const before = items[i - 1];
  if (isParticiple(item)) return !before || !determiners.has(before.lower);
  if (!before || before.kind === "stretch") return false;
  if (determiners.has(before.lower) || before.possessive) return false;
  if (prepositions.has(before.lower) && before.lower !== "to") return false;
  return (
    before.capital ||
    pronouns.has(before.lower) ||
    before.text === "," ||
    isAdverb(before.lower) ||
    before.lower === "to" ||
    before.lower === "and" ||
    /[a-z]s$/.test(before.lower)
  );
}
