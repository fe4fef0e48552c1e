import { type Block, type Button, type Card, paragraph, plain } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { rangeText } from "../src/chat/day.ts";
import { makerOf, roomText } from "../src/chat/destinations.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { doubtBlocks } from "../src/chat/views/doubts.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import { buttonRow, counted, foot } from "../src/chat/views/foot.ts";
import { meantBlocks } from "../src/chat/views/meant.ts";
import { quotationBlocks } from "../src/chat/views/quotation.ts";
import { postTestLine } from "../src/chat/views/test-line.ts";
import {
  heldUpBlocks,
  nameFor,
  nameOption,
  paceText,
  placeOf,
  postsOf,
  toOption,
} from "../src/chat/views/watch.ts";
import { dayIn } from "../src/chat/zone.ts";
import { subscribe, unsubscribe } from "../src/desk/keep-subscribed.ts";
import { type Estimate, estimateOf } from "../src/desk/matching/estimate.ts";
import type { Every } from "../src/desk/watch.ts";
import { UserError } from "../src/research/errors.ts";
import { printQuery } from "../src/research/search/print-query.ts";
import type { Query } from "../src/research/search/query.ts";

/** As many as a page of find has, for the same reason. */
const mostShown = 3;

export default defineCommand({
  description: "Be told of new quotations that match: says first how many a week, and asks",
  changes: ({ set }) => set !== undefined,
  manages: ({ set, to }) => set !== undefined && to === "channel",
  examples: (research) => {
    const sample = sampleOf(research);
    return sample === undefined ? [] : [`watch ${sample.word}`, `watch ${sample.word} every:now`];
  },
  options: {
    query: { kind: "query", description: "What to watch for: all of these words", ignores: ["sort"] },
    name: {
      kind: "text",
      description: "What to call it; else by its words",
      most: nameOption.most,
    },
    every: {
      kind: "choice",
      description: "When to tell",
      choices: { now: "as it arrives", day: "once a day", week: "once a week" },
      default: "day",
    },
    to: { ...toOption, default: "me" },
    preview: {
      kind: "choice",
      description: "Show what it would have told",
      choices: { yes: "of the last seven days" },
    },
    set: { kind: "choice", description: "Set it without asking", choices: { yes: "at once" } },
  },
  does({ query: asked, name: given, every, to: place }, context) {
    const query = watchedOf(asked);
    const name = given ?? nameFor(query);
    const to = placeOf(place, context);
    refuseTaken(name, context.records.watches.byName(to, name) !== undefined);
    const pace = paceText(every, to, context.call.asker.zone, context);
    return `It sets a watch “${name}”: ${whomText(place, context) === "you" ? "you are" : "this channel is"} told ${pace}, of what is new and has all of: ${printQuery(query)}`;
  },
  async run({ query: asked, name: given, every, to: place, preview, set }, context) {
    const query = watchedOf(asked);
    const name = given ?? nameFor(query);
    const estimate = estimateOf(query, {
      research: context.research,
      arrivals: context.records.arrivals,
      now: context.now().epochMilliseconds,
      zone: context.call.asker.zone,
    });
    if (estimate.tooWide === "nearly everything") throw new UserError(tooWide);
    const to = placeOf(place, context);
    const asking: Asking = {
      query,
      name,
      every,
      estimate,
      pace: paceText(every, to, context.call.asker.zone, context),
      whom: whomText(place, context),
      doubts: doubtBlocks(query, dayIn(context.call.asker.zone, context.now()), context),
    };
    refuseTaken(name, context.records.watches.byName(to, name) !== undefined);
    if (set === undefined)
      return preview === undefined ? askCard(asking, context) : previewCard(asking, context);
    const by = makerOf(context.call);
    let note: Awaited<ReturnType<typeof postTestLine>> | undefined;
    if (place === "channel") {
      const sentence = `What is new for the watch “${name}” will be told here ${asking.pace}, set up by ${by.name}. This is the test line.`;
      note = await postTestLine(to, sentence, "watches", "watch", context);
    }
    const { zone } = context.call.asker;
    subscribe(context.records, every, to, by, zone);
    try {
      context.records.watches.add({
        name,
        query: printQuery(query),
        every,
        to,
        by,
        zone,
        made: context.now().epochMilliseconds,
      });
    } catch (cause) {
      unsubscribe(context.records, to);
      throw cause;
    }
    note?.(postsOf(every, to, context));
    return setCard(asking, place, context);
  },
});

