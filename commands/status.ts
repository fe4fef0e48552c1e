import { hostname } from "node:os";
import type { Call } from "../src/chat/call.ts";
import { type Block, paragraph, plain } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { makerOf, personOf, roomOf } from "../src/chat/destinations.ts";
import type { SurfaceReport } from "../src/chat/rooms.ts";
import { coverText } from "../src/chat/views/empty.ts";
import { buttonRow, counted, foot } from "../src/chat/views/foot.ts";
import { stateText } from "../src/chat/views/occurrence.ts";
import { surfaceName } from "../src/chat/views/surface-name.ts";
import { agoText, momentText, nextTimes } from "../src/chat/views/times.ts";
import { unreadFacts } from "../src/chat/views/unread.ts";
import type { Destination } from "../src/desk/destination.ts";
import { isTest, type Occurrence, type OccurrenceState } from "../src/desk/occurrence.ts";
import type { Subscription } from "../src/desk/subscription.ts";
import type { Watch } from "../src/desk/watch.ts";
import { UserError } from "../src/research/errors.ts";

/** More of a kind are counted only. */
const most = 5;

/** Rows of each subscription that are counted at most. */
const mostRecent = 100;

/** The ledger is counted over these days, in milliseconds. */
const week = 7 * 86_400_000;

export default defineCommand({
  description: "How the desk is: what was posted, what comes next, what is paused and why",
  examples: () => ["status"],
  options: {},
  async run(_, context) {
    const surfaces = await context.surfaces();
    const desk = deskOf(context);
    const troubles = [...surfaces.flatMap(troublesOf), ...desk.troubles, ...unread(context)];
    const title =
      troubles.length === 0
        ? "All is well"
        : counted(troubles.length, "thing to look at", "things to look at");
    return {
      outcome: "answered",
      summary: `${title}. ${coverText(context)}`,
      blocks: [
        paragraph(title, "heading"),
        ...troubles.map((trouble) => labelled("Look at", trouble)),
        labelled("Articles", [coverText(context), ...desk.freshness].join(" ")),
        ...(surfaces.length === 0 ? [] : [labelled("Surfaces", surfaces.map(surfaceText).join(" · "))]),
        ...desk.blocks,
        foot(context, [`${hostname()}:${process.pid}`, `up for ${agoText(process.uptime() * 1000)}`]),
        ...buttonRow([
          { label: "Sources", line: "sources" },
          { label: "Watches", line: "watches" },
          { label: "Digest", line: "digest" },
        ]),
      ],
      data: { ...context.research.count, surfaces, troubles, ...desk.data },
    };
  },
});

function troublesOf({ name, state }: SurfaceReport): readonly string[] {
  if (state === "connecting") return [`${name} is connecting: until it is, nobody there is answered.`];
  return typeof state === "object" ? [`${name}: ${"down" in state ? state.down : state.lacks}`] : [];
}

const labelled = (label: string, text: string): Block => ({
  kind: "text",
  style: "body",
  runs: [{ text: label, bold: true }, plain(`  ${text}`)],
});

function unread({ research }: Context): readonly string[] {
  const facts = unreadFacts(research.problems);
  return facts.length === 0 ? [] : [`${facts.join(", ")}: sources says why.`];
}

function surfaceText({ name, state }: SurfaceReport): string {
  if (state === "connecting") return `${name} is connecting`;
  if (state === "unattended") return `${name} is not open`;
  return typeof state === "object" && "down" in state ? `${name} is down` : `${name} is up`;
}

