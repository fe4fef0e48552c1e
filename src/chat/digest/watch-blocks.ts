import type { Every, Watch } from "../../desk/watch.ts";
import type { Quote, Span } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";
import { parseQuery } from "../../research/search/parse-query.ts";
import { type Block, type Button, paragraph, plain, type Run } from "../card.ts";
import { counted } from "../views/foot.ts";
import { besides, quotationBlocks, type Showing } from "../views/quotation.ts";
import type { Item, WatchNews } from "./told-items.ts";

/** So many items of one watch are shown, and so many in one post: what is more is counted and a button leads there. */
const mostOfWatch = 5;
const mostInPost = 15;

/** So many watches have a heading though nothing is shown below it, and so many a button: the others are counted. */
const mostBare = 10;
const mostButtons = 5;

/** So many watches are named below an item that they found, with what they mark in it: the others are counted. */
const mostFinders = 10;

/** What the parts of a post are made with. */
export interface PostContext extends Showing {
  readonly research: Research;
  /** The line of a command with these values. */
  readonly lineFor: (command: string, values: Readonly<Record<string, unknown>>) => string;
  /** The day (ISO) that it is in a zone. */
  readonly today: (zone: string) => string;
}

/** The news of watches, each item once and under the first watch that found it; and buttons to what is not shown of the first. */
export function* watchSteps(
  news: readonly WatchNews[],
  context: PostContext,
): Generator<void, { readonly blocks: readonly Block[]; readonly buttons: readonly Button[] }> {
  const shown = new Set<Item>();
  const blocks: Block[] = [];
  const buttons: Button[] = [];
  let bare = 0;
  for (const { watch, items, gone, before } of news) {
    const above = shown.size === 0 ? 0 : items.filter((item) => shown.has(item)).length;
    const room = Math.min(mostOfWatch, mostInPost - shown.size);
    const here = items.filter((item) => !shown.has(item)).slice(0, room);
    for (const item of here) shown.add(item);
    if (here.length > 0 || ++bare <= mostBare)
      blocks.push(headingOf(watch, items.length + gone, above, before));
    for (const item of here) {
      blocks.push(...itemBlocks(item, context));
      yield;
    }
    if (gone > 0 && (here.length > 0 || bare <= mostBare)) blocks.push(paragraph(goneText(gone), "note"));
    const more = items.length - above - here.length;
    if (more > 0) {
      const to = watch.to.isPerson ? {} : { to: "channel" };
      const line = context.lineFor("watches", { name: watch.name, ...to });
      buttons.push({ label: `+${more} more: ${watch.name}`, line });
    }
  }
  if (bare > mostBare) {
    const others = counted(bare - mostBare, "more watch", "more watches");
    blocks.push(paragraph(`${others} found something too: “watches” tells what.`, "note"));
  }
  return { blocks, buttons: buttons.slice(0, mostButtons) };
}

function headingOf({ name, query }: Watch, count: number, above: number, before: WatchNews["before"]): Block {
  const also = above === 0 ? "" : `, ${above === count ? "shown" : `${above} of them`} above`;
  const counts = [
    ...(count === 0 ? [] : [`${count} new${also}`]),
    ...[...before].map(([pace, many]) => `${many} ${toldText[pace]}`),
  ];
  return {
    kind: "text",
    style: "body",
    runs: [{ text: name, bold: true }, plain(` · ${counts.join(", ")} · `), { text: query, code: true }],
  };
}

/** Which posts told it before. */
const toldText: Readonly<Record<Every, string>> = {
  now: "told at once",
  day: "told in the daily post",
  week: "told in the weekly post",
};

const goneText = (gone: number): string =>
  `${counted(gone, "quotation")} that it found ${gone === 1 ? "is" : "are"} no longer in the corpus: the article was changed or taken away since.`;

function itemBlocks({ quotes, watches }: Item, context: PostContext): readonly Block[] {
  const [quote, ...others] = quotes;
  if (quote === undefined) return [];
  const named = watches.slice(0, mostFinders);
  const more = watches.length - named.length;
  return quotationBlocks(
    quote,
    inOrder(named.flatMap((watch) => matchedBy(watch, quote, context))),
    besides(context, others),
    [
      ...named.map(whyFact),
      ...(more > 0 ? [[plain(`and by ${counted(more, "more watch", "more watches")}`)]] : []),
    ],
  );
}

/** Why it is told: the watch's own words, and from the second on its name. */
const whyFact = ({ name, query }: Watch, place: number): readonly Run[] => [
  plain(place === 0 ? "matched: " : `also “${name}”: `),
  { text: query, code: true },
];

/** What a watch's query marks in a quotation; nothing where it does not find it any more. */
function matchedBy({ query, zone }: Watch, quote: Quote, context: PostContext): readonly Span[] {
  try {
    const parsed = parseQuery(query, context.today(zone));
    const { items } = context.research.select([quote]).find(parsed.query, { offset: 0, limit: 1 });
    return items[0]?.matched ?? [];
  } catch {
    // It was found by a query that could be read; what marks it is not worth a post.
    return [];
  }
}

/** Spans of several queries, without overlaps. */
function inOrder(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start > last.end) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}
