import { isTitle } from "../quotations/roles.ts";
import { type DaysAsked, tellingWords } from "../search/filters.ts";
import type { Listing } from "./listing.ts";
import { isAskedOffice, type Office, officeOf } from "./office.ts";
import { type PersonalName, personalName } from "./personal-name.ts";
import { nameSameness } from "./sameness.ts";

/** Whom a name or role means, from postings and not by going through all. */
export interface Asked {
  update(gone: readonly Listing[], come: readonly Listing[]): void;
  /**
   * Those with every word of it in one of their names, whatever the case, accents and spelling, also beside a role or
   * title; and who bore the role that it is. Where it is somebody's full name, nobody else's that only holds its words.
   */
  meant(asked: string, days: DaysAsked): ReadonlySet<Listing>;
}

export function createAsked(): Asked {
  const byWord = createPostings((listing) => listing.names.flatMap((words) => [...words]));
  const byOffice = createPostings(({ profile, roles }) =>
    profile.isPerson ? roles.map(({ office }) => office.key) : [],
  );

  function named(asked: string): readonly Listing[] {
    const words = tellingWords(asked);
    const able = new Set(words.flatMap((word) => [...byWord.of(word)]));
    const found = [...able].filter((listing) => isNamed(listing, words));
    const full = personalName(asked);
    if (full === undefined || full.given.length === 0) return found;
    return found.some((listing) => listing.personal.some((name) => isSameName(name, full)))
      ? found.filter((listing) => listing.personal.some((name) => nameSameness(name, full) !== "other"))
      : found;
  }

  return {
    update(gone, come) {
      for (const postings of [byWord, byOffice]) {
        gone.forEach(postings.remove);
        come.forEach(postings.add);
      }
    },
    meant(asked, days) {
      const office = officeOf(asked);
      const bearers = [...byOffice.of(office.key)].filter(({ roles }) => bore(roles, office));
      const then = bearers.filter(({ roles }) =>
        bore(
          roles.filter((role) => isSeenIn(role, days)),
          office,
        ),
      );
      return new Set([...named(asked), ...(then.length > 0 ? then : bearers)]);
    },
  };
}

const isSameName = (a: PersonalName, b: PersonalName): boolean => a.key === b.key && a.suffix === b.suffix;

const bore = (roles: Listing["roles"], asked: Office): boolean =>
  roles.some(({ office }) => isAskedOffice(asked, office));

/** Whether a role was seen on days asked for, as far as its first and last day tell. */
function isSeenIn({ first, last }: Listing["roles"][number], days: DaysAsked): boolean {
  const after = days.after ?? days.last?.after;
  const before = days.before ?? days.last?.before;
  if (after === undefined && before === undefined && days.on.length === 0) return true;
  if (first === undefined || last === undefined) return false;
  const isOn = (on: string) => first.slice(0, on.length) <= on && last >= on;
  return (
    (after === undefined || last > after) &&
    (before === undefined || first < before) &&
    (days.on.length === 0 || days.on.some(isOn))
  );
}

/** All words in one name, or those that are not in a role that goes with it: "treasurer Holm", "Dr. Holm". */
const isNamed = ({ names, roles }: Listing, words: readonly string[]): boolean =>
  names.some((name) => {
    const more = words.filter((word) => !name.has(word));
    if (more.length === 0) return words.length > 0;
    if (more.length === words.length) return false;
    return more.every(isTitle) || roles.some((role) => more.every((word) => role.words.has(word)));
  });

interface Postings {
  of(key: string): ReadonlySet<Listing>;
  add(listing: Listing): void;
  remove(listing: Listing): void;
}

function createPostings(keysOf: (listing: Listing) => readonly string[]): Postings {
  const lists = new Map<string, Set<Listing>>();
  const none: ReadonlySet<Listing> = new Set();
  return {
    of: (key) => lists.get(key) ?? none,
    add(listing) {
      for (const key of keysOf(listing)) {
        const list = lists.get(key);
        if (list === undefined) lists.set(key, new Set([listing]));
        else list.add(listing);
      }
    },
    remove(listing) {
      for (const key of keysOf(listing)) {
        const list = lists.get(key);
        list?.delete(listing);
        if (list?.size === 0) lists.delete(key);
      }
    },
  };
}
