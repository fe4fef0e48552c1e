import { type Block, type Button, type Card, paragraph, plain, type Run, textOf } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { makerOf, roomOf } from "../src/chat/destinations.ts";
import { createDigests } from "../src/chat/digest/compose.ts";
import { buttonRow, foot } from "../src/chat/views/foot.ts";
import { occurrenceRow } from "../src/chat/views/occurrence.ts";
import { postTestLine } from "../src/chat/views/test-line.ts";
import { momentText, nextTimes } from "../src/chat/views/times.ts";
import { removeDigest, setDigest } from "../src/desk/keep-subscribed.ts";
import { printDays, printSchedule, type Schedule } from "../src/desk/schedule.ts";
import type { Subscription } from "../src/desk/subscription.ts";
import type { Watch } from "../src/desk/watch.ts";
import { UserError } from "../src/research/errors.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Rows of its history that are shown. */
const mostShown = 15;

const isSettingUp = (action: string | undefined): boolean =>
  action !== undefined && action !== "preview" && action !== "history";

export default defineCommand({
  description: "This channel's daily post of what is new",
  changes: ({ action }) => isSettingUp(action),
  manages: ({ action }) => isSettingUp(action),
  examples: () => ["digest", "digest set 08:30 zone:Europe/Brussels days:weekdays", "digest preview"],
  options: {
    action: {
      kind: "choice",
      description: "What to do; without it the digest is shown as it is",
      choices: {
        set: "set it up, or change it",
        preview: "show what it would say now",
        run: "post it now",
        pause: "pause it",
        resume: "let it go on",
        history: "what was posted, and what was not and why",
        remove: "end it",
      },
      bare: true,
    },
    at: { kind: "time", description: "The time of day, like 08:30", bare: true, actions: ["set"] },
    zone: {
      kind: "zone",
      description: "Its time zone, like Europe/Brussels; else yours",
      actions: ["set"],
    },
    days: {
      kind: "days",
      description: "Like weekdays or mon,wed,fri; else every day",
      actions: ["set"],
    },
  },
  does({ action, at, zone, days }, context) {
    const digest = context.records.subscriptions.of("digest", roomOf(context.call));
    if (action === "set") {
      const { schedule } = scheduleOf({ at, zone, days }, context);
      const was = digest?.schedule === undefined ? "" : ` Now it comes ${printSchedule(digest.schedule)}.`;
      return `It posts a test line here, and from then on what is new, ${printSchedule(schedule)}.${was}`;
    }
    if (digest === undefined) return refuseMissing(context);
    const times = digest.schedule === undefined ? "" : ` (${printSchedule(digest.schedule)})`;
    return deeds[action ?? "run"]?.(`${ofHere(context)}${times}`) ?? "";
  },
  run({ action, at, zone, days }, context) {
    if (action === "set") return setUp({ at, zone, days }, context);
    if (at !== undefined || zone !== undefined || days !== undefined)
      throw new UserError(
        `A time, a zone or days are for setting it up: ${context.lineWith({ action: "set", at: at ?? "08:30" })}`,
      );
    const digest = context.records.subscriptions.of("digest", roomOf(context.call));
    if (digest === undefined) return action === undefined ? noDigest(context) : refuseMissing(context);
    return actions[action ?? "show"](digest, context);
  },
});

const actions = {
  show: showCard,
  preview: previewCard,
  run: runCard,
  pause: pauseCard,
  resume: resumeCard,
  history: historyCard,
  remove: removeCard,
} as const satisfies Record<string, (digest: Subscription, context: Context) => Card | Promise<Card>>;

/** What is done with a digest that there is. */
const deeds: Readonly<Record<string, (digest: string) => string>> = {
  run: (digest) => `It posts ${digest} now, with all that is new since the last one.`,
  pause: (digest) => `It pauses ${digest}. Nothing is lost: what arrives meanwhile is told when it goes on.`,
  resume: (digest) => `It lets ${digest} go on, with what arrived meanwhile.`,
  remove: (digest) => `It ends ${digest}.`,
};

