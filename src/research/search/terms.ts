import { stemmer } from "stemmer";
import { remembered } from "./remembered.ts";
import { spellingOf } from "./spelling.ts";
import { stopWords } from "./stop-words.ts";
import { type Word, wordsOf } from "./words.ts";

/** A word with the term that it is indexed under. */
export interface Term extends Word {
  readonly term: string;
}

/** The words of a text with their terms: a term is the stem of the word in its one spelling. */
export const termsOf = (text: string): Term[] =>
  wordsOf(text).map((word) => ({ ...word, term: termOf(word, text) }));

/** The words of a text in one spelling, unstemmed: what exclusions and names are compared by. */
export const spelledWords = (text: string): string[] => wordsOf(text).map(({ word }) => spellingOf(word));

/**
 * The terms that a query's words ask for, each once. Stop words are left out; where there is nothing else
 * they stay, unless `more` says that the query asks for something besides its words.
 */
export function queryTerms(words: readonly string[], more: boolean): string[] {
  const terms = sequenceOf(words);
  const telling = terms.filter(({ tells }) => tells);
  const kept = telling.length > 0 || more ? telling : terms;
  return [...new Set(kept.map(({ term }) => term))];
}

/** Every term of a query's words, in order and as often as it stands there, and whether it is no stop word. */
export function sequenceOf(words: readonly string[]): { readonly term: string; readonly tells: boolean }[] {
  // In a line that is all capitals, capitals say nothing.
  const shouted = words.length > 1 && words.every((word) => word === word.toUpperCase());
  return words
    .flatMap((word) => termsOf(shouted ? word.toLowerCase() : word))
    .map(({ word, term }) => ({ term, tells: !stopWords.has(word) || isAcronym(term) }));
}

/** In capitals these are no pronouns, and each is a term of its own. */
const acronyms = new Set(["US", "WHO"]);

const isAcronym = (term: string): boolean => acronyms.has(term);

/** The term of a word of this text. */
export function termOf({ word, start, end }: Word, text: string): string {
  const capitals = stopWords.has(word) ? text.slice(start, end).replaceAll(".", "") : "";
  return isAcronym(capitals) ? capitals : stemOf(word);
}

/**
 * Porter's stem; a function word has none, since "its" is no form of "it", nor "does" of "doe". Stemming every word anew
 * triples the time that an index takes to build.
 */
export const stemOf: (word: string) => string = remembered((word) => {
  const spelled = spellingOf(word);
  return /^[a-z]+$/.test(spelled) && !stopWords.has(spelled) ? stemmer(spelled) : spelled;
});
