import { isAlsoNoun, reportingUse } from "./cues.ts";
import {
  auxiliaries,
  conjunctions,
  determiners,
  isTime,
  neverNames,
  prepositions,
  pronouns,
} from "./function-words.ts";
import { isNameHere, isOrganisation, nameStart, runStart } from "./name-runs.ts";
import { type Phrase, phraseReach, wholePhrase, withoutArticle } from "./phrase.ts";
import { roleFrom } from "./role-bounds.ts";
import { isGroup, isOrganisationWord, isRank, isRole, isTitle } from "./roles.ts";
import type { Item } from "./sentences.ts";

/** The phrase whose last word is at `end`, looking back no further than `from`. */
export function phraseEnding(items: readonly Item[], end: number, from = 0): Phrase | undefined {
  const last = items[end];
  if (last?.kind !== "word") return undefined;
  if (pronouns.has(last.lower) || (last.lower === "latter" && end > from))
    return wholePhrase(items, last.lower === "latter" ? end - 1 : end, end, "pronoun", true);
  if (isCount(items, end, from))
    return { ...wholePhrase(items, end - 1, end, "role", true), head: items.slice(end - 1, end + 1) };
  if (
    (neverNames.has(last.lower) && !isNameHere(items, end)) ||
    (/^\p{N}/u.test(last.text) && !isRole(last.lower)) ||
    isVerbHere(items, end)
  )
    return undefined;
  const begin = segmentStart(items, end, from);
  const capitals = runStart(items, end, begin);
  if (capitals > end) return nameWithPlace(items, begin, end) ?? nounPhrase(items, begin, end);
  const run = afterPlace(items, capitals, end, begin);
  const name = nameStart(items, run, end);
  const owned = ownerBefore(items, run, from);
  if (owned) return { ...owned, last: end };
  const body = bodyBefore(items, run, end, from);
  if (body) return body;
  const joint = beforeOwner(items, run, begin);
  if (joint > begin && prepositions.has(items[joint]?.lower ?? "")) {
    const owner = nounPhrase(items, begin, end);
    if (owner && hasRole(items, owner.first, joint - 1)) return owner;
  }
  if (name > end) return nounPhrase(items, begin, end);
  if (isOrganisation(items, name, end)) return organisation(items, begin, run, end);
  const roleStart = firmBefore(items, roleFrom(items, roleBefore(items, begin, run), name), name, from);
  const other = holderBefore(items, roleStart, run);
  if (other !== undefined) return nounPhrase(items, roleStart, end);
  return {
    first: roleStart,
    last: end,
    kind: "name",
    head: items.slice(name, end + 1),
    role: items.slice(withoutArticle(items, roleStart), name),
    definite: true,
  };
}

/** The place before "the" or "Ulm's": "the director of Ulm's Harbour Trust" is its director. */
function beforeOwner(items: readonly Item[], run: number, begin: number): number {
  const owner = items[run - 1];
  if (determiners.has(owner?.lower ?? "")) return run - 2;
  return owner?.possessive && owner.capital ? runStart(items, run - 1, begin) - 1 : run - 1;
}

/** "the two", whom the sentence before named, but not "the two boats". */
const isCount = (items: readonly Item[], i: number, from: number): boolean =>
  i > from &&
  items[i - 1]?.lower === "the" &&
  /^(?:two|three|four|five)$/.test(items[i]?.lower ?? "") &&
  !/[^s]s$/.test(items[i + 1]?.lower ?? "");

/** Where no phrase runs on: at marks, at conjunctions and at verbs, but for "a report" and "its notes". */
export function isBoundary(items: readonly Item[], i: number): boolean {
  const item = items[i];
  if (item?.kind !== "word") return true;
  if ((auxiliaries.has(item.lower) && !item.capital) || conjunctions.has(item.lower)) return true;
  const use = reportingUse(item.lower);
  if (item.capital || item.possessive || (use !== "says" && use !== "quotes")) return false;
  const before = items[i - 1];
  return !(
    isAlsoNoun(item.lower) &&
    before &&
    (determiners.has(before.lower) || before.possessive || before.lower === "of")
  );
}

/** "Minister of Health of Ruritania Jane Doe", "the senator from Ulm Jane Doe": the name is what follows the place. */
function afterPlace(items: readonly Item[], run: number, end: number, begin: number): number {
  const joint = items[run - 1]?.lower === "the" ? run - 2 : run - 1;
  if (end - run < 2 || !/^(?:of|from)$/.test(items[joint]?.lower ?? "")) return run;
  if (isOrganisation(items, run, end)) return run;
  return hasRole(items, begin, joint - 1) ? end - 1 : run;
}

