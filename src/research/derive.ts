import type { Article, Quote } from "./article.ts";
import { quotationsOf } from "./quotations/quotations.ts";
import { type Shingles, shinglesOf } from "./stories/shingles.ts";

/** What is worked out of one article alone, at a cost. */
export interface Derived {
  readonly quotes: readonly Quote[];
  readonly shingles: Shingles;
}

/** Works it out, or knows it from before. */
export type Derive = (article: Article) => Derived;

export const derive: Derive = (article) => ({
  quotes: quotationsOf(article),
  shingles: shinglesOf(article),
});
