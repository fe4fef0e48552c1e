import { type AskedWords, askedOf } from "./asked.ts";
import type { Columns } from "./columns.ts";
import { conditionsOf, type Outside } from "./conditions.ts";
import type { Copies } from "./copies.ts";
import { createHead } from "./head.ts";
import type { Items } from "./items.ts";
import type { Lookup } from "./lookup.ts";
import { isInAny, type Numbers } from "./numbers.ts";
import { type Compare, firstOf, orderOf } from "./order.ts";
import { phraseOf } from "./phrases.ts";
import type { Query } from "./query.ts";
import type { Ranked, Ranking } from "./ranking.ts";
import type { Speaking } from "./speaking.ts";
import { createTiers, hasAll } from "./tiers.ts";

/** What a query is answered from. */
interface FinderParts {
  readonly items: Pick<Items<unknown>, "entries" | "every" | "given">;
  readonly columns: Columns;
  readonly speaking: Speaking;
  readonly ranking: Ranking;
  readonly lookup: Lookup;
  readonly copies: Copies;
  readonly outside: Outside;
}

/** All that a query finds, each thing once, by the items' numbers; good until the next query. */
interface Found {
  readonly asked: AskedWords;
  /** Undefined where no words were ranked, or nothing was left to rank. */
  readonly ranked: Ranked | undefined;
  readonly matches: Numbers;
  readonly order: Compare;
  /** Whether an item has all words that were ranked. */
  readonly isWithAll: (number: number) => boolean;
}

/** Finds what a query asks for: what must be there as a filter, words by their rank, and the first of the hits looked at twice. */
export function createFinder(parts: FinderParts): (query: Query) => Found {
  const { items, columns, speaking, ranking, lookup, copies, outside } = parts;
  const { entries, given } = items;
  const head = createHead(lookup, ranking);
  const tiers = createTiers();
  const isWithAll = (number: number): boolean => hasAll(tiers.of(number));
  return (query) => {
    const asked = askedOf(query, ranking.knows);
    const { among, passing } = conditionsOf(query, {
      entries,
      columns,
      speaking,
      lookup,
      holding: ranking.holding,
      ...outside,
    });
    const left = among && passing(among);
    const ranked = asked.words.length > 0 && left?.length !== 0 ? ranking.rank(asked.words, left) : undefined;
    const all = ranked !== undefined && isRankedOnly(query) ? ranked.found : (left ?? items.every());
    const found = left === undefined ? passing(all) : all;
    if (ranked !== undefined) {
      const isInRow = isInAny(asked.mayBeQuotation ? [lookup.phrase(asked.typed)] : []);
      tiers.fill(found, ranked, { needed: asked.needed, isInRow });
    }
    const order = orderOf(query.sort, { key: ranked && tiers.key, day: columns.day, given });
    if (ranked !== undefined && query.sort === "best") {
      const gains = (number: number, gain: number) => tiers.rescore(number, ranked.score(number) + gain);
      head.review(firstOf(found, head.size, order), asked, ranked, gains, order);
    }
    return {
      asked,
      ranked,
      matches: copies.onePerThing(found, ranked && tiers, given),
      order,
      isWithAll,
    };
  };
}

/** Whether an item must have one of the words: nothing else that stands in its words is required beside them. */
const isRankedOnly = ({ required, either, phrases }: Query): boolean =>
  required.length === 0 && either.length === 0 && phrases.every((phrase) => phraseOf(phrase) === "");
