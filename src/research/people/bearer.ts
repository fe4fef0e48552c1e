import type { Article } from "../article.ts";
import { isLikeOffice, isSameOffice, mayBeSameOffice, type Office } from "./office.ts";
import type { PersonalName } from "./personal-name.ts";
import type { Sighting } from "./sighting.ts";
import { fieldsOf } from "./work.ts";

/** Sightings of one name that are taken for one person, with what they say together. */
export interface Bearer {
  readonly personal: PersonalName;
  readonly sightings: readonly Sighting[];
  readonly articles: ReadonlySet<Article>;
  /** Each once. */
  readonly offices: readonly Office[];
  /** The fields of work that the offices belong to, each once. */
  readonly fields: readonly string[];
  /** Years, each once. */
  readonly births: readonly number[];
  /** Days since 1970, sorted. */
  readonly days: readonly number[];
  /** Whether there is a sighting whose day is not known. */
  readonly hasUndated: boolean;
}

export function bearerOf(personal: PersonalName, sightings: readonly Sighting[]): Bearer {
  const roles = sightings.flatMap(({ roles }) => roles);
  const offices = [...new Map(roles.map(({ role, office }) => [role, office])).values()];
  return {
    personal,
    sightings,
    articles: new Set(sightings.map(({ article }) => article)),
    offices,
    fields: fieldsOf(offices),
    births: [...new Set(sightings.flatMap(({ born }) => born ?? []))],
    days: sightings.flatMap(({ day }) => day ?? []).sort((a, b) => a - b),
    hasUndated: sightings.some(({ day }) => day === undefined),
  };
}

/** Both were seen in the same role. */
export const sharesOffice = (a: Pick<Bearer, "offices">, b: Pick<Bearer, "offices">): boolean =>
  a.offices.some((one) => b.offices.some((other) => isSameOffice(one, other)));

/** Both were seen in what may be the same high office. */
export const mayShareOffice = (a: Bearer, b: Bearer): boolean =>
  a.offices.some((one) => b.offices.some((other) => mayBeSameOffice(one, other)));

/** Both have roles, and none of the one says anything that one of the other does. */
export const doOtherThings = (a: Bearer, b: Bearer): boolean =>
  a.offices.length > 0 &&
  b.offices.length > 0 &&
  !a.offices.some((one) => b.offices.some((other) => isLikeOffice(one, other)));

export const sharesArticle = (a: Bearer, b: Bearer): boolean => !a.articles.isDisjointFrom(b.articles);

/** The fewest days between a sighting of the one and of the other; undefined where no day is known. */
export function gapBetween(a: readonly number[], b: readonly number[]): number | undefined {
  let least: number | undefined;
  for (let i = 0, j = 0; ; ) {
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) return least;
    least = Math.min(least ?? Number.POSITIVE_INFINITY, Math.abs(one - other));
    if (one < other) i++;
    else j++;
  }
}

/** The fewest days between a day and one of these, which are sorted; undefined where there is none. */
export function gapTo(day: number, days: readonly number[]): number | undefined {
  let [start, end] = [0, days.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((days[middle] ?? day) < day) start = middle + 1;
    else end = middle;
  }
  const gaps = days.slice(Math.max(0, start - 1), start + 1).map((other) => Math.abs(day - other));
  return gaps.length === 0 ? undefined : Math.min(...gaps);
}

export const isLongGap = (days: number | undefined): boolean => days !== undefined && days > longGap;

/** So long after, a name in the same office may be a son's or a daughter's. */
export const isGeneration = (days: number | undefined): boolean => days !== undefined && days > generation;

/** A name that nobody bore for ten years may be another's, unless their roles say otherwise. */
const longGap = 3653;
const generation = 7305;
