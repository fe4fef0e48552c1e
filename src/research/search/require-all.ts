import type { Query } from "./query.ts";
import { sequenceOf } from "./terms.ts";

/**
 * The query that finds what has every word of this one: what its ranked words tell must be there, in any form and
 * spelling, and no near spelling is taken for any. As in a ranking, stop words are left out unless there is nothing else,
 * and capitals say nothing where all is in capitals.
 */
export function requireAll(query: Query): Query {
  const { words, required } = query;
  const typed = [...words, ...required];
  const isShouted = typed.length > 1 && typed.every((word) => word === word.toUpperCase());
  const read = words.map((word) => (isShouted ? word.toLowerCase() : word));
  const telling = read.filter((word) => sequenceOf([word]).some(({ tells }) => tells));
  const hasMore = required.length > 0 || query.either.length > 0 || query.phrases.length > 0;
  const kept = telling.length > 0 || hasMore ? telling : read;
  return { ...query, words: [], required: [...new Set([...required, ...kept])] };
}
