import { givenSameness, type Sameness } from "../names/given-sameness.ts";
import { genderOfGivenName } from "../quotations/given-names.ts";
import { type Bearer, doOtherThings, gapBetween, isLongGap, sharesArticle, sharesOffice } from "./bearer.ts";
import type { PersonalName } from "./personal-name.ts";

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

/** By given names as `givenSameness` has it; father and son, Mr. and Mrs. are not the same. */
export function nameSameness(a: PersonalName, b: PersonalName): Sameness {
  if (a.surname !== b.surname || a.suffix !== b.suffix) return "other";
  if (a.gender !== undefined && b.gender !== undefined && a.gender !== b.gender) return "other";
  return givenSameness(a.given, b.given);
}

/** In days. */
const year = 366;
