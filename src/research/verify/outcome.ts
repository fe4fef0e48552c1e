import type { Quote } from "../article.ts";
import { type Claim, saidWords } from "./claim.ts";
import type { Comparison } from "./comparison.ts";
import type { Difference } from "./differences.ts";
import type { SpeakerRelation } from "./speakers.ts";

/** What became of a quotation, as `product.md` has them; "otherwise-written" is exact but for punctuation or case. */
export type Outcome = "exact" | "otherwise-written" | "altered" | "stitched" | "other-speaker" | "absent";

/** Where in an article the words stand. */
export type Place = "quotation" | "partly" | "text" | "headline";

/** What one article makes of a quotation, whoever said it. */
export type Finding = Exclude<Outcome, "other-speaker">;

/** A quotation of so few words proves little. */
const fewWords = 3;

export const isShort = (claim: Claim): boolean => saidWords(claim).length <= fewWords;

/** Judges a comparison by the words alone. */
export function findingOf(claim: Claim, comparison: Comparison): Finding {
  const kinds = new Set(comparison.differences.map(({ kind }) => kind));
  if (altering.isDisjointFrom(kinds) && comparison.similarity === 1) {
    if (kinds.has("between") || kinds.has("elided") || comparison.isAcross) return "stitched";
    return comparison.isOtherwiseWritten ? "otherwise-written" : "exact";
  }
  return isLike(claim, comparison) ? "altered" : "absent";
}

/** What makes other words of it. */
const altering: ReadonlySet<Difference["kind"]> = new Set([
  "changed",
  "spelling",
  "added",
  "leftOut",
  "moved",
]);

/**
 * Whether so much of it stands there that it is the same statement in other words, and not another one. What both have in common must
 * tell, or stand close together on both sides: words in a row, and few others between them. The bounds were read off made-up drafts,
 * and off quotations of one collection of news that were asked of another (`npm run -s bench:verify`, `bench:verify-speed`).
 */
function isLike(claim: Claim, { similarity, density, longestRun, telling }: Comparison): boolean {
  const count = saidWords(claim).length;
  if (count <= fewWords || similarity < leastSimilarity || longestRun < 2) return false;
  if (telling < fewTelling && density < leastDensity && similarity < clearlySame) return false;
  const together = similarity + density;
  if (telling < (count < manyWords ? 2 : 3))
    return (
      (similarity >= 0.7 && longestRun >= 4) ||
      (count >= manyWords && longestRun >= 3 && similarity >= 0.55 && together >= 1.18)
    );
  if (longestRun >= 4 || similarity >= 0.65) return true;
  return together >= (longestRun === 3 ? 1 : 1.15) && telling >= 3;
}

const leastSimilarity = 0.5;

/** Few words that tell, strewn among others, are found in any long article. */
const leastDensity = 0.4;
const fewTelling = 4;
const clearlySame = 0.85;

/** From so many words on, a sentence of nothing but frequent words is one's own. */
const manyWords = 8;

/** Where the words stand, and in which quotation most of them do. */
export function placeOf(comparison: Comparison): { readonly place: Place; readonly quote?: Quote } {
  const [quote] = comparison.quotes;
  if (quote === undefined) return { place: "text" };
  return { place: comparison.outside > 0 ? "partly" : "quotation", quote };
}

/** What tells the better source: the finding, whose words, how they are given. */
export function rankOf(finding: Finding, relation: SpeakerRelation | undefined, place: Place): number {
  const findings: Readonly<Record<Finding, number>> = {
    exact: 0,
    "otherwise-written": 0,
    stitched: 100,
    altered: 200,
    absent: 300,
  };
  const relations = { same: 0, unknown: 10, other: 20 } as const;
  const places: Readonly<Record<Place, number>> = { quotation: 0, partly: 30, text: 40, headline: 50 };
  return findings[finding] + (relation === undefined ? 0 : relations[relation]) + places[place];
}
