import { determiners, neverNames } from "./function-words.ts";
import { genderOfGivenName } from "./given-names.ts";
import { isCourtesy, isOrganisationWord, isRank, isRole, isTitle } from "./roles.ts";
import type { Item } from "./sentences.ts";

/** Where the capitals that end at `end` begin; `end + 1` when the last word has none. */
export function runStart(items: readonly Item[], end: number, begin: number): number {
  let start = end + 1;
  for (let i = end; i >= begin; i--) {
    const item = items[i];
    if (item?.kind !== "word") break;
    if (item.possessive && i < end && !isPluralOwner(item, items[end])) break;
    if (i < end && isWhenOrWhere(items, i)) break;
    if (item.capital && !(i === 0 && opensNoName(item)) && !determiners.has(item.lower)) {
      start = i;
      if (item.beginsName && end > i) break;
    } else if (!joinsName(items, i) || i === end) break;
  }
  return start;
}

/** "Last Friday Doe said", "on Twitter Doe said", but not "the Sunday Mail". */
function isWhenOrWhere(items: readonly Item[], i: number): boolean {
  const lower = items[i]?.lower ?? "";
  const before = items[i - 1]?.lower ?? "";
  if (isWeekday(lower)) return !/^(?:the|a|an)$/.test(before);
  return /^(?:twitter|facebook|instagram|youtube)$/.test(lower) && /^(?:on|via)$/.test(before);
}

/** "monday", in lower case. */
export const isWeekday = (lower: string): boolean =>
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(lower);

/** "van" in "Anna van Molk", "der" in "Anna van der Molk". */
function joinsName(items: readonly Item[], i: number): boolean {
  let first = i;
  while (i - first < mostParticles && isParticleAt(items, first)) first--;
  return first < i && items[first]?.capital === true;
}

// "van op den"
const mostParticles = 3;

const isParticleAt = (items: readonly Item[], i: number): boolean =>
  items[i]?.capital === false && particles.has(items[i]?.lower ?? "");

/** "the Dockers’ Union": a plural before an organisation's word is part of its name. */
const isPluralOwner = (item: Item, last: Item | undefined): boolean =>
  /['’]$/.test(item.text) && isOrganisationWord(last?.lower ?? "");

/** Where the bare name begins in a run of capitals: after titles, roles and what belongs to them. */
export function nameStart(items: readonly Item[], run: number, end: number): number {
  const given = items[end - 1]?.lower ?? "";
  // "Jane T. King": a title's word after a given name or an initial is a surname.
  const surname =
    end > run &&
    (/^\p{L}\.$/u.test(given) ||
      genderOfGivenName(given) !== undefined ||
      // "Mr. King", but "Mr. Speaker"
      (isCourtesy(given) && isTitle(items[end]?.lower ?? "")));
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

export const isOrganisation = (items: readonly Item[], first: number, last: number): boolean =>
  !isSurnameHere(items, first, last) && isOrganisationNamed(items, first, last);

/** "Nina Park", "Nina T. Park", but not "Virginia House". */
const isSurnameHere = (items: readonly Item[], first: number, last: number): boolean =>
  last > first && isFullName(items.slice(first, last + 1).map(({ lower }) => lower));

/** Whether words in lower case, the last of which names a place or a body as well, are somebody's name ("nina", "park"). */
export function isFullName(words: readonly string[]): boolean {
  const [first = "", second = ""] = words;
  if (!surnames.test(words.at(-1) ?? "") || genderOfGivenName(first) === undefined) return false;
  return !places.test(first) && (words.length === 2 || (words.length === 3 && /^\p{L}\.?$/u.test(second)));
}

/** Given names that places and bodies begin with. */
const places =
  /^(?:christian|virginia|victoria|georgia|charlotte|florence|sydney|austin|jordan|grace|marine|albert|st)$/;

/** Words for places and bodies that people are called as well. */
const surnames =
  /^(?:park|street|hall|church|temple|banks?|lake|house|post|day|night|week|north|south|east|west|white|black|french|german|english|league|bridge|field|fields|sea|square|tower|guard|rivers?|court|college|force|price|prince|guest|america|israel|book)$/;

const isOrganisationNamed = (items: readonly Item[], first: number, last: number): boolean =>
  // "Bill Doe", "Virginia Roe": after a given name only the last word can make it an organisation.
  items
    .slice(first < last && genderOfGivenName(items[first]?.lower ?? "") ? last : first, last + 1)
    .some((item) => isOrganisationWord(item.lower)) ||
  (first === last && /^\p{Lu}{2,}$/u.test(items[first]?.text ?? ""));

/** "van", "de", "bin": small words inside a name, as written: "Al" and "Ben" are names themselves. */
export const isNameParticle = (written: string): boolean =>
  particles.has(written.toLowerCase()) && !/^(?:Al|Ben|Della)$/.test(written);

const particles = new Set(
  "van von de der den het 't di da del della la le los las bin bint ibn ben al el ter ten te op zu zum zur vom dos das do du af av y".split(
    " ",
  ),
);

/** "Will" inside a sentence has its capital from a name. */
export const isNameHere = (items: readonly Item[], i: number): boolean =>
  i > 0 && items[i]?.capital === true && items[i]?.lower === "will";

/** "Regarding Ulm", "When Doe": the capital comes from the sentence. */
const opensNoName = (item: Item): boolean => neverNames.has(item.lower) || item.lower.endsWith("ing");

/** "Prime Minister", "Attorney General": nothing but a role, with or without what it is of. */
const isRoleRun = (items: readonly Item[], run: number, end: number): boolean =>
  isRole(items[end]?.lower ?? "") && end - run < 6;
