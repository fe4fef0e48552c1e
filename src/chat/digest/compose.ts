import type { Destination } from "../../desk/destination.ts";
import { type Composing, NothingNew, NotYet, type Occasion } from "../../desk/posting.ts";
import type { Records, Told } from "../../desk/records.ts";
import type { Subscription } from "../../desk/subscription.ts";
import type { Every, Watch } from "../../desk/watch.ts";
import type { Article, Quote } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";
import { inSlices } from "../../research/slices.ts";
import { type Block, type Button, type Card, paragraph } from "../card.ts";
import { buttonRow, counted } from "../views/foot.ts";
import { dayIn } from "../zone.ts";
import { notableBlocks, onThisDayBlocks, outletBlocks } from "./day-blocks.ts";
import { type Came, cameSteps, footBlock, partsOf, type Range, titleOf, windowBlocks } from "./frame.ts";
import { notableSteps } from "./notable.ts";
import { noticeOf } from "./notice.ts";
import { newsSteps, type WatchNews } from "./told-items.ts";
import { createWaiting } from "./waiting.ts";
import { type PostContext, watchSteps } from "./watch-blocks.ts";

/** What posts are made of. */
export interface DigestParts {
  readonly research: Research;
  readonly records: Pick<Records, "watches" | "arrivals" | "ledger" | "subscriptions">;
  /** The desk's own page of a quotation or an article, where people can reach it from there. */
  readonly permalink: (target: Quote | Article, to: Destination) => string | undefined;
  readonly lineFor: PostContext["lineFor"];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the corpus is being read, at the start or as it changes. Never if not given. */
  readonly isReading?: () => boolean;
  /** Never jumps and never goes back; begins anywhere. Milliseconds. */
  readonly elapsed?: () => number;
}

/** Posts, as the clock asks for them; a preview asks for the same, of what is not covered yet. */
export interface Digests extends Composing<Card> {
  compose(subscription: Subscription, range: Range, occasion: Occasion): Promise<Card | undefined>;
}

/**
 * Makes the posts of a subscription: what its watches found, in a digest without watches what stands out in the range. A digest
 * tells the new articles by outlet too, and what was said on this day. Others work meanwhile.
 */
export function createDigests(parts: DigestParts): Digests {
  const { research, records, permalink, lineFor, now } = parts;
  const waitsFor = createWaiting(parts);
  return {
    notice: (subscription, reason) => noticeOf(subscription, reason, parts),
    async compose(subscription, range, occasion) {
      const { kind, to } = subscription;
      const paces: readonly Every[] = [kind === "digest" ? "day" : kind];
      const running = records.watches.of(to).filter(({ paused }) => !paused);
      const watches = running.filter(({ every }) => paces.includes(every));
      const zone = subscription.schedule?.zone ?? watches[0]?.zone ?? "UTC";
      const today = (of: string): string => dayIn(of, Temporal.Instant.fromEpochMilliseconds(now()));
      const context: PostContext = {
        research,
        permalink: (target) => permalink(target, to),
        lineFor,
        today,
      };
      const came = await inSlices(cameSteps(range, records.arrivals, research));
      const found = await inSlices(foundSteps(to, range, records));
      if (waitsFor(subscription.id, range, came, found)) throw new NotYet(notYet);
      const told =
        kind === "digest" && watches.length === 0
          ? await dayOf(came, today(zone), context, otherPosts(to, found, running, records))
          : await watched(
              await inSlices(newsSteps(found, running, paces, research)),
              context,
              // The other posts of watches tell what these found and nothing else.
              () =>
                kind === "digest"
                  ? [...outletBlocks(came.articles), ...onThisDayBlocks(today(zone), context, 1)]
                  : [],
            );
      if (told === undefined && !occasion.isSignOfLife) {
        // Nobody is called to look at a post of what is not there; the history says what became of it.
        if (kind === "digest" && watches.length === 0 && came.count > 0) throw new NothingNew(goneText(came));
        return undefined;
      }
      const title = titleOf(subscription, today(zone));
      const since = sinceOf(subscription, range.after, records);
      return {
        outcome: "answered",
        summary: `${title}: ${told?.summary ?? "nothing new"}`,
        line: lineOf(subscription),
        blocks: [
          paragraph(title, "heading"),
          ...windowBlocks(range, since, zone, occasion),
          ...(told?.blocks ?? [paragraph(nothingNew(watches, came))]),
          footBlock(lineOf(subscription), came, subscription, Math.max(now(), range.due)),
          ...buttonRow([...(told?.buttons ?? []), ...ownButtons(subscription, watches)]),
        ],
      };
    },
  };
}

