import { isTitle } from "../quotations/roles.ts";
import { type DaysAsked, tellingWords } from "../search/filters.ts";
import type { Listing } from "./listing.ts";
import { isAskedOffice, isBeside, type Office, officeOf } from "./office.ts";
import { genderOfTitled, type PersonalName, personalName } from "./personal-name.ts";
import { nameSameness } from "./sameness.ts";

/** Whom a name or role means, from postings and not by going through all. */
export interface Asked {
  update(gone: readonly Listing[], come: readonly Listing[]): void;
  /**
   * Those with every word of it in one of their names, whatever the case, accents and spelling, also beside a role or
   * title; and who bore the role that it is, on the days asked for. Where it is somebody's full name, nobody else's that
   * only holds its words; and no Mr. for a Mrs.
   */
  meant(asked: string, days: DaysAsked): ReadonlySet<Listing>;
  /** Whether one is among those that `meant` gives: for few, at a cost that does not depend on how many there are. */
  isMeant(asked: string, days: DaysAsked): (listing: Listing) => boolean;
  /** What is no one person's name and stood beside the role somewhere: whose role it was is told article by article. */
  calledSo(asked: string): ReadonlySet<Listing>;
}

export function createAsked(): Asked {
  const byWord = createPostings((listing) => listing.names.flatMap((words) => [...words]));
  const byFullName = createPostings(({ personal }) => personal.map(keyOf));
  const byOffice = createPostings(({ roles }) => roles.map(({ office }) => office.key));
  const bearersOf = (office: Office) =>
    [...byOffice.of(office.key)].filter(({ roles }) => bore(roles, office));

  function isNamedSo(asked: string): (listing: Listing) => boolean {
    const words = tellingWords(asked);
    const full = personalName(asked);
    const isSo = (listing: Listing): boolean =>
      isNamed(listing, words) && !isOtherGender(listing, asked, full) && !isOther(listing, asked);
    if (full === undefined || full.given.length === 0) return isSo;
    if (![...byFullName.of(keyOf(full))].some(isSo)) return isSo;
    return (listing) =>
      isSo(listing) &&
      (listing.personal.some((name) => isSameName(name, full) || nameSameness(name, full) !== "other") ||
        speaksWith(listing, full));
  }

  function named(asked: string): readonly Listing[] {
    const able = new Set(tellingWords(asked).flatMap((word) => [...byWord.of(word)]));
    return [...able].filter(isNamedSo(asked));
  }

  return {
    update(gone, come) {
      for (const postings of [byWord, byFullName, byOffice]) {
        gone.forEach(postings.remove);
        come.forEach(postings.add);
      }
    },
    meant(asked, days) {
      const office = officeOf(asked);
      return new Set([...named(asked), ...bearersOf(office).filter(isBearerThen(office, days))]);
    },
    isMeant(asked, days) {
      const [isSo, isBearer] = [isNamedSo(asked), isBearerThen(officeOf(asked), days)];
      return (listing) => isSo(listing) || isBearer(listing);
    },
    calledSo: (asked) => new Set(bearersOf(officeOf(asked)).filter(({ profile }) => !profile.isPerson)),
  };
}

/** "Mrs. Holm" is not Mr. Jan Holm; where no title tells and only a surname is asked for, a given name does. */
function isOtherGender({ personal, profile }: Listing, asked: string, full: PersonalName | undefined) {
  const gender = genderOfTitled(asked);
  if (gender === undefined) return false;
  const titled = profile.names.flatMap((name) => genderOfTitled(name) ?? []);
  const given = full?.given.length === 0 ? personal.flatMap((name) => name.gender ?? []) : [];
  const known = titled.length > 0 ? titled : given;
  return known.length > 0 && !known.includes(gender);
}

/** "Ada Holm and Bo Berg", where either is asked for. */
const speaksWith = ({ profile }: Listing, full: PersonalName): boolean =>
  profile.names.some((name) => {
    const each = name.split(" and ");
    return each.length > 1 && each.some((one) => personalName(one)?.key === full.key);
  });

/** Words that need not mean one speaker: "mayor-elect", "deputy mayor" where the mayor is asked for. */
const isOther = ({ profile }: Listing, asked: string): boolean =>
  !profile.isPerson && profile.names.every((name) => isBeside(officeOf(asked), officeOf(name)));

/** A person who bore the role on the days asked for. */
const isBearerThen =
  (office: Office, days: DaysAsked) =>
  ({ profile, roles }: Listing): boolean =>
    profile.isPerson &&
    bore(
      roles.filter((role) => isSeenIn(role, days)),
      office,
    );

const keyOf = ({ key, suffix }: PersonalName): string => `${key} ${suffix}`;

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
