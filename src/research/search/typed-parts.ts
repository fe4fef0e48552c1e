import { unknownField } from "./fields.ts";
import { phraseOf } from "./phrases.ts";
import type { Part } from "./query.ts";
import { shown } from "./shown.ts";
import { type Token, withoutMarks } from "./tokens.ts";

/**
 * The word or phrase of a token, tidied; none where nothing in it can be searched, which is noted. A field that does not exist
 * is text: `foo:bar` is a word, and `foo:"bar baz"` a word and a phrase, or a phrase where it must be `one`.
 */
export function partsOf(token: Token, notes: Set<string>, one: boolean = token.not): readonly Part[] {
  if (token.kind !== "field")
    return token.kind === "phrase" ? phrasePart(token.value, notes) : wordPart(token.value, notes);
  if (token.value !== "") notes.add(unknownField(token.key));
  if (!token.quoted) return wordPart(`${token.key}:${token.value}`, notes);
  return one
    ? phrasePart(`${token.key}: ${token.value}`, notes)
    : [...wordPart(token.key, notes), ...phrasePart(token.value, notes)];
}

function wordPart(typed: string, notes: Set<string>): readonly Part[] {
  const text = tidy(typed);
  if (/[\p{L}\p{N}]\*|\*[\p{L}\p{N}]/u.test(text))
    notes.add(
      `The * in ${shown(text)} stands for no letters: type the whole word, its other forms are found too.`,
    );
  // In capitals it would join what stands beside it when it is printed.
  if (hasWord(text)) return [{ text: text === "OR" ? "or" : text, phrase: false }];
  notes.add(`${shown(text)} has no letter or digit, so it was left out.`);
  return [];
}

function phrasePart(typed: string, notes: Set<string>): readonly Part[] {
  const text = tidy(typed);
  if (phraseOf(text) !== "") return [{ text, phrase: true }];
  if (text !== "") notes.add(`${shown(text)} has nothing to search for, so it was left out.`);
  return [];
}

/** Whether there is a letter or a digit to search for. */
export const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** With single blanks, and double marks as ″. */
export const tidy = (text: string): string => withoutMarks(text.replace(/[\s\p{Cc}]+/gu, " ").trim());