/** What watches of all paces found, some arrivals at a time. */
function* foundSteps(
  to: Destination,
  { after, until }: Range,
  { watches }: Pick<Records, "watches">,
): Generator<void, readonly Told[]> {
  const found: Told[] = [];
  for (const [from, part] of partsOf(after, until)) {
    for (const each of watches.matches(to, allPaces, from, part, after)) found.push(each);
    yield;
  }
  return found;
}

const notYet = "Some of what is new is still being read.";

const allPaces: readonly Every[] = ["now", "day", "week"];

/** The middle of a post. */
interface Contents {
  /** In a few words, for notifications. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
}

async function watched(
  news: readonly WatchNews[],
  context: PostContext,
  below: () => readonly Block[],
): Promise<Contents | undefined> {
  const items = new Set(news.flatMap((each) => each.items));
  const gone = news.reduce((sum, each) => sum + each.gone, 0);
  // What was told before is named beside what is new, and is no news by itself.
  if (items.size + gone === 0) return undefined;
  const finders = news.filter((each) => each.items.length + each.gone > 0);
  const names = finders.slice(0, mostNamed).map(({ watch }) => watch.name);
  const more = finders.length - names.length;
  const { blocks, buttons } = await inSlices(watchSteps(news, context));
  return {
    summary: `${counted(items.size + gone, "new quotation")} for ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    blocks: [...blocks, ...below()],
    buttons,
  };
}

const mostNamed = 3;

/** The quotations that the room's posts of other paces have told, or are about to: its watches at once tell what they find by themselves. */
function otherPosts(
  to: Destination,
  found: readonly Told[],
  running: readonly Watch[],
  { subscriptions }: Pick<Records, "subscriptions">,
): ReadonlySet<string> {
  const covered = new Map(
    running.map(({ id, every }) => {
      const posts = subscriptions.of(every, to);
      const isComing = every === "now" && posts !== undefined && posts.paused === undefined;
      return [id, isComing ? Number.POSITIVE_INFINITY : (posts?.covered ?? 0)];
    }),
  );
  return new Set(
    found.flatMap(({ watch, arrival, quote }) => (arrival <= (covered.get(watch) ?? 0) ? [quote] : [])),
  );
}

async function dayOf(
  came: Came,
  day: string,
  context: PostContext,
  told: ReadonlySet<string>,
): Promise<Contents | undefined> {
  if (came.articles.length === 0) return undefined;
  const isTold = ({ id }: Quote): boolean => told.has(id);
  const notable = await inSlices(notableSteps(came.articles, context.research, sizes, isTold));
  return {
    summary: counted(came.count, "new article"),
    blocks: [
      ...notableBlocks(notable, context),
      ...outletBlocks(came.articles),
      ...(notable.leftOut === 0 ? [] : [paragraph(leftOutText(notable.leftOut), "note")]),
      ...onThisDayBlocks(day, context),
    ],
    buttons: [],
  };
}

const leftOutText = (count: number): string =>
  `${counted(count, "quotation")} of these ${count === 1 ? "is" : "are"} told here by the channel’s watches.`;

/** Of what stands out, so much: with what was said on this day, about as long as a page. */
const sizes = { told: 5, spoken: 3, reworded: 1, others: 3 };

const goneText = ({ count }: Came): string =>
  `Nothing new: ${counted(count, "article")} came, and ${count === 1 ? "is" : "are"} no longer in the corpus.`;

const nothingNew = (watches: readonly Watch[], came: Came): string =>
  watches.length === 0
    ? `${came.count === 0 ? "No new articles came since." : goneText(came)} The desk is well, and posts here when some do.`
    : `Nothing new for ${watches[1] === undefined ? `“${watches[0]?.name}”` : counted(watches.length, "watch", "watches")} since. The desk is well, and posts here when there is.`;

/** When what came before the range was told, or the subscription began. Milliseconds since 1970. */
function sinceOf({ id, made }: Subscription, after: number, { ledger }: Pick<Records, "ledger">): number {
  const before = ledger
    .history(id, lookedBack)
    .find(({ until, state }) => until === after && (state === "sent" || state === "skipped"));
  return before?.due ?? made;
}

/** Rows of the ledger; the one that covered what came before is one of the last. */
const lookedBack = 400;

/** What a post answers, as it would be typed. Its foot begins with it, and so every surface keeps that. */
const lineOf = ({ kind }: Subscription): string => (kind === "digest" ? "digest" : "watches");

/** By the watches all is reached that a surface has no room for. */
const ownButtons = ({ kind }: Subscription, watches: readonly Watch[]): readonly Button[] => [
  ...(kind !== "digest" || watches.length > 0 ? [{ label: "Watches", line: "watches" }] : []),
  ...(kind === "digest" ? [{ label: "Pause", line: "digest pause" }] : []),
];
