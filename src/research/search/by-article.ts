import type { Article } from "../article.ts";
import type { Columns } from "./columns.ts";
import { inAll, inAny, type Numbers } from "./numbers.ts";
import type { Entry } from "./search-index.ts";
import { queryTerms } from "./terms.ts";

/** Words looked for in whole articles, by the items that are parts of them. */
export interface ByArticle {
  /** The articles of the items that hold every word of one of these, in any form and spelling, each once. */
  holding(asked: readonly string[]): readonly Article[];
  /** Whether an item's article holds one term of each of these, wherever in it. At most 255 are asked for. */
  hasAll(needed: readonly (readonly string[])[]): (number: number) => boolean;
}

/** Over articles as columns number them: a set of articles takes ten times as long for each of a million items. */
export function byArticle(
  columns: Pick<Columns, "article" | "articles">,
  entries: readonly (Entry | undefined)[],
  itemsWith: (term: string) => Numbers,
): ByArticle {
  return {
    holding(asked) {
      const isFound = new Uint8Array(columns.articles());
      const found: Article[] = [];
      for (const words of asked) {
        for (const number of inAll(queryTerms([words], false).map(itemsWith))) {
          const article = columns.article(number);
          const entry = isFound[article] === 1 ? undefined : entries[number];
          if (entry === undefined) continue;
          isFound[article] = 1;
          found.push(entry.article);
        }
      }
      return found;
    },
    hasAll(needed) {
      const holders = needed
        .map((terms) => inAny(terms.map(itemsWith)))
        .toSorted((a, b) => a.length - b.length);
      /** How many of the words each article has, counted as long as it has had all before. */
      const held = new Uint8Array(columns.articles());
      for (const [before, holding] of holders.entries()) {
        for (const number of holding) {
          const article = columns.article(number);
          if (held[article] === before) held[article] = before + 1;
        }
      }
      return (number) => held[columns.article(number)] === holders.length;
    },
  };
}
