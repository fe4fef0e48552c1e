import { foldedForms, type Listed, weightOf } from "../directory.ts";
import type { SpeakerCount } from "../research.ts";
import { spelledWords } from "../search/terms.ts";
import type { Office } from "./office.ts";
import { type PersonalName, personalName } from "./personal-name.ts";
import type { Profile } from "./profile.ts";
import type { Sighting } from "./sighting.ts";

/** A profile with what it is found by. */
export interface Listing {
  readonly profile: Profile;
  /** Where they speak. */
  readonly sightings: readonly Sighting[];
  /** What is quoted of it; undefined where all of that is copies of what others are counted for. */
  readonly count: SpeakerCount | undefined;
  /** The words of each name, in one spelling. */
  readonly names: readonly ReadonlySet<string>[];
  /** The full names, taken apart; none unless it is a person. */
  readonly personal: readonly PersonalName[];
  readonly roles: readonly ListedRole[];
  /** For what is typed in part. */
  readonly listed: Listed;
  /** Of equals the first by this comes first, whatever came in first. */
  readonly tie: string;
}

interface ListedRole {
  readonly office: Office;
  readonly words: ReadonlySet<string>;
  readonly first?: string;
  readonly last?: string;
}

export function listingOf(
  profile: Profile,
  sightings: readonly Sighting[],
  count: SpeakerCount | undefined,
): Listing {
  const { name, names, roles, isPerson, quotes } = profile;
  return {
    profile,
    sightings,
    count,
    names: names.map((name) => new Set(spelledWords(name))),
    personal: isPerson
      ? names.flatMap((name) => personalName(name) ?? []).filter(({ given }) => given.length > 0)
      : [],
    roles: roles.map((role) => ({ ...role, words: new Set(spelledWords(role.role)) })),
    // As many forms as a person has; what hostile articles add beyond is not offered.
    listed: {
      name,
      folded: foldedForms([...names, ...(isPerson ? roles.map(({ role }) => role) : [])].slice(0, mostForms)),
      ...(count?.role !== undefined && { role: count.role }),
      count: count?.quotations ?? 0,
      weight: weightOf(count?.quotations ?? 0, count?.last, count?.unnamed),
    },
    tie: quotes.reduce((least, { id }) => (least === "" || id < least ? id : least), ""),
  };
}

const mostForms = 40;
