import type { Article, Quote } from "./article.ts";
import { type Sighting, sightingsIn } from "./people/sighting.ts";
import { quotationsOf } from "./quotations/quotations.ts";
import { type Shingles, shinglesOf } from "./stories/shingles.ts";

/** What is worked out of one article alone, at a cost. */
export interface Derived {
  readonly quotes: readonly Quote[];
  /** The speakers of the quotations. */
  readonly sightings: readonly Sighting[];
  readonly shingles: Shingles;
}

/** Works it out, or knows it from before. */
export type Derive = (article: Article) => Derived;

export const derive: Derive = (article) => {
  const quotes = quotationsOf(article);
  return { quotes, sightings: sightingsIn(article, quotes), shingles: shinglesOf(article) };
};
