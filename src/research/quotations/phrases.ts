import type { Span } from "../article.ts";
import { isReportingVerb, reportingUse } from "./cues.ts";
import { genderOfGivenName } from "./given-names.ts";
import { isOrganisationWord, isRank, isRole, isTitle } from "./roles.ts";
import type { Item } from "./sentences.ts";
import {
  auxiliaries,
  conjunctions,
  determiners,
  isAdverb,
  neverNames,
  prepositions,
  pronouns,
} from "./words.ts";

/** Words that point at a speaker: `first` and `last` are places in the sentence's items. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly kind: "name" | "organisation" | "role" | "pronoun";
  /** The items of the bare name, or of the whole phrase without its article. */
  readonly head: readonly Item[];
  /** The items of the role beside a name ("NATO Secretary General"). */
  readonly role: readonly Item[];
  /** False for "a spokesman", "some officials". */
  readonly definite: boolean;
}

// The longest phrase looked at, so that hostile sentences cost no more than their length.
const reach = 14;
const asideReach = 45;

/** The phrase that ends just before the verb at `verb`, past adverbs, auxiliaries and asides in commas. */
export function phraseBefore(items: readonly Item[], verb: number): Phrase | undefined {
  let end = beforeHelpers(items, verb - 1);
  for (let aside = 0; aside < 3; aside++) {
    const mark = items[end]?.text;
    if (mark !== "," && mark !== ")" && mark !== "—" && mark !== "–") break;
    const open = openingOf(items, end, mark === ")" ? "(" : mark);
    if (open < 1) return undefined;
    const found = withPartner(items, phraseEnding(items, open - 1));
    const before = items[(found?.first ?? 0) - 1];
    // An aside may hold an aside: "Jane Doe, a doctor in Ulm, 43, said".
    const nested =
      found && ((before?.text === "," && isAside(items, found)) || prepositions.has(before?.lower ?? ""));
    if (found && !nested) return found;
    end = before?.text === "," ? (found?.first ?? 0) - 1 : nextMarkBefore(items, open);
  }
  return withPartner(items, phraseEnding(items, end));
}

/** The phrase that begins at `from`, as in "said Jane Doe" and "according to the ministry". */
export function phraseAfter(items: readonly Item[], from: number): Phrase | undefined {
  let last = from - 1;
  for (let i = from; i < Math.min(items.length, from + reach); i++) {
    const item = items[i];
    if (item?.kind !== "word" || isBoundary(item) || stopsAfter.has(item.lower)) break;
    if (i > from && pronouns.has(item.lower)) break;
    last = i;
    if (item.possessive && i > from + 8) break;
  }
  while (last >= from && (prepositions.has(items[last]?.lower ?? "") || isAdverb(items[last]?.lower ?? "")))
    last--;
  if (last < from) return undefined;
  const next = items[last + 1];
  if (next?.kind === "word" && auxiliaries.has(next.lower)) return undefined;
  if (pronouns.has(items[from]?.lower ?? ""))
    return last === from && next?.kind !== "word" ? phraseEnding(items, from) : undefined;
  const named = leadingName(items, from, last);
  return named ?? phraseEnding(items, last, from);
}

/** The phrase whose last word is at `end`, looking back no further than `from`. */
export function phraseEnding(items: readonly Item[], end: number, from = 0): Phrase | undefined {
  const last = items[end];
  if (last?.kind !== "word") return undefined;
  if (pronouns.has(last.lower)) return whole(items, end, end, "pronoun", true);
  if (
    (neverNames.has(last.lower) && !isNameHere(items, end)) ||
    /^\p{N}/u.test(last.text) ||
    isVerbHere(items, end)
  )
    return undefined;
  const begin = segmentStart(items, end, from);
  const run = runStart(items, end, begin);
  if (run > end) return nounPhrase(items, begin, end);
  const name = nameStart(items, run, end);
  const owned = ownerBefore(items, run, from);
  if (owned) return { ...owned, last: end };
  const joint = determiners.has(items[run - 1]?.lower ?? "") ? run - 2 : run - 1;
  if (joint > begin && prepositions.has(items[joint]?.lower ?? "")) {
    const owner = nounPhrase(items, begin, end);
    if (owner && hasRole(items, owner.first, joint - 1)) return owner;
  }
  if (name > end) return nounPhrase(items, begin, end);
  if (isOrganisation(items, name, end)) return whole(items, run, end, "organisation", true);
  const roleStart = roleBefore(items, begin, run, name);
  return {
    first: roleStart,
    last: end,
    kind: "name",
    head: items.slice(name, end + 1),
    role: items.slice(withoutArticle(items, roleStart), name),
    definite: true,
  };
}

/** "Jane Doe and John Roe", "the senator and candidate": both, as one phrase. */
function withPartner(items: readonly Item[], phrase: Phrase | undefined): Phrase | undefined {
  if (!phrase || phrase.kind === "pronoun" || items[phrase.first - 1]?.lower !== "and") return phrase;
  const partner = phraseEnding(items, phrase.first - 2);
  if (!partner || partner.kind === "pronoun") return phrase;
  if ((partner.kind === "name") !== (phrase.kind === "name")) return phrase;
  const kind = phrase.kind === "role" ? "role" : "organisation";
  return whole(items, partner.first, phrase.last, kind, partner.definite);
}

