import { isSameWord, roleWords } from "../quotations/role-words.ts";
import { tokensOf } from "../quotations/tokens.ts";

/** What a role says, for comparing: "NATO Secretary-General" is the key "general secretary" and the rest "nato". */
export interface Office {
  /** The role nouns and ranks, sorted; empty where there are none. */
  readonly key: string;
  /** The words that tell which one it is, in lower case. */
  readonly rest: readonly string[];
}

/** A role as written, taken apart. */
export function officeOf(role: string): Office {
  const spelled = role.replace(
    /\b(?:Sen|Rep|Gov|Gen|Prof)(?:\.|(?=\s|$))/giu,
    (short) => titles.get(short.slice(0, 3).toLowerCase()) ?? short,
  );
  const { key, rest } = roleWords(tokensOf(spelled, 0, spelled.length));
  return { key, rest };
}

/** The same role of the same body: "Guild treasurer", "treasurer of the Guild". */
export const isSameOffice = (a: Office, b: Office): boolean =>
  a.key !== "" && a.key === b.key && a.rest.some((word) => b.rest.some((other) => isSameWord(word, other)));

/** The same high office, of which one side does not say where: "President", "Ruritanian president". */
export const mayBeSameOffice = (a: Office, b: Office): boolean =>
  a.key !== "" &&
  a.key === b.key &&
  (a.rest.length === 0 || b.rest.length === 0) &&
  a.key.split(" ").some((word) => high.has(word));

/** The same role or the same body: "Guild treasurer" and "member of the Guild", "treasurer". */
export const isLikeOffice = (a: Office, b: Office): boolean =>
  a.rest.some((word) => b.rest.some((other) => isSameWord(word, other))) ||
  (a.key === b.key && (a.rest.length === 0 || b.rest.length === 0));

/** Whether a role is the one asked for: the same nouns and ranks, and all that is said of which one. */
export const isAskedOffice = (asked: Office, role: Office): boolean =>
  asked.key !== "" &&
  asked.key === role.key &&
  asked.rest.every((word) => role.rest.some((other) => isSameWord(word, other)));

const titles = new Map([
  ["sen", "senator"],
  ["rep", "representative"],
  ["gov", "governor"],
  ["gen", "general"],
  ["pro", "professor"],
]);

/** Few hold these at a time; of chairmen, analysts and spokesmen there are many of one surname. */
const high = new Set(
  "president minister secretary chancellor senator governor mayor premier king queen pope ambassador monarch".split(
    " ",
  ),
);
