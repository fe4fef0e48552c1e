import type { Destination } from "../desk/destination.ts";
import { keyOfName } from "../desk/name.ts";
import type { DeskNames, NamedClipping, NamedWatch } from "../desk/names.ts";
import { type Directory, namesFor, type Offered } from "../research/directory.ts";
import { foldedWords } from "../research/fold.ts";
import type { Call } from "./call.ts";
import type { Option } from "./command.ts";
import { personOf, roomOf } from "./destinations.ts";
import { shortAtWord } from "./labels.ts";
import { shownLabel, shownLike } from "./shown.ts";
import { zoneOffers } from "./zone-offers.ts";

/** What a name is typed of: a speaker, an outlet, a board, a watch, a time zone, the id of what stands on a board. */
export const suggestFields = ["by", "in", "board", "watch", "zone", "clipping"] as const;
export type SuggestField = (typeof suggestFields)[number];

/** What is offered while an option is typed. */
export const offeredIn = ({ kind, offers }: Option): SuggestField | undefined =>
  offers ?? (kind === "zone" ? "zone" : undefined);

/** A name to offer while someone types. */
export interface Suggestion {
  /** As it stands in a line. */
  readonly value: string;
  /** The name with what tells it from others, for people, in one line: at most 100 UTF-16 code units, cut between words. */
  readonly label: string;
}

/** Whose watches and time zone are offered: those of the asker and of the room they type in. */
export type Typing = Pick<Call, "asker" | "where">;

/** What names are offered of, as it is at the moment. */
export interface Known {
  readonly directory: () => Directory;
  readonly names: () => DeskNames;
  readonly now?: () => Temporal.Instant;
}

/** Discord's limit for the name of a choice; Slack has 75 for the text of an option, and cuts it there. */
const longestLabel = 100;

/** What is offered of what is known here, best first: none twice. */
export function suggestionsOf(
  { directory, names, now = Temporal.Now.instant }: Known,
  field: SuggestField,
  typed: string,
  limit: number,
  from?: Typing,
): readonly Suggestion[] {
  if (field === "board") return begunBy(names().boards, typed, limit).map(boardOffer);
  if (field === "zone") return zoneOffers(typed, limit, names().zones, now(), from);
  if (field === "clipping") return clippingOffers(names().clippings, typed, limit);
  if (field === "watch") return watchOffers(names().watches, typed, limit, from);
  return namesFor(directory()[field], typed, limit).map(nameOffer);
}

/** One for all: a list of offers has 25 counts, and each keystroke brings one. */
const figures = new Intl.NumberFormat("en-GB");

/** "Jane Doe, mayor of Port Elm (142)": the count stays, whatever is cut. */
const nameOffer = ({ name, role, count }: Offered): Suggestion =>
  offer(name, role === undefined ? name : `${name}, ${role}`, `(${figures.format(count)})`);

const boardOffer = ({ name, count }: DeskNames["boards"][number]): Suggestion =>
  offer(name, name, `(${figures.format(count)})`);

const clippingOffers = (
  clippings: readonly NamedClipping[],
  typed: string,
  limit: number,
): readonly Suggestion[] =>
  shownLike(
    clippings.map(({ quote, speaker, words }) => ({ id: quote, label: shownLabel(speaker, words) })),
    typed,
  )
    .slice(0, limit)
    .map(({ id, label }) => ({ value: id, label }));

/** The asker's own first, as a line means them first; the room's of the same name is asked for with to:channel. */
function watchOffers(
  watches: readonly NamedWatch[],
  typed: string,
  limit: number,
  from: Typing | undefined,
): readonly Suggestion[] {
  if (from === undefined) return [];
  const theirs = [personOf(from), roomOf(from)].flatMap((to) =>
    watches.filter((watch) => isSame(watch.to, to)),
  );
  const once = new Map(theirs.toReversed().map((watch) => [keyOfName(watch.name), watch]));
  return begunBy(
    theirs.filter((watch) => once.get(keyOfName(watch.name)) === watch),
    typed,
    limit,
  ).map(watchOffer);
}

const isSame = (a: Destination, b: Destination): boolean =>
  a.surface === b.surface && a.channel === b.channel && a.isPerson === b.isPerson;

function watchOffer({ name, to, every, paused }: NamedWatch): Suggestion {
  const facts = [...(to.isPerson ? [] : ["this channel"]), paces[every], ...(paused ? ["paused"] : [])];
  return offer(name, name, `(${facts.join(", ")})`);
}

const paces = { now: "at once", day: "daily", week: "weekly" } as const;

/** Those with a word that begins so, and what else was typed behind it. */
function begunBy<T extends { readonly name: string }>(
  named: readonly T[],
  typed: string,
  limit: number,
): readonly T[] {
  const wanted = ` ${foldedWords(typed).join(" ")}`;
  return named.filter(({ name }) => ` ${foldedWords(name).join(" ")}`.includes(wanted)).slice(0, limit);
}

const offer = (value: string, told: string, behind: string): Suggestion => ({
  value,
  label: `${shortAtWord(told, longestLabel - behind.length - 1)} ${behind}`,
});
