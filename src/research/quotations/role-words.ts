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

/** Nothing in the words of one role that the other contradicts: "League secretary general", "Secretary General". */
export function agrees(given: readonly string[], asked: readonly string[]): boolean {
  if (given.length === 0 || asked.length === 0) return true;
  // "Russia" and "Russian", "Minister of foreign Affairs" and "foreign minister"
  return asked.some((word) => given.some((other) => word.slice(0, 5) === other.slice(0, 5)));
}

// "of the organization", "of the country" only points back and tells nobody apart.
const generic =
  /^(?:the|an?|of|for|organi[sz]ation|alliance|bloc|country|party|group|company|republic|federation|union|government|affairs|state|then|current|new|acting|former)$/;

/** The role nouns in any order as a key, and the words that tell which one it is. */
export function roleWords(words: readonly Pick<Token, "lower">[]): { key: string; rest: string[] } {
  // "Secretary-General" is the Secretary General.
  const parts = words.flatMap(({ lower }) => (isRole(lower) ? lower.split("-") : [lower]));
  const roles = new Set(parts.filter((word) => isRole(word) || isRank(word)));
  const rest = parts.filter((word) => !roles.has(word) && !generic.test(word));
  return { key: [...roles].sort().join(" "), rest };
}