/** "the Ruritanian fisheries Ministry": with the words between the article and the capitals. */
function organisation(items: readonly Item[], begin: number, run: number, end: number): Phrase {
  const before = items[run - 1];
  if (before?.kind === "word" && !before.capital && !determiners.has(before.lower) && run > begin) {
    const first = nounStart(items, begin, end);
    if (/^(?:the|a|an)$/.test(items[first]?.lower ?? "") && first < run)
      return wholePhrase(items, first, end, "organisation", true);
  }
  return wholePhrase(items, run, end, "organisation", true);
}

/** "Jane Doe of the Harbour Trust": the full name before what it belongs to. */
function ownerBefore(items: readonly Item[], end: number, from: number): Phrase | undefined {
  // "Jane Doe of Ulm's Harbour Trust"
  const owns = items[end - 1]?.possessive && items[end - 1]?.capital;
  const run = owns ? Math.min(end, runStart(items, end - 1, from)) : end;
  const joint = determiners.has(items[run - 1]?.lower ?? "") ? run - 2 : run - 1;
  if (joint - 1 <= from || !/^(?:of|for|at|from|with)$/.test(items[joint]?.lower ?? "")) return undefined;
  if (!items[joint - 1]?.capital || !items[joint - 2]?.capital) return undefined;
  const owner = phraseEnding(items, joint - 1, from);
  const full = owner?.kind === "name" && (owner.head.length > 1 || isTitle(owner.role.at(-1)?.lower ?? ""));
  return full ? owner : undefined;
}

/** "Jane Doe from the mill": a full name and where it belongs. */
function nameWithPlace(items: readonly Item[], begin: number, end: number): Phrase | undefined {
  let joint = begin + 2;
  while (joint < end && !/^(?:of|from|with|at)$/.test(items[joint]?.lower ?? "")) joint++;
  if (joint >= end || !items[joint - 1]?.capital || !items[joint - 2]?.capital) return undefined;
  const name = phraseEnding(items, joint - 1, begin);
  return name?.kind === "name" && name.head.length > 1 ? { ...name, last: end } : undefined;
}

/** "the Ulm Committee on Naming of Ships": the whole of an organisation's name. */
function bodyBefore(items: readonly Item[], run: number, end: number, from: number): Phrase | undefined {
  // The reach stays that of the whole name, however often "of" comes.
  const begin = Math.max(from, end - phraseReach);
  if (run - 2 < begin || !/^(?:of|for|on)$/.test(items[run - 1]?.lower ?? "")) return undefined;
  if (!items[run - 2]?.capital) return undefined;
  const body = phraseEnding(items, run - 2, begin);
  return body?.kind === "organisation" && items[body.last]?.capital
    ? wholePhrase(items, body.first, end, "organisation", true)
    : undefined;
}

/** "Doe claims", "he notes": after a name or a pronoun a word that could be a noun is a verb. */
const isVerbHere = (items: readonly Item[], i: number): boolean => {
  const item = items[i];
  const before = items[i - 1];
  if (!item || item.capital || !before || !reportingUse(item.lower)) return false;
  return (
    (before.capital && !before.possessive && !determiners.has(before.lower)) || pronouns.has(before.lower)
  );
};

function segmentStart(items: readonly Item[], end: number, from: number): number {
  let begin = end;
  const stop = Math.max(from, end - phraseReach);
  while (begin > stop) {
    const item = items[begin - 1];
    if (!item || isBoundary(items, begin - 1) || pronouns.has(item.lower) || item.lower === "which") break;
    begin--;
  }
  return begin;
}

function roleBefore(items: readonly Item[], begin: number, run: number): number {
  if (run === begin) return run;
  const before = items[run - 1]?.lower ?? "";
  if (isRole(before) || isRank(before) || isTitle(before)) return nounStart(items, begin, run - 1);
  if (prepositions.has(before) || determiners.has(before)) return run;
  // "the treasurer of the guild Jane Doe", "Minister of Health of Ruritania Jane Doe"
  for (let i = run - 1; i >= begin; i--) {
    const lower = items[i]?.lower ?? "";
    if (/^(?:of|from)$/.test(items[i + 1]?.lower ?? "") && isRole(lower)) return nounStart(items, begin, i);
    if (
      !/^(?:of|from)$/.test(lower) &&
      items[i - 1]?.lower !== "of" &&
      (prepositions.has(lower) || reportingUse(lower))
    )
      break;
  }
  return run;
}