/** The stretch of the article under some neighbouring items. */
export const spanOf = (items: readonly Item[]): Span => ({
  start: items[0]?.start ?? 0,
  end: items.at(-1)?.end ?? 0,
});

/** "Jane Doe of the Harbour Trust": the full name before what it belongs to. */
function ownerBefore(items: readonly Item[], run: number, from: number): Phrase | undefined {
  const joint = determiners.has(items[run - 1]?.lower ?? "") ? run - 2 : run - 1;
  if (joint - 1 <= from || !/^(?:of|for|at|from|with)$/.test(items[joint]?.lower ?? "")) return undefined;
  if (!items[joint - 1]?.capital || !items[joint - 2]?.capital) return undefined;
  const owner = phraseEnding(items, joint - 1, from);
  return owner?.kind === "name" && owner.head.length > 1 ? owner : undefined;
}

/** "Doe claims", "he notes": after a name or a pronoun a word that could be a noun is a verb. */
const isVerbHere = (items: readonly Item[], i: number): boolean => {
  const item = items[i];
  const before = items[i - 1];
  if (!item || item.capital || !before || !reportingUse(item.lower)) return false;
  return (before.capital && !before.possessive) || pronouns.has(before.lower);
};

const stopsAfter = new Set(
  "who whom whose which that when where while because as after before during in on at to by about if and but with from into he she they it we i last this adding".split(
    " ",
  ),
);

const particles = new Set(
  "van von de der den di da del della la le bin bint ibn al el ter ten dos das du af av".split(" "),
);

const isBoundary = (item: Item): boolean =>
  item.kind !== "word" ||
  (auxiliaries.has(item.lower) && !item.capital) ||
  conjunctions.has(item.lower) ||
  (!item.capital &&
    reportingUse(item.lower) !== undefined &&
    !item.possessive &&
    isReportingVerb(item.lower));

function beforeHelpers(items: readonly Item[], from: number): number {
  let i = from;
  while (i >= 0) {
    const item = items[i];
    if (item?.kind !== "word") break;
    if (isWeekday(item.lower)) {
      i -= /^(?:on|last|this|late|early)$/.test(items[i - 1]?.lower ?? "") ? 2 : 1;
    } else if (!item.capital && (auxiliaries.has(item.lower) || isAdverb(item.lower))) i--;
    else if (item.lower === "and" && auxiliaries.has(items[i - 1]?.lower ?? "")) i--;
    else break;
  }
  return i;
}

const isWeekday = (lower: string): boolean => /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(lower);

function openingOf(items: readonly Item[], close: number, mark: string): number {
  for (let i = close - 1; i >= Math.max(0, close - asideReach); i--) if (items[i]?.text === mark) return i;
  return -1;
}

function nextMarkBefore(items: readonly Item[], from: number): number {
  for (let i = from - 1; i >= Math.max(0, from - asideReach); i--) if (items[i]?.text === ",") return i;
  return -1;
}

/** "a doctor in Ulm", "43", "Germany" between commas tells more of the name before it. */
const isAside = (items: readonly Item[], phrase: Phrase): boolean =>
  phrase.kind !== "pronoun" &&
  (items[phrase.first - 2]?.capital === true || /^\p{N}/u.test(items[phrase.first - 2]?.text ?? "")) &&
  (phrase.kind === "role" || phrase.head.length === 1);

function segmentStart(items: readonly Item[], end: number, from: number): number {
  let begin = end;
  const stop = Math.max(from, end - reach);
  while (begin > stop) {
    const item = items[begin - 1];
    if (!item || isBoundary(item) || pronouns.has(item.lower)) break;
    begin--;
  }
  return begin;
}

/** Where the capitals that end at `end` begin; `end + 1` when the last word has none. */
function runStart(items: readonly Item[], end: number, begin: number): number {
  let start = end + 1;
  for (let i = end; i >= begin; i--) {
    const item = items[i];
    if (!item || item.kind !== "word") break;
    if (item.possessive && i < end) break;
    if (item.capital && !(i === 0 && opensNoName(item)) && !determiners.has(item.lower)) {
      start = i;
      if (item.beginsName && end > i) break;
    } else if (!(particles.has(item.lower) && items[i - 1]?.capital) || i === end) break;
  }
  return start;
}

/** "Will" inside a sentence has its capital from a name. */
const isNameHere = (items: readonly Item[], i: number): boolean =>
  i > 0 && items[i]?.capital === true && items[i]?.lower === "will";

/** "Regarding Ulm", "When Doe": the capital comes from the sentence. */
const opensNoName = (item: Item): boolean => neverNames.has(item.lower) || item.lower.endsWith("ing");