/** What was typed of a schedule. */
interface Typed {
  readonly at: string | undefined;
  readonly zone: string | undefined;
  readonly days: readonly number[] | undefined;
}

/** The schedule that is meant, and the one that there is. Throws a `UserError` where no time is known. */
function scheduleOf(typed: Typed, { records, call }: Context) {
  const before = records.subscriptions.of("digest", roomOf(call))?.schedule;
  const at = typed.at ?? before?.at;
  if (at === undefined) throw new UserError("At what time? Type it like: digest set 08:30");
  const schedule: Schedule = {
    at,
    zone: typed.zone ?? before?.zone ?? call.asker.zone,
    days: typed.days ?? before?.days ?? everyDay,
  };
  return { schedule, before };
}

async function setUp(typed: Typed, context: Context): Promise<Card> {
  const { records, call } = context;
  const to = roomOf(call);
  const { schedule, before } = scheduleOf(typed, context);
  const digest = records.subscriptions.of("digest", to);
  // One that is paused may be so since it could not be posted: then the test line tells.
  if (digest?.paused === undefined && digest?.schedule !== undefined && isSame(schedule, digest.schedule))
    return scheduleCard(`${capital(ofHere(context))} stays as it is`, digest, context);
  const note = await postTestLine(to, testSentence(schedule, context), "digest", "digest", context);
  const set = setDigest(records, to, makerOf(call), schedule);
  note(set);
  return scheduleCard(
    before === undefined
      ? `${capital(ofHere(context))} is set, and its test line posted`
      : `${capital(ofHere(context))} is changed, and a test line posted`,
    set,
    context,
    before === undefined ? [] : keptNotes(typed, schedule, context),
  );
}

const isSame = (a: Schedule, b: Schedule): boolean => printSchedule(a) === printSchedule(b);

/** What was not typed stays as it was set before, and whoever set another time may not expect that. */
function keptNotes({ at, zone, days }: Typed, schedule: Schedule, context: Context): readonly string[] {
  const kept = [
    ...(at === undefined ? [`the time (${schedule.at})`] : []),
    ...(days === undefined ? [`the days (${printDays(schedule.days)})`] : []),
    ...(zone === undefined ? [`the zone (${schedule.zone})`] : []),
  ];
  if (kept.length === 0) return [];
  const other = context.lineFor("digest", { action: "set", ...schedule, days: days ?? otherDays(schedule) });
  return [`Kept as before: ${kept.join(", ")}.${days === undefined ? ` For other days: ${other}` : ""}`];
}

const otherDays = ({ days }: Schedule): readonly number[] =>
  days.length === everyDay.length ? [1, 2, 3, 4, 5] : everyDay;

const testSentence = (schedule: Schedule, { call }: Context): string =>
  `A digest of what is new will come here ${printSchedule(schedule)}, set up by ${call.asker.name}. This is the test line.`;

function showCard(digest: Subscription, context: Context): Card {
  const title = `${capital(ofHere(context))}${digest.paused === undefined ? "" : " is paused"}`;
  return scheduleCard(title, digest, context);
}

/** Its times, always with their zone, what it tells and what can be done. */
function scheduleCard(
  title: string,
  digest: Subscription,
  context: Context,
  notes: readonly string[] = [],
): Card {
  const { schedule, paused } = digest;
  const times = schedule === undefined ? [] : nextTimes(schedule, context.now().epochMilliseconds, 3);
  const next = schedule === undefined ? [] : times.map((time) => momentText(time, schedule.zone));
  return {
    outcome: "answered",
    summary: `${title}: ${schedule === undefined ? "" : printSchedule(schedule)}`,
    blocks: [
      paragraph(title, "heading"),
      ...(schedule === undefined ? [] : [paragraph(capital(printSchedule(schedule)))]),
      ...(paused === undefined
        ? [lines(`Next (${schedule?.zone}): `, next)]
        : [paragraph(`${paused} Nothing is lost: what arrives meanwhile is told when it goes on.`)]),
      ...notes.map((note) => paragraph(note)),
      { kind: "text", style: "body", runs: tellsRuns(context) },
      foot(context, []),
      ...buttonRow(buttonsOf(digest)),
    ],
    data: {
      schedule,
      next: times.map((time) => Temporal.Instant.fromEpochMilliseconds(time).toString()),
      paused,
    },
  };
}

