import { type Article, textAt } from "../article.ts";
import { createPostings } from "./postings.ts";
import { queryTerms, termsOf } from "./terms.ts";

/** What articles are about: what their headlines and paragraphs hold, whoever says it. */
export interface About {
  /** The articles of which the headline or one paragraph holds every word asked for, in any form and spelling. */
  of(asked: string): ReadonlySet<Article>;
  /** An article that is not there yet. */
  add(article: Article): void;
  remove(article: Article): void;
}

export function createAbout(): About {
  const postings = createPostings();
  // Headlines and paragraphs by their numbers, and the numbers of each article.
  const articles: (Article | undefined)[] = [];
  const numbers = new Map<Article, readonly number[]>();
  const free: number[] = [];
  return {
    of: (asked) =>
      new Set(postings.holding(queryTerms([asked], false)).flatMap((number) => articles[number] ?? [])),
    add(article) {
      const added = textsOf(article).map((text) => {
        const number = free.pop() ?? articles.length;
        articles[number] = article;
        postings.add(number, termsIn(text));
        return number;
      });
      numbers.set(article, added);
    },
    remove(article) {
      const texts = textsOf(article);
      for (const [at, number] of (numbers.get(article) ?? []).entries()) {
        postings.remove(number, termsIn(texts[at] ?? ""));
        articles[number] = undefined;
        free.push(number);
      }
      numbers.delete(article);
    },
  };
}

const textsOf = (article: Article): readonly string[] => [
  article.title,
  ...article.paragraphs.map((span) => textAt(article, span)),
];

const termsIn = (text: string): string[] => termsOf(text).map(({ term }) => term);
