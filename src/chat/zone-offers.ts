import type { DeskNames } from "../desk/names.ts";
import { knownZones, zoneNamed } from "../desk/read-zone.ts";
import { foldedWords } from "../research/fold.ts";
import type { Suggestion, Typing } from "./suggestions.ts";

/**
 * Time zones to offer while one is typed, each with its time there now. The likeliest first: the asker's own, that of the place they
 * ask in, those that people here have, then those of big cities; of what is typed, cities that begin so before what only holds it.
 */
export function zoneOffers(
  typed: string,
  limit: number,
  have: DeskNames["zones"],
  now: Temporal.Instant,
  from?: Typing,
): readonly Suggestion[] {
  const likely = [...new Set([...ownOf(have, from), ...mostHad(have), ...bigCities])];
  const wanted = foldedZone(typed);
  const found = wanted === "" ? likely : matching(wanted, typed, likely);
  // A label takes some microseconds a zone: only what is shown has one.
  return found.slice(0, limit).map((zone) => ({ value: zone, label: `${zone} (${timeIn(zone, now)})` }));
}

function ownOf(have: DeskNames["zones"], from: Typing | undefined): readonly string[] {
  if (from === undefined) return [];
  const { asker, where } = from;
  const said = have.find(({ surface, person }) => surface === where.surface && person === asker.id)?.zone;
  return [...(said === undefined ? [] : [said]), asker.zone];
}

function mostHad(have: DeskNames["zones"]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { zone } of have) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([zone]) => zone);
}

/** Those whose names hold what is typed, wherever; a name of old, such as US/Eastern, only where it is typed whole. */
function matching(wanted: string, typed: string, likely: readonly string[]): readonly string[] {
  const named = zoneNamed(typed);
  const ranked = [...new Set([...(named === undefined ? [] : [named]), ...likely, ...knownZones()])].map(
    (zone) => ({ zone, rank: zone === named ? 0 : rankOf(zone, wanted) }),
  );
  return ranked
    .filter(({ rank }) => rank < notAtAll)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ zone }) => zone);
}

function rankOf(zone: string, wanted: string): number {
  const { whole, city } = foldedOf(zone);
  if (city.startsWith(wanted)) return 1;
  if (` ${whole}`.includes(` ${wanted}`)) return 2;
  return whole.includes(wanted) ? 3 : notAtAll;
}

const notAtAll = 4;

interface FoldedZone {
  readonly whole: string;
  readonly city: string;
}

const folded = new Map<string, FoldedZone>();

/** Each is folded once: all of them take a millisecond. */
function foldedOf(zone: string): FoldedZone {
  const kept = folded.get(zone);
  if (kept !== undefined) return kept;
  const made = { whole: foldedZone(zone), city: foldedZone(zone.slice(zone.lastIndexOf("/") + 1)) };
  folded.set(zone, made);
  return made;
}

const foldedZone = (name: string): string => foldedWords(name.replaceAll("_", " ")).join(" ");

/** "now 14:05, UTC+1". */
function timeIn(zone: string, now: Temporal.Instant): string {
  const there = now.toZonedDateTimeISO(zone);
  const clock = there.toPlainTime().toString({ smallestUnit: "minute" });
  const [, sign = "", hours = "", minutes = ""] = /^([+-])0?(\d+):(\d\d)/.exec(there.offset) ?? [];
  const offset = `${hours}${minutes === "00" ? "" : `:${minutes}`}`;
  return `now ${clock}, UTC${offset === "0" ? "" : `${sign}${offset}`}`;
}

/** One for each part of the world where news is made, by the clock from London on. */
const bigCities = [
  "UTC",
  "Europe/London",
  "Europe/Paris",
  "Europe/Berlin",
  "Europe/Kyiv",
  "Europe/Istanbul",
  "Europe/Moscow",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Mexico_City",
  "America/Sao_Paulo",
  "Africa/Lagos",
  "Africa/Cairo",
  "Africa/Johannesburg",
  "Africa/Nairobi",
  "Asia/Dubai",
  "Asia/Kolkata",
  "Asia/Singapore",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Asia/Seoul",
  "Australia/Sydney",
  "Pacific/Auckland",
];
