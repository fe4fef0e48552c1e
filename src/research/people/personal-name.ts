import { foldedWords } from "../fold.ts";
import { givenWords, suffixOf } from "../names/given-sameness.ts";
import { genderOfGivenName } from "../quotations/given-names.ts";
import { isFullName, isNameParticle } from "../quotations/name-runs.ts";
import {
  genderOfRole,
  isCourtesy,
  isOrganisationWord,
  isRank,
  isRole,
  isTitle,
} from "../quotations/roles.ts";

/** What a name says about its bearer, folded, for comparing. */
export interface PersonalName {
  /** All words without titles and suffix: names with one key are written alike. */
  readonly key: string;
  /** Given names and initials in order; none where only the surname stands. */
  readonly given: readonly string[];
  /** Its words, those before a hyphen too, without particles ("von der") and article ("al-Tamari"). */
  readonly surname: string;
  /** "jr", "sr", "iii": tells father and son apart. */
  readonly suffix: string;
  /** By a courtesy title or else by a common given name. */
  readonly gender: "male" | "female" | undefined;
}

/**
 * A name as an article writes it, with or without titles, taken apart; undefined for what is no person's name: an
 * organisation, a role, a description ("aides to the mayor").
 */
export function personalName(written: string): PersonalName | undefined {
  const words = written
    .replace(/['’]s?$/u, "")
    .split(/[\s,]+/u)
    .filter((word) => word !== "");
  const titled = words.findIndex((word) => !isTitle(word.toLowerCase()));
  if (titled < 0) return undefined;
  const titles = words.slice(0, titled);
  const named = words.slice(titled);
  while (named.length > 2 && isHonour(named.at(-1) ?? "")) named.pop();
  const suffix = named.length > 1 ? suffixOf(named.at(-1) ?? "") : "";
  if (suffix !== "") named.pop();
  if (!isName(named)) return undefined;
  const own = named.filter((word, at) => at === named.length - 1 || !isNameParticle(word));
  const given = own.slice(0, -1).flatMap(givenWords);
  return {
    key: foldedWords(named.join(" ")).join(" "),
    given,
    surname: foldedWords((own.at(-1) ?? "").replace(article, "")).join(" "),
    suffix,
    gender:
      titles.map(genderOfTitle).find((gender) => gender !== undefined) ??
      given.map(genderOfGivenName).find((gender) => gender !== undefined),
  };
}

/** By "Mr." and the like at the beginning of a name. */
export const genderOfTitled = (written: string): PersonalName["gender"] =>
  genderOfTitle(written.split(/\s/u, 1)[0] ?? "");

const genderOfTitle = (word: string): PersonalName["gender"] =>
  isCourtesy(word.toLowerCase()) ? genderOfRole(word.toLowerCase()) : undefined;

/**
 * The word that any two names of one person share, folded: the end of the surname. Of what is no person's name the
 * last word.
 */
export function lastName(written: string): string {
  const words = written.replace(/['’]s?$/u, "").split(/[\s,]+/u);
  while (words.length > 1 && isAfterName(words.at(-1) ?? "")) words.pop();
  return foldedWords(words.at(-1) ?? "").at(-1) ?? "";
}

const isAfterName = (word: string): boolean => isHonour(word) || suffixOf(word) !== "" || word === "";

/** A name as written, without "Mr." and the like before it. */
export function withoutTitles(written: string): string {
  const words = written.split(/\s+/u);
  const first = words.findIndex((word) => !isTitle(word.toLowerCase()));
  return words.slice(Math.max(0, first)).join(" ");
}

/**
 * The name at the end of what points at a speaker, behind roles and titles: "the guild's treasurer Mr. Jan Holm" is
 * "Mr. Jan Holm". Behind anything else it is the last word alone ("president of Port Elling").
 */
export function nameInMention(mention: string): string {
  const words = mention.split(/\s+/u);
  const last = words.at(-1) ?? "";
  for (let start = words.length - 1; start > 0; start--) {
    const before = words[start - 1] ?? "";
    const lower = before.toLowerCase();
    if (isTitle(lower)) return words.slice(start - 1).join(" ");
    if (isRole(lower) || isRank(lower) || before.endsWith(",")) return words.slice(start).join(" ");
    if (/['’]s?$/u.test(before) || !isNameWord(before)) return last;
  }
  return mention;
}

function isName(words: readonly string[]): boolean {
  const last = words.at(-1);
  if (last === undefined || words.length > 6 || !words.every(isNameWord)) return false;
  if (isFullName(words.map((word) => word.toLowerCase()))) return true;
  if (isNameParticle(last.toLowerCase()) || isOrganisationWord(last.toLowerCase())) return false;
  if (words.length === 1) return !/^\p{Lu}{2,}$/u.test(last) && !isRole(last.toLowerCase());
  const first = words[0]?.toLowerCase() ?? "";
  if (genderOfGivenName(first) !== undefined || /^\p{L}\.?$/u.test(first)) return true;
  return !isRole(last.toLowerCase()) && !words.some((word) => isOrganisationWord(word.toLowerCase()));
}

const isNameWord = (word: string): boolean =>
  /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word.replace(joinedParticle, "")) || isNameParticle(word);

/** "al-Tamari", "d’Elling": what may stand in lower case at the head of a word that is a name. */
const joinedParticle = /^(?:a[lnrstz]|ad|ash|el|ul|ur|abu|bin|ben|ibn|d|l)['’-](?=\p{Lu})/u;

/** The Arabic article is left out as often as not. */
const article = /^(?:a[lnrstz]|ad|ash|el|ul|ur)-(?=\p{Lu})/iu;

const isHonour = (word: string): boolean =>
  /^(?:MP|MEP|MSP|QC|KC|MD|M\.D\.|PhD|Ph\.D\.|CBE|OBE|MBE|Esq\.?)$/u.test(word);
