import type { Day } from "../article.ts";
import type { Query } from "./query.ts";
import type { Entry } from "./search-index.ts";
import { spelledWords } from "./terms.ts";

/** Whether an entry is of the speakers, outlets, articles and days that a query asks for. */
export function filterOf(query: Query): (entry: Entry) => boolean {
  const isAskedSpeaker = nameFilter(query.by);
  const isAskedOutlet = nameFilter(query.in);
  const ids = new Set(query.article);
  const { after, before } = query;
  return ({ article, speakers }) =>
    (query.by.length === 0 || speakers.some(isAskedSpeaker)) &&
    (query.in.length === 0 || (article.outlet !== undefined && isAskedOutlet(article.outlet))) &&
    (ids.size === 0 || ids.has(article.id)) &&
    isWithin(article.published, after, before);
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

/**
 * A day that is known only in part has no place among days. A month or a year passes when it lies wholly
 * inside. Text comparison is enough: no month has a day after its 31st.
 */
function isWithin(day: Day | undefined, after: string | undefined, before: string | undefined): boolean {
  if (after === undefined && before === undefined) return true;
  if (day === undefined || day.precision === "partial") return false;
  const first = day.iso + "-01-01".slice(day.iso.length - 4);
  const last = day.iso + "-12-31".slice(day.iso.length - 4);
  return (after === undefined || first > after) && (before === undefined || last < before);
}
