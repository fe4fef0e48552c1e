import { givenSameness, type Sameness } from "../names/given-sameness.ts";
import { genderOfGivenName } from "../quotations/given-names.ts";
import {
  type Bearer,
  doOtherThings,
  gapBetween,
  isGeneration,
  isLongGap,
  mayShareOffice,
  sharesArticle,
  sharesOffice,
} from "./bearer.ts";
import { birthYears } from "./namesakes.ts";
import type { PersonalName } from "./personal-name.ts";

/** `alone`: nobody else of their surname is named in full. */
export function sameness(a: Bearer, b: Bearer, alone: boolean): Sameness {
  const given = nameSameness(a.personal, b.personal);
  // An article that quotes both tells them apart.
  if (given === "other" || sharesArticle(a, b)) return "other";
  const gap = gapBetween(a.days, b.days);
  if (doOtherWork(a, b) || areOtherAges(a, b)) return "other";
  if (isGeneration(gap)) return "open";
  if (sharesOffice(a, b)) return "same";
  const isOneTime = gap === undefined ? a.hasUndated && b.hasUndated : !isLongGap(gap);
  if (!isOneTime || doOtherThings(a, b)) return "open";
  if (given === "same") return "same";
  if (gap !== undefined && gap <= year && mayShareOffice(a, b)) return "same";
  const isCommon = genderOfGivenName(a.personal.surname) !== undefined;
  return alone && !isCommon && gap !== undefined && gap <= year ? "same" : "open";
}

const doOtherWork = (a: Bearer, b: Bearer): boolean =>
  a.fields.length > 0 && b.fields.length > 0 && !a.fields.some((field) => b.fields.includes(field));

const areOtherAges = (a: Bearer, b: Bearer): boolean =>
  a.births.length > 0 &&
  b.births.length > 0 &&
  a.births.every((year) => b.births.every((other) => Math.abs(year - other) > birthYears));

/** By given names as `givenSameness` has it; father and son, Mr. and Mrs. are not the same. */
export function nameSameness(a: PersonalName, b: PersonalName): Sameness {
  if (a.surname !== b.surname || a.suffix !== b.suffix) return "other";
  if (a.gender !== undefined && b.gender !== undefined && a.gender !== b.gender) return "other";
  return givenSameness(a.given, b.given);
}

/** In days. */
const year = 366;
