import { isAlsoNoun, isReportingVerb } from "./cues.ts";
import { neverNames } from "./function-words.ts";
import { isCourtesy, isOneRole, isRank, isRelation, isRole, isTitle } from "./roles.ts";
import type { Token } from "./tokens.ts";

/**
 * The words beside a name that tell what its bearer is, for a card, or none: without the day or the verb that
 * ran into them ("This Wednesday Ruritanian Minister"), and not what only points ("whose brother", "her deputy").
 */
export function shownRole<T extends Pick<Token, "lower">>(words: readonly T[]): readonly T[] {
  const first = words.findIndex(({ lower }) => !neverNames.has(lower) && !isVerb(lower));
  const role = first < 0 ? [] : words.slice(first);
  const points = words.slice(0, first).some(({ lower }) => pointers.test(lower));
  if (points && (role.length === 1 || isRelation(role.at(-1)?.lower ?? ""))) return [];
  // One person is no "rivals".
  return role.some(({ lower }) => isOneRole(lower) || lower.includes("-") || isRank(lower) || isOffice(lower))
    ? role
    : [];
}

const pointers = /^(?:whose|his|her|their|its|our|my|your)$/;
const isVerb = (lower: string): boolean => isReportingVerb(lower) && !isAlsoNoun(lower) && !isRole(lower);
const isOffice = (lower: string): boolean => isTitle(lower) && !isCourtesy(lower);

/** What a role says, for comparing. */
export interface RoleWords {
  /** The role nouns, ranks and what qualifies them ("elect", "shadow"), in any order; "" where there are none. */
  readonly key: string;
  /** The words that tell which one it is ("Ruritanian"). */
  readonly rest: readonly string[];
  /** "union", "company": words that tell which one it is, or only point back ("the company's spokesman"). */
  readonly bodies: readonly string[];
}

/** Whether a role somebody has is the one asked for: with all that is said of which one it is. */
export function isRoleAsked(asked: RoleWords, given: RoleWords): boolean {
  if (asked.key !== given.key) return false;
  const told = [...given.rest, ...given.bodies];
  const isTold = (word: string): boolean => told.some((other) => isSameWord(word, other));
  // The union's leader is not the party's, but the company's spokesman may be that of any firm.
  return (
    asked.rest.every(isTold) && (given.bodies.length === 0 || asked.bodies.every((word) => isTold(word)))
  );
}

/** "Ruritania" and "Ruritanian", "China" and "Chinese": alike but for the ending; not "Austria" and "Australia". */
export function isSameWord(a: string, b: string): boolean {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  if (common === a.length && common === b.length) return true;
  return (
    common >= 4 && common >= Math.min(a.length, b.length) - 2 && Math.max(a.length, b.length) - common <= 3
  );
}

/** A role as written, taken apart; possessive endings and what is no word are left out. */
export function roleWords(words: readonly Pick<Token, "lower">[]): RoleWords {
  // "Secretary-General" is the Secretary General.
  const parts = words
    .flatMap(({ lower }) => (isRole(lower) ? lower.split("-") : [lower]))
    .map((word) => word.replace(/['’]s?$/u, ""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const isKey = (word: string): boolean => isRole(word) || isRank(word) || qualifiers.test(word);
  const others = parts.filter((word) => !isKey(word) && !empty.test(word));
  return {
    key: [...new Set(parts.filter(isKey))].sort().join(" "),
    rest: others.filter((word) => !bodies.test(word)),
    bodies: others.filter((word) => bodies.test(word)),
  };
}

// Whoever is so called does not hold the office.
const qualifiers =
  /^(?:elect|designate|ex|shadow|interim|would-be|one-?time|aspiring|prospective|presumptive|retired|honorary)$/;

const empty = /^(?:the|an?|of|for|and|affairs|then|current|new)$/;

const bodies =
  /^(?:organi[sz]ation|alliance|bloc|country|party|group|company|republic|federation|union|government|state)$/;