/** What is known from the desk's database. */
interface Known {
  readonly troubles: readonly string[];
  readonly freshness: readonly string[];
  readonly blocks: readonly Block[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where the database cannot be asked or written, that is what is to be said. */
function deskOf(context: Context): Known {
  try {
    const { records } = context;
    records.check();
    return knownOf(records.subscriptions.all(), context);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return { troubles: [cause.message], freshness: [], blocks: [], data: { database: cause.message } };
  }
}

function knownOf(subscriptions: readonly Subscription[], context: Context): Known {
  const { records } = context;
  const now = context.now().epochMilliseconds;
  const { zone } = context.call.asker;
  const posts = subscriptions.map((subscription) => postsOf(subscription, now, context));
  // The posts of watches that are all paused come only to find nothing.
  const hasNews = ({ subscription: { kind, to } }: Posts): boolean =>
    kind === "digest" || paces.has(paceOf(kind, to));
  const [own, others] = [posts.filter(({ isOwn }) => isOwn), posts.filter(({ isOwn }) => !isOwn)];
  const recent = posts.flatMap((each) => each.recent);
  const textOf = ({ subscription }: Posts): string =>
    `${postsText(subscription, context)}. ${subscription.paused}`;
  const refused = own.filter(({ stopped }) => stopped === "refused").map(textOf);
  const paused = own.filter(({ stopped }) => stopped === "paused").map(textOf);
  const last = records.arrivals.last();
  const newest = records.arrivals.between(last - 1, last)[0];
  const running = records.watches.running();
  const paces = new Set(running.map(({ every, to }) => paceOf(every, to)));
  return {
    troubles: [
      ...refused.slice(0, most).map((each) => `Paused: ${each}`),
      ...(refused.length > most ? [`${refused.length - most} more are paused, as they were refused.`] : []),
      ...own
        .flatMap(({ failing }) => failing)
        .slice(0, most)
        .map((each) => `A post of ${momentText(each.due, zone)} is ${stateText(each, zone)}`),
      ...elsewhereTroubles(others),
    ],
    freshness: newest === undefined ? [] : [`The last one came ${agoText(now - newest.at)} ago.`],
    blocks: [
      ...paused.slice(0, most).map((each) => labelled("Paused", each)),
      ...(paused.length > most ? [labelled("Paused", `${paused.length - most} more.`)] : []),
      labelled("Last seven days", ledgerText(recent)),
      labelled("Next posts", nextText(own.filter(hasNews), others.filter(hasNews), context)),
      labelled("Watches", runningText(running, subscriptions)),
      labelled("Database", "can be read and written."),
    ],
    data: {
      database: "well",
      ledger: countsOf(recent),
      paused: posts.filter(({ stopped }) => stopped !== undefined).length,
      watches: running.length,
    },
  };
}

/** What the watches of one pace in one place have in common: their posts. The digest has those of the day. */
const paceOf = (kind: Subscription["kind"], { surface, channel, isPerson }: Destination): string =>
  JSON.stringify([kind === "digest" ? "day" : kind, surface, channel, isPerson]);

function runningText(running: readonly Watch[], subscriptions: readonly Subscription[]): string {
  const paused = new Set(
    subscriptions.flatMap((each) => (each.paused === undefined ? [] : [paceOf(each.kind, each.to)])),
  );
  const held = running.filter(({ every, to }) => paused.has(paceOf(every, to))).length;
  const but = held === 0 ? "" : `, ${held} of them with posts that are paused`;
  return `${counted(running.length, "watch", "watches")} running${but}.`;
}

/** A subscription, and how it fares. */
interface Posts {
  readonly subscription: Subscription;
  /** The asker's own, or of the room. */
  readonly isOwn: boolean;
  readonly stopped?: "refused" | "paused";
  /** Its rows of the last seven days. */
  readonly recent: readonly Occurrence[];
  readonly failing: readonly Occurrence[];
}

function postsOf(subscription: Subscription, now: number, context: Context): Posts {
  const history = context.records.ledger.history(subscription.id, mostRecent);
  const recent = history.filter(({ changed }) => changed > now - week);
  const { paused } = subscription;
  const wasRefused = history.some(({ state, reason }) => state === "skipped" && reason === paused);
  return {
    subscription,
    isOwn: isOwn(subscription, context.call),
    ...(paused !== undefined && { stopped: wasRefused ? "refused" : "paused" }),
    recent,
    failing: recent.filter(({ state }) => state === "failed"),
  };
}

/** Of what others set up elsewhere nothing is told but that something is wrong with it. Whoever runs the desk has its file, so may see all. */
function isOwn({ to, by }: Subscription, call: Call): boolean {
  const [room, person, maker] = [roomOf(call), personOf(call), makerOf(call)];
  if (room.surface === "terminal") return true;
  return (
    [room, person].some((here) => isSame(here, to)) || (by.surface === maker.surface && by.id === maker.id)
  );
}

function elsewhereTroubles(others: readonly Posts[]): readonly string[] {
  const refused = others.filter(({ stopped }) => stopped === "refused").length;
  const failing = others.flatMap((each) => each.failing).length;
  return [
    ...(refused === 0
      ? []
      : [
          `Posts to ${counted(refused, "other place")} are paused, as they were refused; whoever set them up was told.`,
        ]),
    ...(failing === 0 ? [] : [`${counted(failing, "post")} to other places could not be made yet.`]),
  ];
}

const countsOf = (rows: readonly Occurrence[]): Readonly<Partial<Record<OccurrenceState, number>>> =>
  Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, of]) => [state, of.length]));

function ledgerText(rows: readonly Occurrence[]): string {
  const { sent = 0, failed = 0, skipped = 0 } = countsOf(rows);
  const tests = rows.filter(({ window, state }) => isTest(window) && state === "sent").length;
  const tested = tests === 0 ? "" : ` (${counted(tests, "test line")} among them)`;
  return `${counted(sent, "post")} sent${tested}, ${failed} to be tried again, ${skipped} left out with their reason.`;
}

/** Of others' posts only how many there are. */
function nextText(own: readonly Posts[], others: readonly Posts[], context: Context): string {
  const now = context.now().epochMilliseconds;
  const texts = nextPosts(own, now).map(
    ({ subscription, at, zone }) => `${momentText(at, zone)} (${zone}), ${postsText(subscription, context)}`,
  );
  const elsewhere = others.filter(({ subscription }) => isPlanned(subscription)).length;
  if (elsewhere > 0) texts.push(`${elsewhere} elsewhere`);
  return texts.length === 0 ? "none is planned." : texts.join(" · ");
}

const isPlanned = ({ schedule, paused }: Subscription): boolean =>
  schedule !== undefined && paused === undefined;

function nextPosts(posts: readonly Posts[], now: number) {
  return posts
    .flatMap(({ subscription }) => {
      const { schedule, paused } = subscription;
      if (schedule === undefined || paused !== undefined) return [];
      return nextTimes(schedule, now, 1).map((at) => ({ subscription, at, zone: schedule.zone }));
    })
    .toSorted((a, b) => a.at - b.at)
    .slice(0, most);
}

/** Another room is told by its surface alone. */
function postsText({ kind, to }: Subscription, { call }: Context): string {
  if (isSame(to, personOf(call))) return `your ${kinds[kind]}`;
  if (!isSame(to, roomOf(call))) return `${itsKind(kind)} on ${surfaceName(to.surface)}`;
  return call.where.isDirect ? `your ${kinds[kind]}` : `${itsKind(kind)} here`;
}

const isSame = (a: Destination, b: Destination): boolean =>
  a.surface === b.surface && a.channel === b.channel && a.isPerson === b.isPerson;

const kinds = {
  digest: "digest",
  now: "watches at once",
  day: "daily watches",
  week: "weekly watches",
} as const;

const itsKind = (kind: Subscription["kind"]): string => (kind === "digest" ? "the digest" : kinds[kind]);
