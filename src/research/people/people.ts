import type { Article, Quote } from "../article.ts";
import { bySpeaker, speakerCount } from "../counts.ts";
import { asOne, byWeight, type Listed } from "../directory.ts";
import { foldedWords } from "../fold.ts";
import { createOrdered } from "../ordered.ts";
import type { Meant, SpeakerCount } from "../research.ts";
import type { DaysAsked } from "../search/filters.ts";
import { createTally } from "../tally.ts";
import { createAsked } from "./asked.ts";
import { type Listing, listingOf } from "./listing.ts";
import { isAskedOffice, officeOf } from "./office.ts";
import { lastName } from "./personal-name.ts";
import { type Profile, profileOf } from "./profile.ts";
import { resolve } from "./resolve.ts";
import type { Sighting } from "./sighting.ts";

/** Who speaks in the corpus: one profile a person, kept up as articles come and go. */
export interface People {
  add(article: Article, seen: readonly Sighting[]): void;
  remove(article: Article): void;
  /** Which quotations of this article are copies is another matter now. */
  changed(article: Article): void;
  /** Works out what changed, a surname a step, so that a question need not. */
  steps(): Generator<void>;
  /** Most quoted first. */
  list(): readonly SpeakerCount[];
  /** Those who said these, most quoted first; of copies of one statement, one is to be among them. */
  listOf(said: readonly Quote[]): readonly SpeakerCount[];
  /** Whose words a quotation is; undefined where it has no speaker. */
  profileOf(quote: Quote): Profile | undefined;
  /** The person's name, where the article of a quotation gives only part of it or another form. */
  takenFor(quote: Quote): string | undefined;
  /** Whom a name or role means. */
  meant(asked: string, days: DaysAsked): Meant;
  /** Whether a speaker of an article, by the name it gives, is one of those asked for. */
  filter(asked: readonly string[], days: DaysAsked): (article: Article, name: string) => boolean;
  /** All of whom `filter` says so, each once. */
  speakersMeant(asked: readonly string[], days: DaysAsked): readonly Sighting[];
  /** Names to offer while somebody types, each once, in the order of `byWeight`. */
  directory(): readonly Listed[];
}

