import { genderOfGivenName } from "../quotations/given-names.ts";
import { type Bearer, doOtherThings, gapBetween, isLongGap, sharesArticle, sharesOffice } from "./bearer.ts";
import type { PersonalName } from "./personal-name.ts";
import { isShortFormOf } from "./short-forms.ts";

/** Whether two are one person: shown, left open, or ruled out. */
export type Sameness = "same" | "open" | "other";

/** `alone`: nobody else of their surname is named in full. */
export function sameness(a: Bearer, b: Bearer, alone: boolean): Sameness {
  const given = nameSameness(a.personal, b.personal);
  // An article that quotes both tells them apart.
  if (given === "other" || sharesArticle(a, b)) return "other";
  if (sharesOffice(a, b)) return "same";
  const gap = gapBetween(a.days, b.days);
  const isOneTime = gap === undefined ? a.hasUndated && b.hasUndated : !isLongGap(gap);
  if (!isOneTime || doOtherThings(a, b)) return "open";
  if (given === "same") return "same";
  const isCommon = genderOfGivenName(a.personal.surname) !== undefined;
  return alone && !isCommon && gap !== undefined && gap <= year ? "same" : "open";
}

/**
 * "Ida", "Ida M.", "Ida Maria" and "J. Ida" are the same; "I." and "Ida", "Bill" and "William" may be; "Ida M." and
 * "Ida P.", "Ida" and "Ingrid", father and son, Mr. and Mrs. are not.
 */
export function nameSameness(a: PersonalName, b: PersonalName): Sameness {
  if (a.surname !== b.surname || a.suffix !== b.suffix) return "other";
  if (a.gender !== undefined && b.gender !== undefined && a.gender !== b.gender) return "other";
  const [first, ...middle] = called(a.given);
  const [other, ...others] = called(b.given);
  if (first === undefined || other === undefined) return "open";
  for (let at = 0; at < Math.min(middle.length, others.length); at++)
    if (!isInitialOf(middle[at] ?? "", others[at] ?? "")) return "other";
  if (first === other && first.length > 1) return "same";
  return isInitialOf(first, other) || isShortFormOf(first, other) ? "open" : "other";
}

/** "J. Edgar" is called Edgar. */
function called(given: readonly string[]): readonly string[] {
  const first = given.findIndex((name) => name.length > 1);
  return first > 0 ? given.slice(first) : given;
}

const isInitialOf = (a: string, b: string): boolean =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** In days. */
const year = 366;
