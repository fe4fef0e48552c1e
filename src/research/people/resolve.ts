import type { Sameness } from "../names/given-sameness.ts";
import { isShortFormOf } from "../names/short-forms.ts";
import { type Bearer, bearerOf, gapTo, isLongGap } from "./bearer.ts";
import { bearersIn } from "./namesakes.ts";
import { isSameOffice, mayBeSameOffice } from "./office.ts";
import type { PersonalName } from "./personal-name.ts";
import { sameness } from "./sameness.ts";
import type { Sighting } from "./sighting.ts";

/** Who the names of one surname stand for. It depends on which sightings there are, and not on their order. */
export interface Resolved {
  /** Each person's sightings. */
  readonly people: readonly (readonly Sighting[])[];
  /** What is no person's name, or a surname that may be several people's. */
  readonly others: readonly Sighting[];
}

/**
 * Full names first: each is taken with those that are shown to be the same, unless that would join two that are
 * not. Then surnames alone, each to the one person whose role it shares. A wrong join is worse than none.
 */
export function resolve(sightings: readonly Sighting[]): Resolved {
  const full = sightings.filter(({ personal }) => personal !== undefined && personal.given.length > 0);
  const people = joined(bearersOf(full));
  const joining = new Map<Bearer, Sighting[]>();
  const others: Sighting[] = [];
  const personOf = createSurnames(people);
  for (const sighting of sightings) {
    const { personal } = sighting;
    if (personal !== undefined && personal.given.length > 0) continue;
    const person = personal && personOf(sighting, personal);
    if (person === undefined) others.push(sighting);
    else if (!joining.get(person)?.push(sighting)) joining.set(person, [sighting]);
  }
  return {
    people: people.map((person) => [...person.sightings, ...(joining.get(person) ?? [])]),
    others,
  };
}

/** One name as articles show it: one bearer, or several where titles, ages, work or times tell them apart. */
const bearersOf = (sightings: readonly Sighting[]): readonly Bearer[] =>
  [...Map.groupBy(sightings, ({ personal }) => `${personal?.key}\t${personal?.suffix}`).values()]
    .flatMap(byGender)
    .flatMap((group) => {
      const personal = fullest(group.flatMap(({ personal }) => personal ?? []));
      return personal === undefined ? [] : bearersIn(personal, group);
    });

/** Where a name is Mr. and Mrs., what has no title may be either's. */
function byGender(sightings: readonly Sighting[]): readonly (readonly Sighting[])[] {
  const groups = Map.groupBy(sightings, ({ personal }) => personal?.gender);
  return groups.has("male") && groups.has("female") ? [...groups.values()] : [sightings];
}

/** More names of one surname are not compared: each stays for itself, and the surname alone is nobody's. */
const crowd = 300;

function joined(bearers: readonly Bearer[]): readonly Bearer[] {
  if (bearers.length < 2 || bearers.length > crowd) return bearers;
  const verdicts = bearers.map((a, i) =>
    bearers.slice(0, i).map((b): Sameness => sameness(a, b, bearers.length === 2)),
  );
  const verdict = (i: number, j: number): Sameness =>
    i === j ? "same" : (verdicts[Math.max(i, j)]?.[Math.min(i, j)] ?? "other");
  const all = [...bearers.keys()];
  const sameAs = (i: number) => all.filter((j) => verdict(i, j) === "same");
  const agree = (group: readonly number[]) =>
    group.every((i) => group.every((j) => verdict(i, j) !== "other"));
  // A name that two different people may bear is neither's.
  const clear = new Set(all.filter((i) => agree(sameAs(i))));
  const groups = components(all, (i) => (clear.has(i) ? sameAs(i).filter((j) => clear.has(j)) : []));
  return groups.flatMap((group) => {
    const those = group.flatMap((i) => bearers[i] ?? []);
    return agree(group) ? combined(those) : those;
  });
}

/** The fullest of names that are one person's, whatever their order, with the gender that any of them tells. */
function fullest(names: readonly PersonalName[]): PersonalName | undefined {
  const written = ({ given, key }: PersonalName) => [...given, key].join("\t");
  const [first] = names.toSorted(
    (a, b) => b.given.length - a.given.length || (written(a) < written(b) ? -1 : 1),
  );
  const gender = names.map((name) => name.gender).find((told) => told !== undefined);
  return first && { ...first, gender };
}

function combined(group: readonly Bearer[]): readonly Bearer[] {
  const personal = fullest(group.map((bearer) => bearer.personal));
  if (personal === undefined || group.length < 2) return group;
  return [
    bearerOf(
      personal,
      group.flatMap(({ sightings }) => sightings),
    ),
  ];
}

function components(
  all: readonly number[],
  next: (i: number) => readonly number[],
): readonly (readonly number[])[] {
  const seen = new Set<number>();
  const found: number[][] = [];
  for (const start of all) {
    if (seen.has(start)) continue;
    const group: number[] = [];
    const open = [start];
    seen.add(start);
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      group.push(i);
      for (const j of next(i)) {
        if (seen.has(j)) continue;
        seen.add(j);
        open.push(j);
      }
    }
    found.push(group);
  }
  return found;
}

/**
 * Whom a surname alone means: the one person seen in the role that stands with it. Each role is compared once, so
 * that the time does not grow with how often a surname stands alone times how many people bear it.
 */
function createSurnames(people: readonly Bearer[]) {
  const bySurname = Map.groupBy(people, ({ personal }) => personal.surname);
  const known = new Map<string, readonly Bearer[]>();

  function inOffice(
    surname: string,
    { role, office }: Sighting["roles"][number],
    compare: typeof isSameOffice,
  ) {
    const key = `${compare === isSameOffice}\t${surname}\t${role}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = (bySurname.get(surname) ?? []).filter(({ offices }) =>
      offices.some((other) => compare(other, office)),
    );
    known.set(key, found);
    return found;
  }

  return (sighting: Sighting, surname: PersonalName): Bearer | undefined => {
    const bearers = bySurname.get(surname.surname) ?? [];
    if (bearers.length === 0 || bearers.length > crowd) return undefined;
    const fitting = (compare: typeof isSameOffice) =>
      [...new Set(sighting.roles.flatMap((role) => inOffice(surname.surname, role, compare)))].filter(
        (person) => mayMean(sighting, surname, person),
      );
    const shown = fitting(isSameOffice);
    const likely =
      shown.length > 0 || people.length > few
        ? shown
        : fitting(mayBeSameOffice).filter(({ days }) => isNear(sighting, days));
    const [person] = likely;
    if (person === undefined || likely.length > 1) return undefined;
    return namesAnother(sighting, person.personal) ? undefined : person;
  };
}

/** Where more people bear a surname, a role that does not say of what tells nobody apart. */
const few = 3;

function mayMean({ article, day }: Sighting, { gender }: PersonalName, person: Bearer): boolean {
  const { personal, articles, days } = person;
  if (articles.has(article)) return false;
  if (gender !== undefined && personal.gender !== undefined && gender !== personal.gender) return false;
  return !isLongGap(day === undefined ? undefined : gapTo(day, days));
}

/** Whether an article names somebody else of a person's surname in full, by a given name that is well known. */
const namesAnother = ({ givenBeside }: Sighting, { given }: PersonalName): boolean =>
  givenBeside.some((other) => !given.some((name) => name === other || isShortFormOf(name, other)));

function isNear({ day }: Sighting, days: readonly number[]): boolean {
  const gap = day === undefined ? undefined : gapTo(day, days);
  return gap === undefined || gap <= 366;
}