const lines = (label: string, texts: readonly string[]): Block => ({
  kind: "text",
  style: "body",
  runs: [{ text: label, bold: true }, plain(texts.join(" · "))],
});

const buttonsOf = ({ paused }: Subscription): readonly Button[] => [
  { label: "Preview", line: "digest preview" },
  ...(paused === undefined
    ? [
        { label: "Post it now", line: "digest run" },
        { label: "Pause", line: "digest pause" },
      ]
    : [{ label: "Go on", line: "digest resume" }]),
  { label: "History", line: "digest history" },
  { label: "Remove", line: "digest remove" },
];

/** The digest of the room, as whoever asks calls it. */
const ofHere = ({ call }: Context): string =>
  call.where.isDirect ? "your digest" : "the digest of this channel";

/** Which watches it tells, or what it tells without any. */
function tellsRuns({ records, call }: Context): readonly Run[] {
  const running = records.watches.of(roomOf(call)).filter(({ paused }) => !paused);
  const daily = running.filter(({ every }) => every === "day");
  if (daily.length > 0) return [plain(`It tells what is new of ${namesOf(daily)}.`)];
  if (call.where.isDirect)
    return [plain("It tells the most notable that is new. Your watches are told in posts of their own.")];
  const others =
    running.length === 0
      ? ""
      : ` What ${namesOf(running)} ${running.length === 1 ? "finds" : "find"} is told here in posts of its own.`;
  return [
    plain(
      `It tells the most notable that is new.${others} Once this channel has daily watches, it tells what they find instead: `,
    ),
    { text: "watch some words to:channel", code: true },
    plain("."),
  ];
}

