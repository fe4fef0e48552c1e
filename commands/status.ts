import { hostname } from "node:os";
import { type Block, paragraph, plain } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { roomOf } from "../src/chat/destinations.ts";
import type { SurfaceReport } from "../src/chat/rooms.ts";
import { coverText } from "../src/chat/views/empty.ts";
import { buttonRow, counted, foot } from "../src/chat/views/foot.ts";
import { stateText } from "../src/chat/views/occurrence.ts";
import { surfaceName } from "../src/chat/views/surface-name.ts";
import { agoText, momentText, nextTimes } from "../src/chat/views/times.ts";
import { isTest, type Occurrence, type OccurrenceState } from "../src/desk/occurrence.ts";
import type { Subscription } from "../src/desk/subscription.ts";
import { UserError } from "../src/research/errors.ts";

/** More of a kind are counted only. */
const most = 5;

/** The ledger is counted over these days, in milliseconds. */
const week = 7 * 86_400_000;

export default defineCommand({
  description: "How the desk is: what was posted, what comes next, what is paused and why",
  examples: () => ["status"],
  options: {},
  async run(_, context) {
    const surfaces = await context.surfaces();
    const desk = deskOf(context);
    const troubles = [
      ...surfaces.flatMap(({ name, state }) =>
        typeof state === "object" ? [`${name}: ${"down" in state ? state.down : state.lacks}`] : [],
      ),
      ...desk.troubles,
      ...unread(context),
    ];
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

const labelled = (label: string, text: string): Block => ({
  kind: "text",
  style: "body",
  runs: [{ text: label, bold: true }, plain(`  ${text}`)],
});

const unread = ({ research }: Context): readonly string[] =>
  research.problems.length === 0
    ? []
    : [`${counted(research.problems.length, "file")} could not be read: sources says why.`];

function surfaceText({ name, state }: SurfaceReport): string {
  if (state === "connecting") return `${name} is connecting`;
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
  const recent = subscriptions.flatMap(({ id }) =>
    records.ledger.history(id, mostRecent).filter(({ changed }) => changed > now - week),
  );
  const stopped = subscriptions.filter((each) => each.paused !== undefined);
  const wasRefused = ({ id, paused: why }: Subscription): boolean =>
    records.ledger.history(id, mostRecent).some(({ state, reason }) => state === "skipped" && reason === why);
  const textOf = (each: Subscription): string => `${postsText(each, context)}. ${each.paused}`;
  const refused = stopped.filter(wasRefused).map(textOf);
  const paused = stopped.filter((each) => !wasRefused(each)).map(textOf);
  const failing = recent.filter(({ state }) => state === "failed");
  const next = nextPosts(subscriptions, now);
  const last = records.arrivals.last();
  const newest = records.arrivals.between(last - 1, last)[0];
  const running = records.watches.running().length;
  return {
    troubles: [
      ...refused.slice(0, most).map((each) => `Paused: ${each}`),
      ...(refused.length > most ? [`${refused.length - most} more are paused, as they were refused.`] : []),
      ...failing
        .slice(0, most)
        .map(
          (each) =>
            `A post of ${momentText(each.due, context.call.asker.zone)} is ${stateText(each, context.call.asker.zone)}`,
        ),
    ],
    freshness: newest === undefined ? [] : [`The last one came ${agoText(now - newest.at)} ago.`],
    blocks: [
      ...paused.slice(0, most).map((each) => labelled("Paused", each)),
      ...(paused.length > most ? [labelled("Paused", `${paused.length - most} more.`)] : []),
      labelled("Last seven days", ledgerText(recent)),
      labelled(
        "Next posts",
        next.length === 0
          ? "none is planned."
          : next
              .map(
                ({ subscription, at, zone }) =>
                  `${momentText(at, zone)} (${zone}), ${postsText(subscription, context)}`,
              )
              .join(" · "),
      ),
      labelled("Watches", `${counted(running, "watch", "watches")} running.`),
      labelled("Database", "can be read and written."),
    ],
    data: { database: "well", ledger: countsOf(recent), paused: stopped.length, watches: running },
  };
}

/** So many rows of each subscription are counted at most. */
const mostRecent = 100;

const countsOf = (rows: readonly Occurrence[]): Readonly<Partial<Record<OccurrenceState, number>>> =>
  Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, of]) => [state, of.length]));

function ledgerText(rows: readonly Occurrence[]): string {
  const { sent = 0, failed = 0, skipped = 0 } = countsOf(rows);
  const tests = rows.filter(({ window, state }) => isTest(window) && state === "sent").length;
  const tested = tests === 0 ? "" : ` (${counted(tests, "test line")} among them)`;
  return `${counted(sent, "post")} sent${tested}, ${failed} to be tried again, ${skipped} left out with their reason.`;
}

function nextPosts(subscriptions: readonly Subscription[], now: number) {
  return subscriptions
    .flatMap((subscription) => {
      const { schedule, paused } = subscription;
      if (schedule === undefined || paused !== undefined) return [];
      return nextTimes(schedule, now, 1).map((at) => ({ subscription, at, zone: schedule.zone }));
    })
    .toSorted((a, b) => a.at - b.at)
    .slice(0, most);
}

/** Others' rooms are told by their surface alone. */
function postsText({ kind, to }: Subscription, { call }: Context): string {
  const room = roomOf(call);
  const isHere = to.surface === room.surface && (to.channel === room.channel || to.channel === call.asker.id);
  if (!isHere) return `${kinds[kind]} on ${surfaceName(to.surface)}`;
  return to.isPerson ? `your ${kinds[kind]}` : `${kinds[kind]} here`;
}

const kinds = {
  digest: "the digest",
  now: "watches at once",
  day: "daily watches",
  week: "weekly watches",
} as const;
