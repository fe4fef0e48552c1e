import type { Article } from "../article.ts";
import type { Query } from "./query.ts";
import type { Entry } from "./search-index.ts";
import { spelledWords } from "./terms.ts";
import { dayFilter } from "./within.ts";

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

/** Whether an entry is of the speakers, outlets, articles, kinds and days that a query asks for. */
export function filterOf(query: Query, speakerFilter: SpeakerFilter): (entry: Entry) => boolean {
  const isAskedSpeaker = query.by.length === 0 ? undefined : speakerFilter(query.by, query);
  const isAskedOutlet = nameFilter(query.in);
  const ids = new Set(query.article);
  const isAskedDay = dayFilter(query);
  return ({ article, speakers, kinds = [] }) =>
    (isAskedSpeaker === undefined || speakers.some((name) => isAskedSpeaker(article, name))) &&
    (query.in.length === 0 || (article.outlet !== undefined && isAskedOutlet(article.outlet))) &&
    (ids.size === 0 || ids.has(article.id)) &&
    (query.type.length === 0 || query.type.some((kind) => kinds.includes(kind))) &&
    isAskedDay(article.published);
}

/**
 * Whether a name holds every word of one of the names asked for, in any order, whatever the case, accents and
 * spelling: `Holm` asks for Ida Holm, and `the Harbour Board` for Harbour Board.
 */
function nameFilter(asked: readonly string[]): (name: string) => boolean {
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
