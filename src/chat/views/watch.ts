import type { Destination } from "../../desk/destination.ts";
import { scheduleOf } from "../../desk/keep-subscribed.ts";
import { printSchedule } from "../../desk/schedule.ts";
import type { Subscription } from "../../desk/subscription.ts";
import type { Every, Watch } from "../../desk/watch.ts";
import { UserError } from "../../research/errors.ts";
import { nearestOf } from "../../research/nearest.ts";
import type { Query } from "../../research/search/query.ts";
import { type Block, plain } from "../card.ts";
import type { Context, Option } from "../command.ts";
import { personOf, roomOf } from "../destinations.ts";
import { oneLine } from "../option-kinds.ts";

/** Whom a watch tells. */
export const toOption = {
  kind: "choice",
  description: "Who is told",
  choices: { me: "only me", channel: "this channel" },
} as const satisfies Option;

/** A watch by its name. */
export const nameOption = {
  kind: "text",
  description: "The watch, by its name",
  most: 60,
  bare: true,
  offers: "watch",
} as const satisfies Option;

/** Where a watch of the asker's tells. */
export const placeOf = (to: "me" | "channel", { call }: Context): Destination =>
  to === "me" ? personOf(call) : roomOf(call);

/** How a destination is asked for in a line. */
export const wordOf = (to: Destination): "me" | "channel" => (to.isPerson ? "me" : "channel");

/** Those that the asker may see here: their own and the room's. */
export const watchesHere = ({ records, call }: Context): readonly Watch[] =>
  [personOf(call), roomOf(call)].flatMap((to) => records.watches.of(to));

/**
 * The watch of this name, the asker's own before the room's where it is not said which. Throws a `UserError` that names those
 * there are.
 */
export function watchCalled(name: string, to: "me" | "channel" | undefined, context: Context): Watch {
  const places = to === undefined ? (["me", "channel"] as const) : [to];
  for (const place of places) {
    const watch = context.records.watches.byName(placeOf(place, context), name);
    if (watch !== undefined) return watch;
  }
  const names = watchesHere(context).map((watch) => watch.name);
  const near = nearestOf(name, names);
  if (names.length === 0) throw new UserError(`There is no watch “${name}”, and none at all here yet.`);
  const meant = near === undefined ? "" : ` Did you mean “${near}”?`;
  const listed = names.slice(0, mostNamed).map((each) => `“${each}”`);
  throw new UserError(
    `There is no watch “${name}” here.${meant} There ${listed.length === 1 ? "is" : "are"} ${listed.join(", ")}${names.length > mostNamed ? " and more: watches" : ""}.`,
  );
}

const mostNamed = 8;

/** When a watch tells: "at once", "daily at 08:30, Europe/Brussels", also in the room's digest. */
export function paceText(every: Every, to: Destination, zone: string, context: Context): string {
  if (every === "now") return "at once";
  const posts = postsOf(every, to, context);
  const schedule = posts?.schedule ?? scheduleOf(every, zone);
  if (schedule === undefined) return "at once";
  if (posts?.kind === "digest") return `in its digest, ${printSchedule(schedule)}`;
  return every === "week" ? `on Mondays at ${schedule.at}, ${schedule.zone}` : printSchedule(schedule);
}

/** The posts that tell what a watch of this pace finds. */
export function postsOf(every: Every, to: Destination, { records }: Context): Subscription | undefined {
  const digest = every === "day" ? records.subscriptions.of("digest", to) : undefined;
  return digest ?? records.subscriptions.of(every, to);
}

/** Why what a watch finds is not posted now, and the line that lets it go on; undefined where it is posted. */
export function heldUp(
  { every, to, name }: Pick<Watch, "every" | "to" | "name">,
  context: Context,
): HeldUp | undefined {
  const posts = postsOf(every, to, context);
  const reason = posts?.paused;
  if (reason === undefined) return undefined;
  const own = { name, to: to.isPerson ? undefined : wordOf(to), pause: "no" };
  return posts?.kind === "digest"
    ? { reason, isDigest: true, goOn: context.lineFor("digest", { action: "resume" }) }
    : { reason, isDigest: false, goOn: context.lineFor("watches", own) };
}

interface HeldUp {
  readonly reason: string;
  /** It is the room's digest that is paused. */
  readonly isDigest: boolean;
  readonly goOn: string;
}

/** The same for a card; nothing where it is posted. */
export function heldUpBlocks(
  watch: Pick<Watch, "every" | "to" | "name">,
  context: Context,
): readonly Block[] {
  const held = heldUp(watch, context);
  if (held === undefined) return [];
  const { reason, isDigest, goOn } = held;
  return [
    {
      kind: "text",
      style: "body",
      runs: [
        { text: isDigest ? "The digest is paused. " : "Its posts are paused. ", bold: true },
        plain(`${reason} What is found meanwhile is kept and told later. To go on: `),
        { text: goOn, code: true },
      ],
    },
  ];
}

/** A name that a person would give a watch of this query: its words, then who and where. At most 60 UTF-16 code units. */
export function nameFor(query: Query): string {
  const words = [
    ...query.required,
    ...query.words,
    ...query.phrases,
    ...query.either.map((group) => group.map(({ text }) => text).join(" or ")),
    ...(query.about.length === 0 ? [] : [`about ${query.about.join(" or ")}`]),
    ...query.article,
    ...(query.by.length === 0 ? [] : [`by ${query.by.join(" or ")}`]),
    ...(query.in.length === 0 ? [] : [`in ${query.in.join(" or ")}`]),
    ...(query.except.by.length === 0 ? [] : [`not by ${query.except.by.join(" or ")}`]),
    ...(query.except.in.length === 0 ? [] : [`not in ${query.except.in.join(" or ")}`]),
    ...(query.without.length === 0 ? [] : [`without ${query.without.map(({ text }) => text).join(", ")}`]),
  ];
  const name = oneLine(words.join(" "));
  return name.length <= nameOption.most
    ? name
    : `${name
        .slice(0, nameOption.most - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
