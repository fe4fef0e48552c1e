import { type Bearer, bearerOf, doOtherThings, isGeneration, isLongGap, sharesOffice } from "./bearer.ts";
import type { PersonalName } from "./personal-name.ts";
import type { Sighting } from "./sighting.ts";
import { fieldsOf } from "./work.ts";

/**
 * The bearers of one name: one, unless their ages or their work tell several apart, or ten years without the name.
 * What does not show whose it is goes with the one whose roles it shares, else it stays by itself.
 */
export const bearersIn = (personal: PersonalName, sightings: readonly Sighting[]): readonly Bearer[] =>
  byBirth(sightings)
    .flatMap(byWork)
    .flatMap((life) => byTime(personal, life));

/** Years of birth by two ages may differ by so many: birthdays lie between, and news is late. */
export const birthYears = 2;

function byBirth(sightings: readonly Sighting[]): readonly (readonly Sighting[])[] {
  const years = [...new Set(sightings.flatMap(({ born }) => born ?? []))].sort((a, b) => a - b);
  const starts = years.filter((year, at) => year - (years[at - 1] ?? Number.NEGATIVE_INFINITY) > birthYears);
  return parted(sightings, ({ born }) =>
    born === undefined ? undefined : starts.findLast((start) => start <= born),
  );
}

/** Who is a nurse here and a senator there may be two; where one article says both, that is one. */
function byWork(sightings: readonly Sighting[]): readonly (readonly Sighting[])[] {
  const fields = sightings.map(({ roles }) => fieldsOf(roles.map(({ office }) => office)));
  const lives = new Map<string, string>();
  const lifeOf = (field: string): string => {
    const life = lives.get(field);
    return life === undefined || life === field ? field : lifeOf(life);
  };
  for (const [first, ...more] of fields)
    if (first !== undefined) for (const field of more) lives.set(lifeOf(field), lifeOf(first));
  const life = new Map(sightings.map((sighting, at) => [sighting, fields[at]?.[0]]));
  return parted(sightings, (sighting) => {
    const field = life.get(sighting);
    return field === undefined ? undefined : lifeOf(field);
  });
}

/** Groups of one mark each; what has none with the one group whose roles it shares, or by itself. */
function parted(
  sightings: readonly Sighting[],
  markOf: (sighting: Sighting) => string | number | undefined,
): readonly (readonly Sighting[])[] {
  const { marked = [], unmarked = [] } = Object.groupBy(sightings, (sighting) =>
    markOf(sighting) === undefined ? "unmarked" : "marked",
  );
  const groups = [...Map.groupBy(marked, markOf).values()];
  return groups.length < 2 ? [sightings] : placed(groups, unmarked);
}

function placed(
  groups: readonly (readonly Sighting[])[],
  others: readonly Sighting[],
): readonly (readonly Sighting[])[] {
  const offices = groups.map((group) => officesOf(group));
  const places = Map.groupBy(others, (sighting) => {
    const own = officesOf([sighting]);
    const fits = groups.filter((_, at) => sharesOffice({ offices: own }, { offices: offices[at] ?? [] }));
    return fits.length === 1 ? fits[0] : undefined;
  });
  const rest = places.get(undefined) ?? [];
  return [
    ...groups.map((group) => [...group, ...(places.get(group) ?? [])]),
    ...(rest.length === 0 ? [] : [rest]),
  ];
}

const officesOf = (sightings: readonly Sighting[]): Bearer["offices"] => [
  ...new Map(sightings.flatMap(({ roles }) => roles.map(({ role, office }) => [role, office]))).values(),
];

function byTime(personal: PersonalName, sightings: readonly Sighting[]): readonly Bearer[] {
  const dated = sightings.filter(({ day }) => day !== undefined).sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
  const times: Sighting[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const sighting of dated) {
    const day = sighting.day ?? before;
    if (isLongGap(day - before)) times.push([]);
    times.at(-1)?.push(sighting);
    before = day;
  }
  const undated = sightings.filter(({ day }) => day === undefined);
  if (times.length < 2) return together(bearerOf(personal, dated), bearerOf(personal, undated));
  const eras = joinedTimes(times.map((time) => bearerOf(personal, time)));
  return placed(
    eras.map((era) => era.sightings),
    undated,
  ).map((group) => bearerOf(personal, group));
}

const together = (some: Bearer, others: Bearer): readonly Bearer[] =>
  some.sightings.length > 0 && others.sightings.length > 0 && doOtherThings(some, others)
    ? [some, others]
    : [bearerOf(some.personal, [...some.sightings, ...others.sightings])];

/** Neighbouring times whose roles agree are one, unless a generation lies between. */
function joinedTimes(times: readonly Bearer[]): readonly Bearer[] {
  const joined: Bearer[] = [];
  for (const time of times) {
    const before = joined.at(-1);
    const gap = (time.days[0] ?? 0) - (before?.days.at(-1) ?? 0);
    if (before !== undefined && sharesOffice(before, time) && !isGeneration(gap))
      joined[joined.length - 1] = bearerOf(time.personal, [...before.sightings, ...time.sightings]);
    else joined.push(time);
  }
  return joined;
}
