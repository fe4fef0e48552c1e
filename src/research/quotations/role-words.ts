import { isRank, isRole } from "./roles.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Nothing in the one role that the other contradicts: "League secretary general", "Secretary General". */
export function agrees(role: string, asked: readonly string[]): boolean {
  const given = roleWords(tokensOf(role, 0, role.length)).rest;
  if (given.length === 0 || asked.length === 0) return true;
  // "Russia" and "Russian", "Minister of foreign Affairs" and "foreign minister"
  return asked.some((word) => given.some((other) => word.slice(0, 5) === other.slice(0, 5)));
}

// "of the organization", "of the country" only points back and tells nobody apart.
const generic =
  /^(?:the|an?|of|for|organi[sz]ation|alliance|bloc|country|party|group|company|republic|federation|union|government|affairs|state|then|current|new|acting|former)$/;

/** The role nouns in any order as a key, and the words that tell which one it is. */
export function roleWords(words: readonly Pick<Token, "lower">[]): { key: string; rest: string[] } {
  const roles = new Set(words.map((word) => word.lower).filter((word) => isRole(word) || isRank(word)));
  const rest = words.map((word) => word.lower).filter((word) => !roles.has(word) && !generic.test(word));
  return { key: [...roles].sort().join(" "), rest };
}
