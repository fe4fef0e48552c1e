import type { Article } from "../article.ts";
import { isLikeOffice, isSameOffice, type Office } from "./office.ts";
import type { PersonalName } from "./personal-name.ts";
import type { Sighting } from "./sighting.ts";

/** Sightings of one name that are taken for one person, with what they say together. */
export interface Bearer {
  readonly personal: PersonalName;
  readonly sightings: readonly Sighting[];
  readonly articles: ReadonlySet<Article>;
  /** Each once. */
  readonly offices: readonly Office[];
  /** Days since 1970, sorted. */
  readonly days: readonly number[];
  /** Whether there is a sighting whose day is not known. */
  readonly hasUndated: boolean;
}

export function bearerOf(personal: PersonalName, sightings: readonly Sighting[]): Bearer {
  const roles = sightings.flatMap(({ roles }) => roles);
  return {
    personal,
    sightings,
    articles: new Set(sightings.map(({ article }) => article)),
    offices: [...new Map(roles.map(({ role, office }) => [role, office])).values()],
    days: sightings.flatMap(({ day }) => day ?? []).sort((a, b) => a - b),
    hasUndated: sightings.some(({ day }) => day === undefined),
  };
}

/** A name that nobody bore for ten years may be another's, unless their roles say otherwise. */
const longGap = 3653;

/**
 * The bearers of one name: one, but for long times without it. What has no day goes with the rest unless its roles are
 * of another kind; of several times, with the one whose roles it shares, else it stays by itself.
 */
export function bearersIn(personal: PersonalName, sightings: readonly Sighting[]): readonly Bearer[] {
  const dated = sightings.filter(({ day }) => day !== undefined).sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
  const times: Sighting[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const sighting of dated) {
    const day = sighting.day ?? before;
    if (day - before > longGap) times.push([]);
    times.at(-1)?.push(sighting);
    before = day;
  }
  const undated = sightings.filter(({ day }) => day === undefined);
  if (times.length < 2) return together(bearerOf(personal, dated), bearerOf(personal, undated));
  const eras = joinedTimes(times.map((time) => bearerOf(personal, time)));
  const groups = Map.groupBy(undated, (sighting) => {
    const fits = eras.filter((era) => sharesOffice(era, bearerOf(personal, [sighting])));
    return fits.length === 1 ? fits[0] : undefined;
  });
  const rest = groups.get(undefined) ?? [];
  return [
    ...eras.map((era) => bearerOf(personal, [...era.sightings, ...(groups.get(era) ?? [])])),
    ...(rest.length === 0 ? [] : [bearerOf(personal, rest)]),
  ];
}

const together = (some: Bearer, others: Bearer): readonly Bearer[] =>
  some.sightings.length > 0 && others.sightings.length > 0 && doOtherThings(some, others)
    ? [some, others]
    : [bearerOf(some.personal, [...some.sightings, ...others.sightings])];

/** Neighbouring times whose roles agree are one. */
function joinedTimes(times: readonly Bearer[]): readonly Bearer[] {
  const joined: Bearer[] = [];
  for (const time of times) {
    const before = joined.at(-1);
    if (before !== undefined && sharesOffice(before, time))
      joined[joined.length - 1] = bearerOf(time.personal, [...before.sightings, ...time.sightings]);
    else joined.push(time);
  }
  return joined;
}

/** Both were seen in the same role. */
export const sharesOffice = (a: Pick<Bearer, "offices">, b: Pick<Bearer, "offices">): boolean =>
  a.offices.some((one) => b.offices.some((other) => isSameOffice(one, other)));

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

export const isLongGap = (days: number | undefined): boolean => days !== undefined && days > longGap;
