import { printQuery } from "../../research/search/print-query.ts";
import { emptyQuery, type Query } from "../../research/search/query.ts";
import type { Block, Button, Card } from "../card.ts";
import { paragraph } from "../card.ts";
import type { Context } from "../command.ts";
import { rangeText } from "../day.ts";
import { buttonRow, counted, foot, zoneFacts } from "./foot.ts";
import { nearestName } from "./nearest-name.ts";

/** What else could be asked where nothing was found. */
export interface Alternatives {
  /** The command that a looser question is asked of, and how much it would find. */
  readonly command: string;
  readonly count: (query: Query) => number;
  /** The same question, asked of something else. */
  readonly elsewhere?: { readonly label: string; readonly line: string; readonly found: number };
}

/** An empty answer that says what was searched, and what a looser question would find. */
export function nothingFound(
  query: Query,
  context: Context,
  { command, count, elsewhere }: Alternatives,
): Card {
  const meant = nearestNames(query, context);
  const looser = [...meant, ...relaxations(query)].map(({ label, query: less }) => ({
    label,
    line: `${command} ${printQuery(less)}`.trim(),
    found: count(less),
  }));
  const found = [...looser, ...(elsewhere === undefined ? [] : [elsewhere])].filter(
    (other) => other.found > 0,
  );
  const searched = searchedText(context);
  return {
    outcome: "answered",
    summary: `Nothing found. ${searched}`,
    blocks: [
      paragraph("Nothing found.", "heading"),
      paragraph(searched),
      ...(found.length === 0 ? [] : [paragraph("What would be found:")]),
      ...buttonRow(
        found.map((other): Button => ({ label: `${other.label} (${other.found})`, line: other.line })),
      ),
      foot(context, zoneFacts(query, context)),
    ],
    data: { total: 0, withAll: 0, hits: [], looser: found },
  };
}

/** What there is to search: how much, from whom and of which days. */
export function coverText({ research }: Context): string {
  const { articles, quotations, first, last, undated } = research.count;
  if (articles === 0) return noArticles;
  const outlets = research.outlets().flatMap(({ name }) => name ?? []);
  const more = outlets.length - mostOutlets;
  const named =
    more > 1 ? `${outlets.slice(0, mostOutlets).join(", ")} and ${more} more` : outlets.join(", ");
  const days = rangeText(first, last);
  return [
    `${counted(quotations, "quotation")} in ${counted(articles, "article")}`,
    ...(named === "" ? [] : [`from ${named}`]),
    ...(days === undefined ? [] : [`of ${days}`]),
    ...(undated === 0 ? [] : [`(${counted(undated, "article")} of no known day)`]),
  ]
    .join(" ")
    .concat(".");
}

/** What an empty answer has looked through. */
const searchedText = (context: Context): string =>
  context.research.count.articles === 0 ? noArticles : `Searched ${coverText(context)}`;

const noArticles =
  "There are no articles yet: name a folder of them with CORPUS, and see `sources` for what was not read.";

/** A list of more is not read. */
const mostOutlets = 5;

/** The query with each name that the corpus does not have replaced by one nearly like it. */
function nearestNames(query: Query, { research }: Context): readonly Relaxation[] {
  return (["by", "in"] as const).flatMap((field) =>
    query[field].flatMap((asked) => {
      const name = nearestName(research, field, asked);
      if (name === undefined) return [];
      const names = query[field].map((each) => (each === asked ? name : each));
      return [{ label: printQuery({ ...emptyQuery, [field]: [name] }), query: { ...query, [field]: names } }];
    }),
  );
}

interface Relaxation {
  readonly label: string;
  readonly query: Query;
}

/** The query with one condition fewer, for each of its conditions. */
function relaxations(query: Query): readonly Relaxation[] {
  const { after: _after, before: _before, ...dayless } = query;
  const list: Relaxation[] = [];
  for (const field of ["by", "in", "article"] as const) {
    if (query[field].length === 0) continue;
    list.push({
      label: `without ${field}:${query[field].join(` ${field}:`)}`,
      query: { ...query, [field]: [] },
    });
  }
  if (query.after !== undefined || query.before !== undefined)
    list.push({ label: "of any day", query: dayless });
  if (query.phrases.length > 0) {
    const words = query.phrases.flatMap((phrase) => phrase.split(/\s+/));
    const loose = { ...query, phrases: [], words: [...query.words, ...words] };
    list.push({ label: "these words in any order", query: loose });
  }
  if (query.without.length > 0) list.push({ label: "leaving nothing out", query: { ...query, without: [] } });
  return list.filter(({ query }) => printQuery(query) !== "");
}

/** Says that words were asked for which stand nowhere, so that nobody counts what they did not ask for. */
export const spelledNearly = (unknown: readonly string[] = []): readonly Block[] =>
  unknown.length === 0
    ? []
    : [
        paragraph(
          `Nothing has ${unknown.map((word) => `“${word}”`).join(" or ")}: words spelt nearly like it were taken instead.`,
          "note",
        ),
      ];