/** "Roe and Partners treasurer Jane Doe": where the name of her firm begins, which "and" parts. */
function firmBefore(items: readonly Item[], first: number, name: number, from: number): number {
  const isParted =
    first - 2 >= from && items[first - 1]?.lower === "and" && items[first - 2]?.capital === true;
  const role = items.slice(first, name);
  return isParted && isFirmsRole(role) && !endsAnother(items[first - 2], role)
    ? Math.min(first, runStart(items, first - 2, from))
    : first;
}

/** "John Roe and Ruritanian Prime Minister Jane Doe", "Roe and Finance Minister Jane Doe": somebody else goes before "and". */
const endsAnother = (before: Item | undefined, role: readonly Item[]): boolean =>
  isOfCountry(role[0]?.lower ?? "") || (isHighOffice(role.at(-1)) && !departments.test(before?.lower ?? ""));

const isHighOffice = (item: Item | undefined): boolean =>
  item?.capital === true &&
  /^(?:president|minister|premier|chancellor|secretary|king|queen|prince|princess)$/.test(item.lower);

/** "Ruritanian", "Elbonish", "Democratic" */
const isOfCountry = (lower: string): boolean =>
  /(?:ese|ish|[ai]an|ican|ic|ench|utch|wiss|german|greek|thai)$/.test(lower);

/** What ministries are of: "Trade and Industry Minister". */
const departments =
  /^(?:trade|industry|commerce|economy|economics?|finance|budget|plan|planning|agriculture|livestock|forestry|fisheries|food|environment|science|technology|research|education|culture|arts|media|sports?|youth|women|family|health|welfare|labou?r|employment|social|affairs|justice|police|security|defen[cs]e|energy|mines|minerals|resources|petroleum|oil|water|transport|works|housing|tourism|communications|posts?|information|ways|home|foreign|federal|lands?)$/;

/** "Partners treasurer": the capitals before a role are no role and no title themselves. */
export function isFirmsRole([first, ...rest]: readonly Item[]): boolean {
  if (!first?.capital || isRole(first.lower) || isRank(first.lower) || isTitle(first.lower)) return false;
  return rest.some(({ lower }) => isRole(lower));
}

/** "the wife of minister John Doe", "a spokesman for mayor Doe": the first role is not his but hers. */
function holderBefore(items: readonly Item[], first: number, run: number): number | undefined {
  for (let i = run - 2; i > first; i--) {
    if (!/^(?:of|for|to)$/.test(items[i]?.lower ?? "")) continue;
    return hasRole(items, first, i - 1) && hasRole(items, i + 1, run - 1) ? i : undefined;
  }
  return undefined;
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
    if (item?.kind !== "word") break;
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
    (!neverNames.has(item.lower) || (items[i + 1]?.lower === "of" && counts.test(item.lower))) &&
    !/ing$/.test(item.lower) &&
    // "spokesman for", "head of", "people with": a person or a plain noun, not a day or an event.
    (isRole(item.lower) ||
      isRank(item.lower) ||
      item.capital ||
      /^(?:people|person|those|familiar|close|member|members|ministry|office|agency|affairs)$/.test(
        item.lower,
      ) ||
      counts.test(item.lower) ||
      i === begin)
  );
};

// "one of the users", "some of them"
const counts = /^(?:one|two|three|some|many|most|several|both|each|none)$/;

function nounPhrase(items: readonly Item[], begin: number, end: number): Phrase | undefined {
  const first = nounStart(items, begin, end);
  const bare = withoutArticle(items, first);
  if (bare > end) return undefined;
  const head = items.slice(bare, end + 1);
  const last = head.at(-1)?.lower ?? "";
  // "The next day", "Tuesday night": nobody speaks by that.
  if (isTime(last)) return undefined;
  // "the republican convention committee" is no republican; "the president of the bank" is its president.
  const body =
    isOrganisationWord(last) && !isRole(last) && !head.some((item) => prepositions.has(item.lower));
  const role = isGroup(last) || (!body && head.some((item) => isRole(item.lower)));
  // Plain words without an article, a capital or a role are rarely somebody ("handled messages").
  if (
    !role &&
    !head.some((item) => item.capital) &&
    bare === first &&
    !determiners.has(items[first]?.lower ?? "")
  )
    return undefined;
  const indefinite = /^(?:a|an|one|two|three|some|several|many|another|other)$/.test(
    items[first]?.lower ?? "",
  );
  return { ...wholePhrase(items, first, end, role ? "role" : "organisation", !indefinite), head };
}
