import { printQuery } from "../../research/search/print-query.ts";
import { emptyQuery, type Query } from "../../research/search/query.ts";
import type { Meant, Unknown } from "../../research/search/search-index.ts";
import { withMeant } from "../../research/search/with-meant.ts";
import { othersTurn } from "../../research/slices.ts";
import type { Block, Button, Card } from "../card.ts";
import { paragraph } from "../card.ts";
import type { Context } from "../command.ts";
import { rangeText } from "../day.ts";
import { buttonRow, counted, foot, refineButton, zoneFacts } from "./foot.ts";
import { begunNames, nearestNames } from "./other-names.ts";
import { onlyWords, type Relaxation, relaxations } from "./relaxations.ts";

/** What else could be asked where nothing was found. */
export interface Alternatives {
  /** The command that a looser question is asked of, and how much it would find. */
  readonly command: string;
  readonly count: (query: Query) => number;
  /** Words that the corpus does not have, and the ones that may have been meant. */
  readonly meant?: readonly Meant[] | undefined;
  /** The same question, asked of something else. */
  readonly elsewhere?: { readonly label: string; readonly line: string; readonly count: () => number };
}

/**
 * An empty answer that says what was searched, and what a looser question would find. Each of those takes as long as a question,
 * so others have their turn before it.
 */
export async function nothingFound(
  query: Query,
  context: Context,
  { command, count, meant = [], elsewhere }: Alternatives,
): Promise<Card> {
  const withCounts = async (looser: readonly Relaxation[]): Promise<readonly Looser[]> => {
    const counted: Looser[] = [];
    for (const { label, query: less } of looser) {
      await othersTurn();
      counted.push({ label, line: `${command} ${printQuery(less)}`.trim(), found: count(less) });
    }
    return counted;
  };
  const single = relaxations(query);
  const names = nearestNames(query, context);
  const begun = await begunNames(query, context);
  const nearer = [
    ...(await withCounts([...nearestWords(query, meant), ...names.slice(0, mostNames), ...begun])),
    // Whoever left the least out is the nearest to what was asked.
    ...(await withCounts(single)).toSorted((a, b) => a.found - b.found),
  ];
  const rest = single.length > 1 && nearer.every(({ found }) => found === 0) ? onlyWords(query) : undefined;
  const looser = [...nearer, ...(await withCounts(rest === undefined ? [] : [rest]))];
  await othersTurn();
  const found = [
    ...looser,
    ...(elsewhere === undefined
      ? []
      : [{ label: elsewhere.label, line: elsewhere.line, found: elsewhere.count() }]),
  ].filter((other) => other.found > 0);
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
      ...(found.length === 0 ? waysOn(query, context) : []),
      ...(names.length > mostNames ? [paragraph(moreNames, "note")] : []),
      foot(context, zoneFacts(query, context)),
      ...buttonRow([refineButton(context)]),
    ],
    data: { total: 0, withAll: 0, hits: [], looser: found },
  };
}

/** A looser question, as it is typed, and how much it finds. */
interface Looser {
  readonly label: string;
  readonly line: string;
  readonly found: number;
}

/** Where no looser question finds anything: which outlets and people there are, and how to ask. */
function waysOn(query: Query, { research, lineFor, commands }: Context): readonly Block[] {
  if (research.count.articles === 0) return [];
  const outlets = query.in.length === 0 ? [] : research.outlets().flatMap(({ name }) => name ?? []);
  const ways = [
    { label: "Outlets there are", command: "sources", values: {} },
    { label: "Who is quoted", command: "who", values: { query: emptyQuery } },
    { label: "How to ask", command: "help", values: { topic: "query" } },
  ].filter(({ command }) => commands.has(command));
  return [
    paragraph("What there is:"),
    ...buttonRow([
      ...outlets.slice(0, mostNames).map((name): Button => {
        const line = lineFor("find", { query: { ...emptyQuery, in: [name] } });
        return { label: line.replace(/^find /, ""), line };
      }),
      ...ways.map(({ label, command, values }): Button => ({ label, line: lineFor(command, values) })),
    ]),
  ];
}

/** What there is to search: how much, from whom and of which days. */
export function coverText({ research }: Context): string {
  const { articles, quotations, first, last, undated } = research.count;
  if (articles === 0) return noArticles;
  const outlets = research.outlets().flatMap(({ name }) => name ?? []);
  const more = outlets.length - mostOutlets;
  const named =
    more > 1 ? `${outlets.slice(0, mostOutlets).join(", ")} and ${more} more outlets` : outlets.join(", ");
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

/** What an answer with nothing in it has looked through. */
export const searchedText = (context: Context): string =>
  context.research.count.articles === 0 ? noArticles : `Searched ${coverText(context)}`;

const noArticles =
  "There are no articles to search yet. Where no folder is named, name one with CORPUS; `sources` lists what was not read.";

/** A list of more is not read. */
const mostOutlets = 5;

/** Each is counted before it is offered. */
const mostNames = 3;

const moreNames = `Only the first ${mostNames} of these names were tried with a name spelt nearly like them.`;

/** The query with the words that the corpus has instead of those that it does not. */
const nearestWords = (query: Query, meant: readonly Meant[]): readonly Relaxation[] =>
  meant.length === 0
    ? []
    : [
        {
          label: meant.map(({ asked, near }) => `“${near}” for “${asked}”`).join(", "),
          query: withMeant(query, meant),
        },
      ];

/** Says of each word that stands nowhere what was done about it, so that nobody counts what they did not ask for. */
export function spelledNearly(unknown: readonly Unknown[] = []): readonly Block[] {
  return unknownNotes(unknown, (words) => `Nothing has ${words.join(" or ")}`);
}

/** The same of words that stand in no quotation: how many articles have them, and those to be asked for. */
export function notQuoted(
  unknown: readonly Unknown[] = [],
  { research, lineFor }: Pick<Context, "research" | "lineFor">,
): readonly Block[] {
  const elsewhere = unknown.slice(0, mostCounted).flatMap(({ word }) => {
    const query = { ...emptyQuery, required: [word] };
    const { total } = research.articles(query, { offset: 0, limit: 0 });
    return total === 0 ? [] : [{ word, total, line: lineFor("articles", { query }) }];
  });
  const isElsewhere = ({ word }: Unknown): boolean => elsewhere.some((each) => each.word === word);
  return [
    ...spelledNearly(unknown.filter((each) => !isElsewhere(each))),
    ...unknownNotes(
      unknown.filter(isElsewhere),
      (words) => `No quotation has ${words.join(" or ")}, though articles do`,
    ),
    ...buttonRow(
      elsewhere.map(({ word, total, line }) => ({ label: `“${word}” in articles (${total})`, line })),
    ),
  ];
}

/** Each is counted before it is offered. */
const mostCounted = 4;

function unknownNotes(
  unknown: readonly Unknown[],
  said: (words: readonly string[]) => string,
): readonly Block[] {
  const note = (isReplaced: boolean, done: string): readonly Block[] => {
    const words = unknown.flatMap((each) => (each.isReplaced === isReplaced ? `“${each.word}”` : []));
    return words.length === 0 ? [] : [paragraph(`${said(words)}: ${done}`, "note")];
  };
  return [
    ...note(true, "words spelt nearly like it were taken instead."),
    ...note(false, "it was passed over, and nothing taken in its place."),
  ];
}

/** Says what of the question was not looked up, so that nobody takes the answer for more than it is. */
export const notLookedUp = (leftOut: readonly string[] = []): readonly Block[] =>
  leftOut.map((sentence) => paragraph(sentence, "note"));