/** Where the bare name begins in a run of capitals: after titles, roles and what belongs to them. */
function nameStart(items: readonly Item[], run: number, end: number): number {
  const given = items[end - 1]?.lower ?? "";
  // "Peter T. King": a title's word after a given name or an initial is a surname.
  const surname = end > run && (/^\p{L}\.$/u.test(given) || genderOfGivenName(given) !== undefined);
  for (let i = surname ? end - 1 : end; i >= run; i--) {
    const lower = items[i]?.lower ?? "";
    if (
      isTitle(lower) ||
      isRank(lower) ||
      (isRole(lower) && !(i === end && end > run && !isRoleRun(items, run, end)))
    )
      return i + 1;
  }
  return run;
}

/** "Prime Minister", "Attorney General": nothing but a role, with or without what it is of. */
const isRoleRun = (items: readonly Item[], run: number, end: number): boolean =>
  isRole(items[end]?.lower ?? "") && end - run < 6;

const isOrganisation = (items: readonly Item[], first: number, last: number): boolean =>
  // "Bill Doe", "Virginia Roe": after a given name only the last word can make it an organisation.
  items
    .slice(first < last && genderOfGivenName(items[first]?.lower ?? "") ? last : first, last + 1)
    .some((item) => isOrganisationWord(item.lower)) ||
  (first === last && /^\p{Lu}{2,}$/u.test(items[first]?.text ?? ""));

function roleBefore(items: readonly Item[], begin: number, run: number, name: number): number {
  if (run === begin) return run;
  const before = items[run - 1]?.lower ?? "";
  if (isRole(before) || isRank(before) || isTitle(before)) return nounStart(items, begin, run - 1);
  if (prepositions.has(before) || determiners.has(before)) return run;
  // "the Secretary General of the organization Jane Doe", "Minister of Health of Ruritania Jane Doe"
  for (let i = run - 1; i >= begin; i--) {
    const lower = items[i]?.lower ?? "";
    if (items[i + 1]?.lower === "of" && isRole(lower)) return nounStart(items, begin, i);
    if (lower !== "of" && (prepositions.has(lower) || reportingUse(lower))) break;
  }
  return run;
}

function hasRole(items: readonly Item[], first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (isRole(items[i]?.lower ?? "")) return true;
  return false;
}

/** Back from a noun to where its phrase begins, over "of" but not over other prepositions before a role. */
function nounStart(items: readonly Item[], begin: number, from: number): number {
  let start = from;
  for (let i = from; i >= begin; i--) {
    const item = items[i];
    if (!item || item.kind !== "word") break;
    const lower = item.lower;
    if (
      prepositions.has(lower) &&
      !(/^(?:of|for|at|from|with|in)$/.test(lower) && nounAt(items, i - 1, begin))
    )
      break;
    start = i;
    if (determiners.has(lower) && !prepositions.has(items[i - 1]?.lower ?? "")) break;
  }
  return start;
}

const nounAt = (items: readonly Item[], i: number, begin: number): boolean => {
  const item = items[i];
  return (
    i >= begin &&
    item?.kind === "word" &&
    !neverNames.has(item.lower) &&
    !/ing$/.test(item.lower) &&
    // "spokesman for", "head of", "people with": a person or a plain noun, not a day or an event.
    (isRole(item.lower) ||
      isRank(item.lower) ||
      item.capital ||
      /^(?:people|person|those|member|members|ministry|office|agency|affairs)$/.test(item.lower) ||
      i === begin)
  );
};

function nounPhrase(items: readonly Item[], begin: number, end: number): Phrase | undefined {
  const first = nounStart(items, begin, end);
  const bare = withoutArticle(items, first);
  if (bare > end) return undefined;
  const head = items.slice(bare, end + 1);
  const role = head.some((item) => isRole(item.lower));
  const indefinite = /^(?:a|an|one|two|three|some|several|many|another|other)$/.test(
    items[first]?.lower ?? "",
  );
  return { ...whole(items, first, end, role ? "role" : "organisation", !indefinite), head };
}

const withoutArticle = (items: readonly Item[], first: number): number =>
  /^(?:the|a|an)$/.test(items[first]?.lower ?? "") ? first + 1 : first;

const whole = (
  items: readonly Item[],
  first: number,
  last: number,
  kind: Phrase["kind"],
  definite: boolean,
): Phrase => ({
  first,
  last,
  kind,
  head: items.slice(withoutArticle(items, first), last + 1),
  role: [],
  definite,
});

/** "said Jane Doe of Ulm": the name at the beginning, where no role goes before it. */
function leadingName(items: readonly Item[], from: number, last: number): Phrase | undefined {
  let end = from - 1;
  while (
    end < last &&
    (items[end + 1]?.capital || (end >= from && particles.has(items[end + 1]?.lower ?? "")))
  )
    end++;
  if (end < from || end === last || !prepositions.has(items[end + 1]?.lower ?? "")) return undefined;
  const found = phraseEnding(items, end, from);
  return found?.kind === "name" || found?.kind === "organisation" ? found : undefined;
}