/** What a watch asks for; the order of what it finds is not its own. */
function watchedOf(asked: Query): Query {
  const query: Query = { ...asked, sort: "best" };
  if (printQuery(query) === "")
    throw new UserError('Say what to watch for, like: watch budget by:"Jane Doe"');
  return query;
}

const whomText = (place: "me" | "channel", { call }: Context): string =>
  place === "me" ? "you" : roomText(call);

/** A watch as it would be. */
interface Asking {
  readonly query: Query;
  readonly name: string;
  readonly every: Every;
  readonly estimate: Estimate;
  readonly pace: string;
  readonly whom: string;
  /** Why it may never tell anything. */
  readonly doubts: readonly Block[];
}

const tooWide =
  "More than half of all quotations here would match, so this watch would tell you nearly everything. Narrow it: more words, a name with by:, an outlet with in:, or a subject with about:.";

function refuseTaken(name: string, isTaken: boolean): void {
  if (!isTaken) return;
  throw new UserError(
    `There is a watch “${name}” already. Give this one another name with name:"…", or take the old one away: unwatch "${name}".`,
  );
}

function askCard(asking: Asking, context: Context): Card {
  const { query, name, every, doubts } = asking;
  const how = estimateText(asking);
  return {
    outcome: "answered",
    summary: `Watch “${name}”? ${how}`,
    blocks: [
      paragraph(`Watch “${name}”?`, "heading"),
      ...meantBlocks(query, context),
      ...doubts,
      paragraph(how),
      paragraph(
        `${capital(asking.whom)} would be told ${asking.pace}, of what is new from then on. Nothing is set yet.`,
      ),
      ...tooManyBlocks(asking.estimate),
      foot(context, []),
      ...buttonRow([
        { label: "Set it", line: context.lineWith({ set: "yes" }) },
        ...previewButtons(asking.estimate, context),
        ...paces
          .filter((pace) => pace.every !== every)
          .map(
            (pace): Button => ({
              label: pace.label,
              line: context.lineWith({ every: pace.every }),
              inPlace: true,
            }),
          ),
        ...(asking.whom === "you" && isShared(context)
          ? [{ label: "Tell this channel", line: context.lineWith({ to: "channel" }), inPlace: true }]
          : []),
      ]),
    ],
    data: { ...dataOf(asking), set: false },
  };
}

/** Whether others read what is posted where the asker is. */
const isShared = ({ call }: Context): boolean =>
  !call.where.isDirect && (call.where.surface === "slack" || call.where.surface === "discord");

const paces: readonly { readonly every: Every; readonly label: string }[] = [
  { every: "now", label: "At once" },
  { every: "day", label: "Daily" },
  { every: "week", label: "Weekly" },
];

function previewCard(asking: Asking, context: Context): Card {
  const { name, estimate } = asking;
  const { preview, previewDays } = estimate;
  const days = rangeText(previewDays?.first, previewDays?.last);
  const title =
    preview.length === 0
      ? `“${name}” would have told nothing`
      : `“${name}” would have told ${counted(preview.length, "quotation")}`;
  const more = preview.length - mostShown;
  return {
    outcome: "answered",
    summary: `${title}${days === undefined ? "" : `, ${days}`}`,
    blocks: [
      paragraph(`${title}${days === undefined ? "" : ` in seven days, ${days}`}`, "heading"),
      ...preview
        .slice(0, mostShown)
        .flatMap((quote) => [...quotationBlocks(quote, [], context), { kind: "divider" as const }]),
      ...(more > 0 ? [paragraph(`+${more} more`)] : []),
      paragraph(estimateText(asking)),
      foot(context, []),
      ...buttonRow([
        { label: "Set it", line: context.lineWith({ set: "yes", preview: undefined }) },
        ...(preview.length === 0
          ? []
          : [
              {
                label: "All that matches",
                line: context.lineFor("find", { query: { ...requiring(asking.query), sort: "new" } }),
              },
            ]),
      ]),
    ],
    data: {
      ...dataOf(asking),
      set: false,
      preview: preview.map((quote) => quoteData(quote, context.research)),
    },
  };
}

