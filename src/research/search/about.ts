import type { Article } from "../article.ts";
import { createPostings } from "./postings.ts";
import { queryTerms, termsOf } from "./terms.ts";
import { createVocabulary } from "./vocabulary.ts";

/** What articles are about: what their headlines and paragraphs hold, whoever says it. */
export interface About {
  /** The articles of which the headline or one paragraph holds every word asked for, in any form and spelling. */
  of(asked: string): ReadonlySet<Article>;
  /** An article that is not there yet. */
  add(article: Article): void;
  remove(article: Article): void;
}

/** Holds the headlines; `passages` tells the paragraphs that hold every word asked for. */
export function createAbout(passages: (asked: string) => Iterable<{ readonly article: Article }>): About {
  const headlines = createPostings();
  const terms = createVocabulary();
  const articles: (Article | undefined)[] = [];
  const numbers = new Map<Article, number>();
  const free: number[] = [];
  return {
    of(asked) {
      const found = new Set<Article>();
      const wanted = queryTerms([asked], false).map((term) => terms.find(term) ?? -1);
      for (const number of wanted.includes(-1) ? [] : headlines.holding(wanted)) {
        const article = articles[number];
        if (article !== undefined) found.add(article);
      }
      for (const { article } of passages(asked)) found.add(article);
      return found;
    },
    add(article) {
      const number = free.pop() ?? articles.length;
      numbers.set(article, number);
      articles[number] = article;
      headlines.add(number, termsIn(article).map(terms.numberOf));
    },
    remove(article) {
      const number = numbers.get(article);
      if (number === undefined) return;
      headlines.remove(number, new Set(termsIn(article).map(terms.numberOf)));
      numbers.delete(article);
      articles[number] = undefined;
      free.push(number);
    },
  };
}

const termsIn = ({ title }: Article): string[] => termsOf(title).map(({ term }) => term);
