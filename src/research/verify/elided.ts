import type { Step } from "./alignment.ts";
import type { ClaimWord } from "./claim.ts";

/** The steps over words that only the article has, where the quotation has an elision before its next word. */
export function elidedIn(steps: readonly Step[], claim: readonly ClaimWord[]): ReadonlySet<Step> {
  const elided = new Set<Step>();
  let isBeforeElision = false;
  for (const step of steps.toReversed()) {
    const [first] = step.claim;
    if (first !== undefined) isBeforeElision = claim[first]?.isAfterElision === true;
    else if (isBeforeElision) elided.add(step);
  }
  return elided;
}
