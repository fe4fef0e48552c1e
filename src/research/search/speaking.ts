import type { Article } from "../article.ts";
import { type Numbers, unique } from "./numbers.ts";
import type { Entry } from "./search-index.ts";

/** A speaker of one article, by the name that it gives. */
export interface SpeakerThere {
  readonly article: Article;
  readonly name: string;
}

/** Where each speaker of an article speaks: the items, by their numbers. Who of different articles is one person is nothing to it. */
export interface Speaking {
  add(number: number, entry: Entry): void;
  /** The entry is the one that was added at this number. */
  remove(number: number, entry: Entry): void;
  /** The items where any of these speaks. */
  items(speakers: Iterable<SpeakerThere>): Numbers;
}

export function createSpeaking(): Speaking {
  const byArticle = new Map<Article, Map<string, Set<number>>>();
  return {
    add(number, { article, speakers }) {
      if (speakers.length === 0) return;
      const names = byArticle.get(article) ?? new Map<string, Set<number>>();
      byArticle.set(article, names);
      for (const name of speakers) {
        const items = names.get(name);
        if (items === undefined) names.set(name, new Set([number]));
        else items.add(number);
      }
    },
    remove(number, { article, speakers }) {
      const names = byArticle.get(article);
      for (const name of speakers) {
        const items = names?.get(name);
        items?.delete(number);
        if (items?.size === 0) names?.delete(name);
      }
      if (names?.size === 0) byArticle.delete(article);
    },
    items(speakers) {
      const found: number[] = [];
      for (const { article, name } of speakers)
        for (const item of byArticle.get(article)?.get(name) ?? []) found.push(item);
      return unique(Uint32Array.from(found));
    },
  };
}
