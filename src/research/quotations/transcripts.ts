import type { Article } from "../article.ts";
import type { Stretch } from "./marks.ts";
import type { Phrase } from "./phrase.ts";
import type { Item } from "./sentences.ts";
import { tokensOf } from "./tokens.ts";

/** Who speaks a line of an interview that is written out inside marks: "“DOE: We shall row.”" */
export interface Line {
  /** A name for which `items` are the words, from the first to the last. */
  readonly phrase: Phrase;
  readonly items: readonly Item[];
}

const label = /^\p{Lu}[\p{Lu}.'’ -]{1,40}(?=:\s)/u;

/**
 * The lines of written-out interviews among an article's stretches, by stretch. A label counts only where it
 * comes twice: “WARNING: wet paint” is no interview.
 */
export function transcriptOf(article: Article, stretches: readonly Stretch[]): ReadonlyMap<Stretch, Line> {
  const labelled = stretches.flatMap((stretch) => {
    const words = label.exec(
      article.text.slice(stretch.start, Math.min(stretch.end, stretch.start + 60)),
    )?.[0];
    return words === undefined ? [] : [{ stretch, words }];
  });
  const times = Map.groupBy(labelled, ({ words }) => words);
  return new Map(
    labelled
      .filter(({ words }) => (times.get(words)?.length ?? 0) > 1)
      .map(({ stretch, words }) => [stretch, lineOf(article, stretch.start, words)]),
  );
}

function lineOf(article: Article, start: number, words: string): Line {
  const items = tokensOf(article.text, start, start + words.length);
  const last = items.length - 1;
  return { items, phrase: { first: 0, last, kind: "name", head: items, role: [], definite: true } };
}
