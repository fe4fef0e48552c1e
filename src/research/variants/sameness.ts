import type { Quote } from "../article.ts";
import type { Common } from "./wording.ts";

/** How two quotations stand to one another besides their words. */
export interface Standing {
  /**
   * `same`: one person's. `likely`: by names of which one is part of the other. `open`: nothing says that they are two people's
   * ("unattributed", "a spokesman"). `other`: two people's.
   */
  readonly speakers: "same" | "likely" | "open" | "other";
  /** Days between their articles; undefined where one of the days is not known. */
  readonly apart: number | undefined;
  readonly isOneArticle: boolean;
  /** Whether the shorter is a phrase in marks that hardly anybody else says. */
  readonly isOwnPhrase: () => boolean;
}

/**
 * Whether two wordings are one statement: cut, elided, split otherwise, a word or two changed, translated by another hand. The
 * fewer words there are, the more must be the same, and the nearer the days: what is short is said again by everybody and
 * every year. The bounds were read off made-up variants and news (`npm run -s bench:compare`).
 */
export function areOneStatement(common: Common, standing: Standing): boolean {
  const { speakers, apart, isOneArticle } = standing;
  if (speakers === "other") return false;
  const isNear = isOneArticle || (apart !== undefined && apart <= nearDays);
  if (common.hasOtherNumbers && !isNear) return false;
  if (speakers === "open" || (speakers === "likely" && !isNear)) return areAlikeUnnamed(common, isNear);
  const { words, pairs, stretches, telling, length } = common;
  if (length <= fewWords)
    return (
      words >= 0.85 && pairs >= 0.5 && telling >= 2 && (isOneArticle || isToldElsewhere(common, standing))
    );
  if (length < 8) return telling >= 2 && words >= (isNear ? 0.8 : 0.9) && pairs >= (isNear ? 0.4 : 0.7);
  if (stretches >= 8) return true;
  // What one article has twice, it has in the same words.
  if (isOneArticle) return telling >= 3 && words >= 0.75 && pairs >= 0.6;
  // Another translation has the same things in another order.
  if (isNear && telling >= 6 && words >= 0.75 && pairs >= 0.2) return true;
  return telling >= 3 && words >= 0.7 && words + pairs >= (isNear ? 1.2 : 1.4);
}

/** The few words of a phrase in another article: a whole one of the same day, or one that is the person's own of the same week. */
const isToldElsewhere = ({ telling }: Common, { speakers, apart, isOwnPhrase }: Standing): boolean =>
  (telling >= 3 && apart === 0) ||
  (speakers === "same" && apart !== undefined && apart <= nearDays && isOwnPhrase());

/** Whether a quotation of so many words is a phrase that an article gives in marks. */
export const mayBePhrase = ({ kind }: Quote, words: number): boolean =>
  kind === "fragment" && words <= fewWords;

/** So few words say little. */
const fewWords = 3;

/** Where names do not tell that it is one speaker, words must. */
const areAlikeUnnamed = ({ words, pairs, telling, length }: Common, isNear: boolean): boolean =>
  length >= (isNear ? 8 : 12) && telling >= 4 && words >= 0.8 && pairs >= 0.65;

/** Whoever says them: so much the same that one of two speakers may have been named for the other. */
export const areSameWords = ({ words, pairs, length, telling }: Common): boolean =>
  length >= 8 && telling >= 4 && words >= 0.95 && pairs >= 0.9;

/** What is said at one event is told within a week; told later, it may be said again. */
export const nearDays = 7;
