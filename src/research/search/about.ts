import type { Article } from "../article.ts";
import type { Pause } from "../slices.ts";
import { createHolders, type Holders } from "./holders.ts";
import { inAll, noNumbers } from "./numbers.ts";
import { filtered } from "./saved-parts.ts";
import { queryTerms, termsOf } from "./terms.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";
import { withPostings } from "./without-unused.ts";

/** What articles are about: what their headlines and paragraphs hold, whoever says it. */
export interface About {
  /** The articles of which the headline or one paragraph holds every word of one of these, in any form and spelling. */
  of(asked: readonly string[]): ReadonlySet<Article>;
  /** The articles of which the headline holds every word asked for, in any form and spelling. */
  inHeadlines(asked: string): ReadonlySet<Article>;
  /** An article that is not there yet. */
  add(article: Article): void;
  remove(article: Article): void;
  /** As it is at the call; articles get their numbers by their order. */
  save(articles: readonly Article[], pause: Pause): Promise<SavedAbout>;
}

/** The headlines as they may be kept in a file. */
export interface SavedAbout {
  /** The article of each entry, and the entries of the terms. */
  readonly numbers: readonly Uint32Array[];
  /** The terms. */
  readonly words: readonly (readonly string[])[];
}

type Passages = (asked: readonly string[]) => Iterable<Article>;

/** Holds the headlines; `passages` tells the articles of which one paragraph holds every word of one of those asked for. */
export const createAbout = (passages: Passages): About =>
  aboutOn(passages, [], createVocabulary(), createHolders());

/** The headlines that were saved, of these articles at their numbers; those that are not there any more are missing. */
export function loadAbout(
  { numbers, words }: SavedAbout,
  articles: readonly (Article | undefined)[],
  passages: Passages,
): About {
  const [owners = noNumbers, lengths = noNumbers, values = noNumbers] = numbers;
  const entries = Array.from(owners, (owner) => articles[owner]);
  const lists = { lengths, values };
  const there = entries.includes(undefined) ? filtered(lists, (item) => entries[item] !== undefined) : lists;
  const used = withPostings(words[0] ?? [], there);
  return aboutOn(passages, entries, createVocabulary(used.words), createHolders(used.postings));
}

function aboutOn(
  passages: Passages,
  articles: (Article | undefined)[],
  terms: Vocabulary,
  headlines: Holders,
): About {
  const numbers = new Map(articles.flatMap((article, at) => (article === undefined ? [] : [[article, at]])));
  const free = articles.flatMap((article, at) => (article === undefined ? at : []));
  function inHeadlines(asked: string): Set<Article> {
    const wanted = queryTerms([asked], false).map((term) => terms.find(term) ?? -1);
    if (wanted.includes(-1)) return new Set();
    return new Set(
      Array.from(inAll(wanted.map(headlines.items))).flatMap((number) => articles[number] ?? []),
    );
  }

  return {
    inHeadlines,
    of(asked) {
      const found = new Set(passages(asked));
      for (const each of asked) for (const article of inHeadlines(each)) found.add(article);
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
      headlines.remove(number, termsIn(article).map(terms.numberOf));
      numbers.delete(article);
      articles[number] = undefined;
      free.push(number);
    },
    async save(saved, pause) {
      const places = new Map(saved.map((article, at) => [article, at]));
      const owners = Uint32Array.from(articles, (article) => (article && places.get(article)) ?? nowhere);
      const words = [...terms.words];
      const { lengths, values } = await headlines.save(words.length, pause);
      return { numbers: [owners, lengths, values], words: [words] };
    },
  };
}

/** No article has this number. */
const nowhere = 2 ** 32 - 1;

const termsIn = ({ title }: Article): string[] => termsOf(title).map(({ term }) => term);
