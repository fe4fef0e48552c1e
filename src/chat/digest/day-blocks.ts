import type { Article, Quote } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";
import { emptyQuery } from "../../research/search/query.ts";
import { type Block, plain, type Run } from "../card.ts";
import { quotationBlocks, type Showing } from "../views/quotation.ts";
import type { Notable } from "./notable.ts";

/** What stands out, each kind under its own heading. */
export const notableBlocks = (
  { told, spoken, reworded, others }: Notable,
  context: Showing,
): readonly Block[] => [
  ...section("Told by several outlets", told, context),
  ...section("New from the most quoted", spoken, context),
  ...section("New", others, context),
  ...(reworded.length === 0 ? [] : [title("Told in different words")]),
  ...reworded.flatMap(([before, after], place) => [
    ...(place === 0 ? [] : [{ kind: "divider" as const }]),
    ...quotationBlocks(before, [], context),
    ...quotationBlocks(after, [], context),
  ]),
];

function section(name: string, quotes: readonly Quote[], context: Showing): readonly Block[] {
  if (quotes.length === 0) return [];
  return [title(name), ...quotes.flatMap((quote) => quotationBlocks(quote, [], context))];
}

const title = (text: string): Block => ({ kind: "text", style: "body", runs: [{ text, bold: true }] });

/** "New articles: The Quay Courier 12 · Inland Herald 3 · 5 more outlets". */
export function outletBlocks(articles: readonly Article[]): readonly Block[] {
  if (articles.length === 0) return [];
  const counts = [...Map.groupBy(articles, ({ outlet }) => outlet)]
    .map(([outlet, theirs]) => ({ outlet, count: theirs.length }))
    .sort((a, b) => b.count - a.count || (a.outlet ?? "").localeCompare(b.outlet ?? "", "en"));
  const named = counts
    .slice(0, mostOutlets)
    .map(({ outlet, count }): readonly Run[] => [
      outlet === undefined ? plain("no outlet named") : { text: outlet, italic: true },
      plain(` ${count.toLocaleString("en-GB")}`),
    ]);
  const rest = counts.slice(mostOutlets);
  const others = rest.reduce((sum, { count }) => sum + count, 0);
  return [
    title("New articles"),
    {
      kind: "facts",
      facts: [
        ...named,
        ...(rest.length === 0
          ? []
          : [[plain(`${rest.length} more outlets ${others.toLocaleString("en-GB")}`)]]),
      ],
    },
  ];
}

/** A line of more is not read. */
const mostOutlets = 12;

/** What was said on the same day of earlier years, the most widely told first. `day` is ISO. */
export function onThisDayBlocks(
  day: string,
  context: Showing & { readonly research: Pick<Research, "find" | "count" | "takenFor" | "copiesOfQuote"> },
  most = mostRemembered,
): readonly Block[] {
  const { research } = context;
  const years = yearsBefore(day, research.count.first);
  if (years.length === 0) return [];
  const query = { ...emptyQuery, on: years, type: ["direct" as const] };
  const { items } = research.find(query, { offset: 0, limit: looked });
  const quotes = items
    .map(({ item }) => ({ item, copies: research.copiesOfQuote(item).length }))
    .sort((a, b) => b.copies - a.copies)
    .slice(0, most)
    .map(({ item }) => item);
  if (quotes.length === 0) return [];
  return [title("On this day"), ...quotes.flatMap((quote) => quotationBlocks(quote, [], context))];
}

const looked = 50;
const mostRemembered = 2;

/** Looking further back asks of more days than a query may name. */
const mostYears = 32;

/** The same day of each year from `first` on, the last first; the 29th of February has few. */
function yearsBefore(day: string, first: string | undefined): readonly string[] {
  const year = Number(day.slice(0, 4));
  const from = Number(first?.slice(0, 4) ?? year);
  const years = Array.from(
    { length: Math.max(0, Math.min(mostYears, year - from)) },
    (_, at) => year - 1 - at,
  );
  return years.map((each) => `${String(each).padStart(4, "0")}${day.slice(4)}`).filter((iso) => isDay(iso));
}

const isDay = (iso: string): boolean => {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
};
