import type { Article } from "../article.ts";
import type { Query } from "./query.ts";
import type { SpeakerThere } from "./speaking.ts";
import { spelledWords } from "./terms.ts";

/**
 * Whom `by:` means. It is asked when a query runs, since who is one person changes with the corpus and an item's entry does not.
 */
export interface Speakers {
  /** Whether a speaker of an article, by the name it gives, is one of those asked for: for few, since each is judged. */
  filter(asked: readonly string[], days: DaysAsked): (article: Article, name: string) => boolean;
  /** All of them, each once: at a cost that depends on how many they are. Absent where nobody knows all names. */
  all?(asked: readonly string[], days: DaysAsked): Iterable<SpeakerThere>;
}

/** What a query says of days. */
export type DaysAsked = Pick<Query, "on" | "after" | "before" | "last">;

/** By the words of the name alone. */
export const byWords: Speakers = {
  filter(asked) {
    const isAsked = nameFilter(asked);
    return (_article, name) => isAsked(name);
  },
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
