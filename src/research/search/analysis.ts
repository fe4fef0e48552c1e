import { comparable } from "./phrases.ts";
import type { Entry } from "./search-index.ts";
import { termOf, termsOf } from "./terms.ts";
import { runsOf, wordsIn } from "./words.ts";

/** An entry, taken apart for the indexes. */
export interface Analysis {
  /** The terms of its words, of its speakers' names and of its headline: what it is ranked by. */
  readonly terms: readonly string[];
  /** Its words as phrases are compared: every run, and every gap between runs that is not one blank. */
  readonly tokens: readonly string[];
  /** Words of several runs ("co-operation"), which are no tokens. */
  readonly joined: readonly string[];
}

export function analyse({ article, spans, speakers, headline = "" }: Entry): Analysis {
  const { text, parts } = comparable(article.text, spans);
  const terms: string[] = [];
  const joined: string[] = [];
  for (const { span, folded } of parts) {
    const written = article.text.slice(span.start, span.end);
    for (const word of wordsIn(folded)) {
      terms.push(termOf(word, written));
      if (word.runs > 1) joined.push(word.word);
    }
  }
  for (const beside of [...speakers, headline]) for (const { term } of termsOf(beside)) terms.push(term);
  return { terms, tokens: tokensOf(text), joined };
}

/**
 * Runs and gaps of comparable words, in order. Two texts have the same tokens where they have the same
 * characters. A gap begins with `gapMark`, so that it is never taken for a run.
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let end = 0;
  for (const run of runsOf(text)) {
    const gap = text.slice(end, run.start);
    if (gap !== " " && run.start + end > 0) tokens.push(gapMark + gap);
    tokens.push(run.text);
    end = run.end;
  }
  if (end < text.length) tokens.push(gapMark + text.slice(end));
  return tokens;
}

/** No letter and no digit, so no run begins with it. */
export const gapMark = "\u0000";
