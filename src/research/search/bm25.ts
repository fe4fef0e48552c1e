/** BM25 (Robertson and Zaragoza, 2009): how soon a term that is repeated stops counting more. */
export const k = 1.2;

/** How much the length of an entry counts against it, from 0 to 1. */
export const b = 0.7;

/** How much a term tells that so many of all entries hold. */
export const inverseFrequency = (holding: number, all: number): number =>
  Math.log(1 + (all - holding + 0.5) / (holding + 0.5));

/** What a term adds, for one that tells 1, that stands so often in an entry of this length, in terms. */
export const saturated = (times: number, length: number, meanLength: number): number =>
  (times * (k + 1)) / (times + k * (1 - b + (b * length) / meanLength));