/** `isShown` is false for a quotation that is a copy and counted elsewhere. */
export function createPeople(isShown: (quote: Quote) => boolean): People {
  const sightings = new Map<Article, readonly Sighting[]>();
  const byName = new Map<Article, Map<string, Listing>>();
  const bySurname = new Map<string, readonly Listing[]>();
  const asked = createAsked();
  const offersOf = new Map<string, readonly Listed[]>();
  const offers = createOrdered(byWeight);
  const tally = createTally(listingsOf, byCount);
  let state: State | undefined;

  function listingsOf(surname: string, members: ReadonlySet<Sighting>): readonly Counted[] {
    const before = bySurname.get(surname) ?? [];
    const now = groupsOf(members).map(({ group, isPerson }) => listingFor(group, isPerson));
    if (now.length === 0) bySurname.delete(surname);
    else bySurname.set(surname, now);
    asked.update(before, now);
    state = undefined;
    const counted = now.filter(isCounted);
    offer(surname, counted);
    return counted;
  }

  /** Who has the same name has the same surname, so that no other name is looked at. */
  function offer(surname: string, counted: readonly Counted[]): void {
    for (const one of offersOf.get(surname) ?? []) offers.take(one);
    const now = Array.from(Map.groupBy(counted, ({ profile }) => profile.name).values(), (those) =>
      asOne(those.map(({ listed }) => listed)),
    ).flatMap((one) => one ?? []);
    if (now.length === 0) offersOf.delete(surname);
    else offersOf.set(surname, now);
    for (const one of now) offers.put(one);
  }

  function listingFor(group: readonly Sighting[], isPerson: boolean): Listing {
    const profile = profileOf(group, isPerson);
    const shown = profile.quotes.filter(isShown);
    const listing = listingOf(profile, group, shown.length === 0 ? undefined : speakerCount(profile, shown));
    for (const { article, name } of group) byName.get(article)?.set(name, listing);
    return listing;
  }

  /** Everything at the state of what has come and gone. */
  function current(): State {
    const listings = tally.list();
    state ??= { counts: listings.map(({ count }) => count), listed: offers.list() };
    return state;
  }

  const sightingOf = (article: Article, name: string): Sighting | undefined =>
    sightings.get(article)?.find((seen) => seen.name === name);

  /** Whether an article gives a speaker one of these roles. */
  function isCalledOneOf(asked: readonly string[]): (seen: Sighting) => boolean {
    const offices = asked.map(officeOf);
    return ({ roles }) => roles.some(({ office }) => offices.some((role) => isAskedOffice(role, office)));
  }

  function listingAt({ article, speaker }: Quote): Listing | undefined {
    current();
    return speaker && byName.get(article)?.get(speaker.name);
  }

  return {
    add(article, seen) {
      sightings.set(article, seen);
      byName.set(article, new Map());
      for (const sighting of seen) tally.add(lastName(sighting.name), sighting);
    },
    remove(article) {
      for (const sighting of sightings.get(article) ?? []) tally.remove(lastName(sighting.name), sighting);
      sightings.delete(article);
      byName.delete(article);
    },
    changed(article) {
      for (const { name } of sightings.get(article) ?? []) tally.changed(lastName(name));
    },
    *steps() {
      yield* tally.steps();
      current();
    },
    list: () => current().counts,
    listOf(said) {
      current();
      const spoken = Map.groupBy(
        said,
        ({ article, speaker }) => speaker && byName.get(article)?.get(speaker.name),
      );
      return [...spoken]
        .flatMap(([listing, theirs]) => {
          if (listing === undefined) return [];
          // All that is counted of somebody is counted already.
          const isAll = listing.count?.quotations === theirs.length && theirs.every(isShown);
          return (isAll && listing.count) || speakerCount(listing.profile, theirs);
        })
        .sort(bySpeaker);
    },
    profileOf: (quote) => listingAt(quote)?.profile,
    takenFor(quote) {
      const profile = listingAt(quote)?.profile;
      const seen = quote.speaker && sightingOf(quote.article, quote.speaker.name);
      if (profile === undefined || seen === undefined) return undefined;
      return seen.names.some((name) => hasWordsOf(name, profile.name)) ? undefined : profile.name;
    },
    meant(name, days) {
      current();
      const found = [...asked.meant(name, days)].filter(isCounted);
      const people = found.filter(({ profile }) => profile.isPerson);
      const others = [...asked.calledSo(name)].some(isCounted) || people.length < found.length;
      return {
        asked: name,
        people: people.sort(byCount).map(({ count }) => count),
        others,
      };
    },
    speakersMeant(names, days) {
      current();
      const wanted = new Set(names.flatMap((name) => [...asked.meant(name, days)]));
      const called = new Set(names.flatMap((name) => [...asked.calledSo(name)]));
      const isCalledSo = isCalledOneOf(names);
      return [...wanted, ...called.difference(wanted)].flatMap((listing) =>
        wanted.has(listing) ? listing.sightings : listing.sightings.filter(isCalledSo),
      );
    },
    filter(names, days) {
      current();
      const judges = names.map((name) => asked.isMeant(name, days));
      const known = new Map<Listing, boolean>();
      const isCalledSo = isCalledOneOf(names);
      return (article, name) => {
        const listing = byName.get(article)?.get(name);
        if (listing === undefined) return false;
        const isMeant = known.get(listing) ?? judges.some((judge) => judge(listing));
        known.set(listing, isMeant);
        const seen = isMeant || listing.profile.isPerson ? undefined : sightingOf(article, name);
        return isMeant || (seen !== undefined && isCalledSo(seen));
      };
    },
    directory: () => current().listed,
  };
}

function hasWordsOf(name: string, other: string): boolean {
  const words = new Set(foldedWords(name));
  return foldedWords(other).every((word) => words.has(word));
}

/** Who is listed, in order, and at which place. */
interface State {
  readonly counts: readonly SpeakerCount[];
  readonly listed: readonly Listed[];
}

type Counted = Listing & { readonly count: SpeakerCount };

const isCounted = (listing: Listing): listing is Counted => listing.count !== undefined;

const byCount = (a: Counted, b: Counted): number =>
  bySpeaker(a.count, b.count) || (a.tie < b.tie ? -1 : a.tie > b.tie ? 1 : 0);

/** Each person's sightings, and those of each name that is nobody's in particular. */
function groupsOf(members: ReadonlySet<Sighting>) {
  const { people, others } = resolve([...members]);
  const written = Map.groupBy(others, ({ name }) => foldedWords(name).join(" ")).values();
  return [
    ...people.map((group) => ({ group, isPerson: true })),
    ...Array.from(written, (group) => ({ group, isPerson: false })),
  ];
}
