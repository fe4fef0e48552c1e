import type { Occurrence } from "../../desk/occurrence.ts";
import type { Occasion } from "../../desk/posting.ts";
import type { Arrivals } from "../../desk/records.ts";
import { nextWindow } from "../../desk/schedule.ts";
import type { Subscription } from "../../desk/subscription.ts";
import type { Article } from "../../research/article.ts";
import { isoDay } from "../../research/counts.ts";
import type { Research } from "../../research/research.ts";
import { type Block, paragraph, plain } from "../card.ts";
import { isoText } from "../day.ts";
import { counted } from "../views/foot.ts";
import { momentText } from "../views/times.ts";

/** The arrivals that a post covers, `(after, until]`, and when it is due (milliseconds since 1970). */
export interface Range {
  readonly after: number;
  readonly until: number;
  readonly due: number;
}

/** "Digest of 22 November 2026": what a post is, and of which local day. */
export function titleOf({ kind, to }: Subscription, day: string): string {
  const date = isoText(day);
  if (kind === "digest") return `Digest of ${date}`;
  const whose = to.isPerson ? "your watches" : "this channel’s watches";
  if (kind === "now") return `New for ${whose}`;
  return kind === "week" ? `The week of ${whose}, ${date}` : `New for ${whose}, ${date}`;
}

/**
 * Since when it tells, with the zone; that it comes late; and what was missed before it. `since` is in milliseconds since
 * 1970.
 */
export function windowBlocks(
  { due }: Range,
  since: number,
  zone: string,
  { late, missed }: Pick<Occasion, "late" | "missed">,
): readonly Block[] {
  return [
    paragraph(`since ${momentText(since, zone)} (${zone})`, "note"),
    ...(late === undefined ? [] : [paragraph(`Late: this was due ${momentText(due, zone)}.`, "note")]),
    ...missedBlocks(missed, zone),
  ];
}

/** Those of one reason in one sentence. */
const missedBlocks = (missed: readonly Occurrence[], zone: string): readonly Block[] =>
  [...Map.groupBy(missed, ({ reason }) => reason ?? "")].map(([reason, those]) => {
    const times = those.slice(-mostNamed).map(({ due }) => momentText(due, zone));
    const more = those.length - times.length;
    const named = `${more > 0 ? `${more} earlier and ` : ""}${times.join(", ")}`;
    const [post, was] = those.length === 1 ? ["post", "was"] : ["posts", "were"];
    return paragraph(
      `Told here too, since the ${post} of then ${was} skipped: ${named}. ${reason}`.trim(),
      "note",
    );
  });

const mostNamed = 3;

/** What came to the desk in a range. */
export interface Came {
  /** Those that are still there, in the order that they came. */
  readonly articles: readonly Article[];
  /** With those that are not. */
  readonly count: number;
  /** How many were published more than two days before they came. */
  readonly late: number;
  /** When the last one came that is not there. Milliseconds since 1970. */
  readonly lastMissing?: number;
}

/** Goes through them some at a time. */
export function* cameSteps(
  { after, until }: Range,
  arrivals: Pick<Arrivals, "between">,
  research: Pick<Research, "article">,
): Generator<void, Came> {
  const articles: Article[] = [];
  let [count, late] = [0, 0];
  let lastMissing: number | undefined;
  for (const [from, to] of partsOf(after, until)) {
    for (const { article: id, at } of arrivals.between(from, to)) {
      count++;
      const article = research.article(id);
      if (article === undefined) lastMissing = Math.max(lastMissing ?? at, at);
      else {
        articles.push(article);
        if (isLate(article, at)) late++;
      }
    }
    yield;
  }
  return { articles, count, late, ...(lastMissing !== undefined && { lastMissing }) };
}

/** `(after, until]` in parts of which one takes some milliseconds. */
export function* partsOf(after: number, until: number): Generator<readonly [number, number]> {
  for (let from = after; from < until; from += partSize) yield [from, Math.min(until, from + partSize)];
}

const partSize = 100;

/** Two days and the day of publication itself, wherever on earth it was. */
function isLate(article: Article, at: number): boolean {
  const day = isoDay(article);
  return day !== undefined && at > Date.parse(day) + 3.5 * 86_400_000;
}

/** What is not there any more is not passed over in silence. */
function goneFacts({ count, articles }: Came): readonly string[] {
  const gone = count - articles.length;
  if (gone === 0) return [];
  if (articles.length === 0)
    return [`${count === 1 ? "it is not" : "none of them is"} in the corpus any more`];
  return [`${gone.toLocaleString("en-GB")} of them no longer in the corpus`];
}

/** The line of the post, "covers 214 articles from 31 outlets", what came late, and the next post. */
export function footBlock(line: string, came: Came, { schedule }: Subscription, now: number): Block {
  const outlets = new Set(came.articles.flatMap(({ outlet }) => outlet ?? [])).size;
  const from = outlets === 0 ? "" : ` from ${counted(outlets, "outlet")}`;
  const facts = [
    ...(came.count === 0 ? [] : [`covers ${counted(came.count, "new article")}${from}`]),
    ...goneFacts(came),
    ...(came.late === 0
      ? []
      : [`${came.late.toLocaleString("en-GB")} of them published more than two days before`]),
    ...(schedule === undefined
      ? []
      : [`next ${momentText(nextWindow(schedule, now).due, schedule.zone)} (${schedule.zone})`]),
  ];
  return { kind: "facts", facts: [[{ text: line, code: true }], ...facts.map((fact) => [plain(fact)])] };
}
