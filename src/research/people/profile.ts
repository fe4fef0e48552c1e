import type { Quote } from "../article.ts";
import { daysOf } from "../counts.ts";
import { foldedWords } from "../fold.ts";
import type { Office } from "./office.ts";
import type { Sighting } from "./sighting.ts";

/** Everything that the corpus says of one speaker. */
export interface Profile {
  /** The fullest name that is well supported, as articles write it. */
  readonly name: string;
  /**
   * True for one person. Otherwise all that is known is that articles write these words ("Foreign Ministry", "official",
   * a surname that several may bear), which need not mean one speaker.
   */
  readonly isPerson: boolean;
  /** Every name and telling mention as articles write it, sorted. */
  readonly aliases: readonly string[];
  /** Those of the aliases that are names. */
  readonly names: readonly string[];
  /** The roles that articles give, sorted; with the first and last of the days they were seen. */
  readonly roles: readonly ProfileRole[];
  readonly quotes: readonly Quote[];
}

/** A role as written, and when it was seen: ISO, as far as the articles' days are known. */
interface ProfileRole {
  readonly role: string;
  readonly office: Office;
  readonly first?: string;
  readonly last?: string;
}

/** The profile of these sightings, whatever their order. */
export function profileOf(sightings: readonly Sighting[], isPerson: boolean): Profile {
  const names = sorted(sightings.flatMap((sighting) => sighting.names));
  return {
    name: isPerson ? fullestName(sightings) : mostWritten(sightings.map(({ name }) => name)),
    isPerson,
    aliases: isPerson ? sorted([...names, ...sightings.flatMap(({ mentions }) => mentions)]) : names,
    names,
    roles: rolesOf(sightings),
    quotes: sightings.flatMap(({ quotes }) => quotes),
  };
}

function rolesOf(sightings: readonly Sighting[]): readonly ProfileRole[] {
  const seen = sightings.flatMap(({ article, roles }) => roles.map((role) => ({ ...role, article })));
  return [...Map.groupBy(seen, ({ role }) => role)]
    .flatMap(([role, those]) => {
      const [first] = those;
      const days = daysOf(those.map(({ article }) => article));
      return first === undefined ? [] : { role, office: first.office, ...days };
    })
    .sort((a, b) => (a.role < b.role ? -1 : 1));
}

/** Of the names that at least a third as many articles write as the commonest, the one with most letters. */
function fullestName(sightings: readonly Sighting[]): string {
  const written = sightings.flatMap(({ fullNames }) =>
    fullNames.map((name) => ({ name, key: foldedWords(name).join(" ") })),
  );
  const groups = [...Map.groupBy(written, ({ key }) => key)];
  const most = Math.max(...groups.map(([, group]) => group.length));
  const supported = groups.filter(([, group]) => group.length * 3 >= most);
  const [fullest] = supported.toSorted(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  return mostWritten((fullest?.[1] ?? []).map(({ name }) => name));
}

/** Of equals those with accents, and those that are not all capitals, then the first by letters. */
function mostWritten(names: readonly string[]): string {
  const [most] = [...Map.groupBy(names, (name) => name)].toSorted(
    ([a, some], [b, others]) =>
      others.length - some.length || plainness(a) - plainness(b) || (a < b ? -1 : 1),
  );
  return most?.[0] ?? "";
}

const plainness = (name: string): number =>
  name === name.toUpperCase() ? 2 : /^\p{ASCII}*$/u.test(name) ? 1 : 0;

const sorted = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();