/** "“Harbour”, “Lights” and 3 more" */
function namesOf(watches: readonly Watch[]): string {
  const names = watches.slice(0, mostNamed).map(({ name }) => `“${name}”`);
  const more = watches.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

const mostNamed = 6;

function noDigest(context: Context): Card {
  const title = noneHere(context);
  const { zone } = context.call.asker;
  return {
    outcome: "answered",
    summary: title,
    blocks: [
      paragraph(title, "heading"),
      {
        kind: "text",
        style: "body",
        runs: [
          plain("A post of what is new, every day at a time of yours: type "),
          { text: "digest set 08:30 days:weekdays", code: true },
          plain(`. Times are those of ${zone}, unless you name a zone.`),
        ],
      },
      foot(context, []),
      ...buttonRow([
        { label: "Daily at 08:30", line: context.lineFor("digest", { action: "set", at: "08:30" }) },
        {
          label: "Weekdays at 08:30",
          line: context.lineFor("digest", { action: "set", at: "08:30", days: [1, 2, 3, 4, 5] }),
        },
      ]),
    ],
    data: { schedule: undefined },
  };
}

const noneHere = ({ call }: Context): string =>
  call.where.isDirect ? "You have no digest here" : "This channel has no digest";

function refuseMissing(context: Context): never {
  throw new UserError(`${noneHere(context)} yet. Set one up first, like: digest set 08:30`);
}

/** What it would say now, and what it would cover. */
async function previewCard(digest: Subscription, context: Context): Promise<Card> {
  const { research, records, lineFor } = context;
  const now = (): number => context.now().epochMilliseconds;
  const digests = createDigests({
    research,
    records,
    permalink: (target) => context.permalink(target),
    lineFor,
    now,
  });
  const range = { after: digest.covered, until: records.arrivals.last(), due: now() };
  const news = await digests.compose(digest, range, { missed: [], isSignOfLife: false });
  const card = news ?? (await digests.compose(digest, range, { missed: [], isSignOfLife: true }));
  if (card === undefined) throw new Error("A sign of life is never silent.");
  // In the place of the post's own foot: a surface that has no room for all keeps what stands last, and that is the buttons.
  const footAt = card.blocks.findLastIndex(({ kind }) => kind === "facts");
  return {
    ...card,
    line: context.lineWith(),
    blocks: card.blocks.map((block, at) =>
      at === footAt
        ? foot(context, [
            `a preview: nothing was posted, and ${news === undefined ? "there is nothing new to tell" : "the next digest tells all of this"}`,
            ...(block.kind === "facts" ? block.facts.slice(1).map(textOf) : []),
          ])
        : block,
    ),
  };
}

function runCard(digest: Subscription, context: Context): Card {
  if (digest.paused !== undefined)
    throw new UserError(`The digest is paused. ${digest.paused} Let it go on first: digest resume`);
  const isNew = planRun(digest, context);
  return told(
    isNew ? "The digest is on its way" : "The digest is on its way already",
    "It is posted here within a minute, with all that is new since the last one; if nothing is new, nothing is posted, and the history says so.",
    [{ label: "History", line: "digest history" }],
    context,
  );
}

/** False where one is planned already and not begun: that tells all that there is. */
function planRun({ id, schedule }: Subscription, { records, now }: Context): boolean {
  const at = now();
  const minute = at
    .toZonedDateTimeISO(schedule?.zone ?? "UTC")
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
  const window = `run:${minute}`;
  const runs = records.ledger.history(id, mostLooked).filter((row) => row.window.startsWith("run:"));
  if (runs.some(({ state }) => state === "planned")) return false;
  // What one that was begun covers is fixed, and more may have come since: another is asked for, and posts that or nothing.
  const before = runs.filter((row) => row.window.startsWith(window)).length;
  return records.ledger.plan(id, before === 0 ? window : `${window} ${before + 1}`, at.epochMilliseconds);
}

/** More runs than these are in no minute. */
const mostLooked = 100;

function pauseCard(digest: Subscription, context: Context): Card {
  const { call, records } = context;
  if (digest.paused === undefined) {
    // Everybody of the room reads it, below times of the digest: in its zone, and with that.
    const zone = digest.schedule?.zone ?? call.asker.zone;
    const day = momentText(context.now().epochMilliseconds, zone);
    records.subscriptions.pause(digest.id, `Paused by ${call.asker.name} on ${day} (${zone}).`);
  }
  return told(
    "The digest is paused",
    "Nothing is lost: what arrives meanwhile is told when it goes on.",
    [{ label: "Go on", line: "digest resume" }],
    context,
  );
}

function resumeCard(digest: Subscription, context: Context): Card {
  context.records.subscriptions.resume(digest.id);
  const { paused: _over, ...running } = digest;
  return scheduleCard("The digest goes on", running, context);
}

function historyCard(digest: Subscription, context: Context): Card {
  const zone = digest.schedule?.zone ?? context.call.asker.zone;
  const rows = context.records.ledger.history(digest.id, mostShown);
  const title = rows.length === 0 ? "Nothing was posted yet" : "The digest’s history";
  return {
    outcome: "answered",
    summary: title,
    blocks: [
      paragraph(title, "heading"),
      ...rows.map((row) => occurrenceRow(row, zone)),
      foot(context, [`times in ${zone}`]),
      ...buttonRow([{ label: "The digest", line: "digest" }]),
    ],
    data: { total: rows.length, hits: rows },
  };
}

function removeCard(digest: Subscription, context: Context): Card {
  removeDigest(context.records, digest.to);
  const { schedule } = digest;
  const again =
    schedule === undefined
      ? []
      : [{ label: "Undo", line: context.lineFor("digest", { action: "set", ...schedule }) }];
  const daily = context.records.subscriptions.of("day", digest.to)?.schedule;
  return told(
    "The digest is removed",
    daily !== undefined
      ? `${context.call.where.isDirect ? "The" : "The channel's"} daily watches are told by themselves, ${printSchedule(daily)}.`
      : "Nothing more is posted here by it.",
    again,
    context,
  );
}

const told = (title: string, sentence: string, buttons: readonly Button[], context: Context): Card => ({
  outcome: "answered",
  summary: `${title}. ${sentence}`,
  blocks: [paragraph(title, "heading"), paragraph(sentence), foot(context, []), ...buttonRow(buttons)],
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
