import { foldedWords } from "../fold.ts";
import { isShortFormOf } from "./short-forms.ts";

/** Whether two are one person: shown, left open, or ruled out. */
export type Sameness = "same" | "open" | "other";

/**
 * By given names and initials in order, folded. "Ida", "Ida M.", "Ida Maria" and "J. Ida" are the same; "I." and
 * "Ida", "Bill" and "William", and what has none may be; "Ida M." and "Ida P.", "Ida" and "Ingrid" are not.
 */
export function givenSameness(a: readonly string[], b: readonly string[]): Sameness {
  const [first, ...middle] = calledBy(a);
  const [other, ...others] = calledBy(b);
  if (first === undefined || other === undefined) return "open";
  for (let at = 0; at < Math.min(middle.length, others.length); at++)
    if (!isInitialOf(middle[at] ?? "", others[at] ?? "")) return "other";
  if (first === other && first.length > 1) return "same";
  return isInitialOf(first, other) || isShortFormOf(first, other) ? "open" : "other";
}

/** The given names from the one in use on: "J. Edgar" is called Edgar. */
export function calledBy(given: readonly string[]): readonly string[] {
  const first = given.findIndex((name) => name.length > 1);
  return first > 0 ? given.slice(first) : given;
}

/** One word of given names, folded, for `givenSameness`: "J.D." is two initials. */
export const givenWords = (word: string): readonly string[] =>
  /^(?:\p{L}\.)+$/u.test(word) ? foldedWords(word) : [foldedWords(word).join("-")];

/** "jr", "sr", "iii" for a word that tells father and son apart, else "". */
export const suffixOf = (word: string): string =>
  /^(jr|sr|ii|iii|iv)\.?$/i.exec(word)?.[1]?.toLowerCase() ?? "";

const isInitialOf = (a: string, b: string): boolean =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
