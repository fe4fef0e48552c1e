import type { Article } from "../article.ts";
import type { Query } from "./query.ts";
import { spelledWords } from "./terms.ts";

/**
 * Whom `by:` means: whether a speaker of an article, by the name it gives, is one of those asked for. It is asked when
 * a query runs, since who is one person changes with the corpus and an item's entry does not.
 */
export type SpeakerFilter = (
  asked: readonly string[],
  days: DaysAsked,
) => (article: Article, name: string) => boolean;

/** What a query says of days. */
export type DaysAsked = Pick<Query, "on" | "after" | "before" | "last">;

/** By the words of the name alone. */
export const byWords: SpeakerFilter = (asked) => {
  const isAsked = nameFilter(asked);
  return (_article, name) => isAsked(name);
};

/**
 * Whether a name holds every word of one of the names asked for, in any order, whatever the case, accents and
 * spelling: `Holm` asks for Ida Holm, and `the Harbour Board` for Harbour Board.
 */
export function nameFilter(asked: readonly string[]): (name: string) => boolean {
  const wanted = asked.map(tellingWords);
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const words = new Set(spelledWords(name));
    const matches = wanted.some((parts) => parts.length > 0 && parts.every((part) => words.has(part)));
    known.set(name, matches);
    return matches;
  };
}

/** The words of a name without "the", unless there is nothing else. */
export function tellingWords(name: string): string[] {
  const words = spelledWords(name);
  const telling = words.filter((word) => word !== "the");
  return telling.length > 0 ? telling : words;
}
