import { UserError } from "../research/errors.ts";
import { foldedWords } from "../research/fold.ts";
import { nearestOf } from "../research/nearest.ts";

/**
 * A time zone as people type it: an IANA name in any case, or its city (`brussels`, `new york`). Gives the name in its own case.
 * Throws a `UserError` that offers near ones, or says what to type for `UTC+2`, `CEST` and `EST`, which keep no summer time.
 */
export function readZone(asked: string): string {
  const typed = asked.normalize("NFKC").trim();
  const named = zoneNamed(typed);
  if (named !== undefined) return named;
  const words = foldedWords(typed);
  const cities = zonesOfCities().get(words.join(" ")) ?? [];
  const [city] = cities;
  if (city !== undefined && cities.length === 1) return city;
  if (words.length === 0) throw new UserError(`Which time zone? Type a city, like ${example}.`);
  const shown = typed.slice(0, 40);
  if (isOffset.test(typed) || abbreviations.has(typed.toUpperCase())) {
    throw new UserError(
      `${shown} tells the hours but not when clocks change: type a city of that time zone, like ${example}, or UTC.`,
    );
  }
  const near = cities.length > 0 ? cities : nearZones(typed, words);
  throw new UserError(
    near.length > 0
      ? `${shown} is no time zone that is known here: did you mean ${near.join(" or ")}? Type it so.`
      : `${shown} is no time zone that is known here: type one like ${example}, or its biggest city.`,
  );
}

const example = "Europe/Brussels";

/** `UTC+2`, `GMT-05:30`, `+02:00`, and what Temporal would take for a zone though it is a moment. */
const isOffset = /^(?:utc|gmt|z)? ?[+\-−]? ?\d{1,2}(?::?\d\d)?$|^\d{4}-/i;

/** What people call their time, which is no IANA zone; some of them mean several. */
const abbreviations: ReadonlySet<string> = new Set(
  "PST PDT MST MDT CST CDT EST EDT AST ADT NST NDT AKST AKDT HAST BST IST WEST CEST EEST MSK SGT HKT JST KST AEST AEDT ACST AWST NZST NZDT".split(
    " ",
  ),
);

/**
 * The IANA name in its own case, whose _ may be typed as blanks; undefined where it is no name, but an offset or nothing, and for EST
 * and MST: IANA has them without the summer time that whoever types them lives by.
 */
export function zoneNamed(typed: string): string | undefined {
  const name = typed.trim().replaceAll(" ", "_");
  if (!/^[a-z][\w+\-/]*$/i.test(name) || /^[em]st$/i.test(name)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** Names of today that Intl lists by those of yesterday (tzdata's `backward`). */
const renamed = [
  "Africa/Asmara",
  "America/Argentina/Buenos_Aires",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
  "Pacific/Chuuk",
  "Pacific/Pohnpei",
];

const isNew: ReadonlySet<string> = new Set(renamed);

let known: ReadonlyMap<string, readonly string[]> | undefined;

/** Every zone by its name of today; where Intl has a city under two spellings, by both. */
export const knownZones = (): readonly string[] => ["UTC", ...[...zonesOfCities().values()].flat()];

/** Zones by their city's folded words. */
function zonesOfCities(): ReadonlyMap<string, readonly string[]> {
  if (known !== undefined) return known;
  const zones = new Map<string, string[]>();
  for (const zone of [...renamed, ...Intl.supportedValuesOf("timeZone")]) {
    const city = cityOf(zone);
    const others = zones.get(city) ?? [];
    // One city under an old and a new name is one zone.
    if (!others.some((other) => isNew.has(other))) zones.set(city, [...others, zone]);
  }
  known = zones;
  return zones;
}

const cityOf = (zone: string): string =>
  foldedWords(zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ")).join(" ");

/** At most three: one a slip away from a name or from a city, and those whose city begins with the words. */
function nearZones(typed: string, words: readonly string[]): readonly string[] {
  const cities = zonesOfCities();
  const zones = [...cities.values()].flat();
  const city = words.join(" ");
  const last = cityOf(typed.replaceAll(" ", "_"));
  const near = [
    nearestOf(typed.replaceAll(" ", "_"), zones),
    ...[city, last].flatMap((name) => cities.get(nearestOf(name, cities.keys()) ?? name) ?? []),
    ...(city.length < 3
      ? []
      : [...cities].filter(([name]) => name.startsWith(city)).flatMap(([, own]) => own)),
  ];
  return [...new Set(near.filter((zone) => zone !== undefined))].slice(0, 3);
}
