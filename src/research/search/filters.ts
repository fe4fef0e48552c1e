import type { Query } from "./query.ts";
import type { Entry } from "./search-index.ts";
import { spelledWords } from "./terms.ts";
import { dayFilter } from "./within.ts";

/** Whether an entry is of the speakers, outlets, articles, kinds and days that a query asks for. */
export function filterOf(query: Query): (entry: Entry) => boolean {
  const isAskedSpeaker = nameFilter(query.by);
  const isAskedOutlet = nameFilter(query.in);
  const ids = new Set(query.article);
  const isAskedDay = dayFilter(query);
  return ({ article, speakers, kinds = [] }) =>
    (query.by.length === 0 || speakers.some(isAskedSpeaker)) &&
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
  const wanted = asked.map(nameWords);
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

function nameWords(name: string): string[] {
  const words = spelledWords(name);
  const telling = words.filter((word) => word !== "the");
  return telling.length > 0 ? telling : words;
}