function setCard(asking: Asking, to: "me" | "channel", context: Context): Card {
  const { name, pace, whom, estimate, doubts } = asking;
  const done = `Watching “${name}”`;
  const told = `${capital(whom)} will be told ${pace}, of what is new from now on.`;
  const named = { name, to: to === "me" ? undefined : to };
  return {
    outcome: "answered",
    summary: `${done}. ${told}`,
    blocks: [
      paragraph(done, "heading"),
      paragraph(told),
      ...heldUpBlocks({ name, every: asking.every, to: placeOf(to, context) }, context),
      ...doubts,
      paragraph(estimateText(asking)),
      ...tooManyBlocks(estimate),
      foot(context, []),
      ...buttonRow([
        { label: "Pause", line: context.lineFor("watches", { ...named, pause: "yes" }) },
        { label: "Undo", line: context.lineFor("unwatch", named) },
        { label: "All watches", line: context.lineFor("watches", {}) },
      ]),
    ],
    data: { ...dataOf(asking), set: true },
  };
}

const previewButtons = ({ preview }: Estimate, context: Context): readonly Button[] =>
  preview.length === 0 ? [] : [{ label: "Preview 7 days", line: context.lineWith({ preview: "yes" }) }];

/** A watch tells what has all words: so does what it is compared with. */
const requiring = (query: Query): Query => ({
  ...query,
  words: [],
  required: [...new Set([...query.required, ...query.words])],
});

const dataOf = ({ name, every, query, estimate }: Asking) => ({
  name,
  every,
  query: printQuery(query),
  aWeek: estimate.aWeek,
  weeks: estimate.weeks,
});

/** "About 2 new quotations a week. In the last 4 weeks of the articles here (26 October – 22 November 2026) there were 8, 6 of them in the last week." */
function estimateText({ estimate, doubts }: Pick<Asking, "estimate" | "doubts">): string {
  const { aWeek, weeks, by, days, preview } = estimate;
  if (weeks === 0) return "How many a week cannot be said: no article here has a day.";
  const span = weeks === 1 ? "week" : `${weeks} weeks`;
  const dates = rangeText(days?.first, days?.last);
  const ground =
    by === "arrival"
      ? `what came to the desk in the last ${span}`
      : `the last ${span} of the articles here${dates === undefined ? "" : ` (${dates})`}`;
  if (aWeek === 0) return `Nothing like it in ${ground}${doubts.length === 0 ? ": it will be rare" : ""}.`;
  const all = Math.round(aWeek * weeks);
  const there = `In ${ground} there ${all === 1 ? "was" : "were"} ${all.toLocaleString("en-GB")}`;
  return `${oftenText(aWeek)}. ${there}${weeks === 1 ? "" : latelyText(preview.length, all)}.`;
}

function oftenText(aWeek: number): string {
  const weeks = Math.round(1 / aWeek);
  return weeks > 1
    ? `About one new quotation in ${weeks} weeks`
    : `About ${counted(Math.round(aWeek), "new quotation")} a week`;
}

/** Where most came in one of the weeks, the mean alone would say otherwise than the preview. */
function latelyText(lately: number, all: number): string {
  if (all === 1) return lately === 0 ? ", and not in the last week" : ", in the last week";
  const many =
    lately === 0 ? "none" : lately === all ? (all === 2 ? "both" : "all") : lately.toLocaleString("en-GB");
  return `, ${many} of them in the last week`;
}

const tooManyBlocks = ({ tooWide: width }: Estimate): readonly Block[] =>
  width === undefined
    ? []
    : [
        {
          kind: "text",
          style: "body",
          runs: [
            { text: "That is a lot. ", bold: true },
            plain(
              "Posts show 5 of a watch and 15 in all, and count the rest. More words, by:, in: or about: make it fewer.",
            ),
          ],
        },
      ];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
