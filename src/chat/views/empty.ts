import { printQuery } from "../../research/search/print-query.ts";
import type { Query } from "../../research/search/query.ts";
import type { Block, Button, Card } from "../card.ts";
import { paragraph } from "../card.ts";
import type { Context } from "../command.ts";
import { rangeText } from "../day.ts";
import { buttonRow, counted, foot, zoneFacts } from "./foot.ts";

/** An empty answer that says what was searched, and what a looser question would find. */
export function nothingFound(
  query: Query,
  context: Context,
  count: (query: Query) => number,
  command: string,
): Card {
  const looser = relaxations(query)
    .map((relaxation) => ({ ...relaxation, found: count(relaxation.query) }))
    .filter(({ found }) => found > 0);
  const buttons: Button[] = looser.map(({ label, query, found }) => ({
    label: `${label}: ${found}`,
    line: `${command} ${printQuery(query)}`.trim(),
  }));
  const searched = searchedText(context);
  return {
    outcome: "answered",
    summary: `Nothing found. ${searched}`,
    blocks: [
      paragraph("Nothing found.", "heading"),
      paragraph(searched),
      ...looserBlocks(buttons),
      foot(context, zoneFacts(query, context)),
    ],
    data: { total: 0, withAll: 0, hits: [], looser: looser.map(({ label, found }) => ({ label, found })) },
  };
}

/** What an answer covers: how much, from whom and of which days. */
export function searchedText({ research }: Context): string {
  const { articles, quotations, first, last, undated } = research.count;
  if (articles === 0)
    return "There are no articles yet: name a folder of them with CORPUS, and see `sources` for what was not read.";
  const outlets = research.outlets().flatMap(({ name }) => name ?? []);
  const named =
    outlets.length > 5
      ? `${outlets.slice(0, 5).join(", ")} and ${outlets.length - 5} more`
      : outlets.join(", ");
  const days = rangeText(first, last);
  return [
    `Searched ${counted(quotations, "quotation")} in ${counted(articles, "article")}`,
    ...(named === "" ? [] : [`from ${named}`]),
    ...(days === undefined ? [] : [`of ${days}`]),
    ...(undated === 0 ? [] : [`(${counted(undated, "article")} of no known day)`]),
  ]
    .join(" ")
    .concat(".");
}

const looserBlocks = (buttons: readonly Button[]): readonly Block[] =>
  buttons.length === 0 ? [] : [paragraph("A looser question finds more:"), ...buttonRow(buttons)];

interface Relaxation {
  readonly label: string;
  readonly query: Query;
}

/** The query with one condition fewer, for each of its conditions. */
function relaxations(query: Query): readonly Relaxation[] {
  const { after: _after, before: _before, ...dayless } = query;
  const list: Relaxation[] = [];
  for (const field of ["by", "in", "article"] as const) {
    if (query[field].length > 0) list.push({ label: `without ${field}:`, query: { ...query, [field]: [] } });
  }
  if (query.after !== undefined || query.before !== undefined)
    list.push({ label: "of any day", query: dayless });
  if (query.phrases.length > 0) {
    const words = query.phrases.flatMap((phrase) => phrase.split(/\s+/));
    list.push({
      label: "words in any order",
      query: { ...query, phrases: [], words: [...query.words, ...words] },
    });
  }
  if (query.without.length > 0) list.push({ label: "nothing left out", query: { ...query, without: [] } });
  return list.filter(({ query }) => printQuery(query) !== "");
}
