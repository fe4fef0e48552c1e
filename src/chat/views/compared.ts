import type { Quote } from "../../research/article.ts";
import { isoDay } from "../../research/counts.ts";
import { dayNumber } from "../../research/day-number.ts";
import type { Compared } from "../../research/variants/compared.ts";
import { nearDays } from "../../research/variants/sameness.ts";
import type { Telling } from "../../research/variants/tellings.ts";
import type { Variants } from "../../research/variants/variants.ts";
import type { WordDiff } from "../../research/variants/word-diff.ts";
import { tokensIn } from "../../research/verify/tokens.ts";
import { type Block, type Button, plain, type Run } from "../card.ts";
import type { Context } from "../command.ts";
import { dayText } from "../day.ts";
import { counted } from "./foot.ts";
import { quoteRuns, speakerBlock, whereFacts } from "./quotation.ts";
import { changesText, diffRuns } from "./word-diff.ts";

/** One wording: the words with what differs, who is named for them there, where and when, and how it differs. */
export function comparedBlocks(
  { quotes: [quote, ...others], pieces, whole, against, later }: Compared,
  asked: Quote,
  isFirst: boolean,
  context: Context,
): readonly Block[] {
  const isAsked = quote === asked || others.includes(asked);
  const facts = [
    ...(isFirst ? ["the earliest known"] : []),
    ...(isAsked ? ["the one asked for"] : []),
    ...(against === undefined ? [] : [changesText(against.diff) ?? "the same words"]),
    ...(against?.quote.id === asked.id && !isAsked ? ["beside the one asked for"] : []),
    ...(pieces.length > 1 ? [`in ${counted(pieces.length, "quotation")} of the article`] : []),
    ...(later === undefined || later <= nearDays ? [] : [`${laterText(later)}: said again, or quoted again`]),
  ];
  return [
    {
      kind: "quote",
      runs: against === undefined ? quoteRuns(whole, []) : diffRuns(whole, against.quote, against.diff),
    },
    speakerBlock(quote, context.research.takenFor(quote)),
    { kind: "facts", facts: whereFacts(quote, context) },
    ...(facts.length === 0 ? [] : [{ kind: "facts" as const, facts: facts.map((fact) => [plain(fact)]) }]),
    ...sameWordsBlocks(others),
  ];
}

const laterText = (days: number): string =>
  days < 60
    ? `${counted(days, "day")} later`
    : days < 730
      ? `${counted(Math.round(days / 30.4), "month")} later`
      : `${counted(Math.round(days / 365.25), "year")} later`;

/** Other articles with the same words, each with its outlet and day. */
export function sameWordsBlocks(others: readonly Quote[]): readonly Block[] {
  if (others.length === 0) return [];
  const facts = others
    .slice(0, mostNamed)
    .map((quote): readonly Run[] => [...whereRuns(quote), plain(", "), { text: quote.id, code: true }]);
  const more = others.length - mostNamed;
  return [
    {
      kind: "facts",
      facts: [
        [plain("word for word the same")],
        ...facts,
        ...(more > 0 ? [[plain(counted(more, "other article"))]] : []),
      ],
    },
  ];
}

const mostNamed = 4;

/** The outlet and the day, as far as they are known. */
const whereRuns = ({ article }: Quote): readonly Run[] => [
  article.outlet === undefined ? plain(`“${article.title}”`) : { text: article.outlet, italic: true },
  plain(`, ${dayText(article.published)}`),
];

/** Who had it first, and what is not known of that. */
export function firstText(all: readonly Telling[]): string {
  const quotes = all.flatMap((each) => each.quotes);
  const [first, ...others] = quotes;
  if (first === undefined) return "";
  const { published } = first.article;
  const undated = quotes.filter(({ article }) => !isDated(article.published)).length;
  if (!isDated(published)) return "No article states its day, so it is not known who had it first.";
  const onSameDay = namesOf(
    others.filter(({ article }) => dayText(article.published) === dayText(published)),
  ).filter((name) => name !== nameOf(first));
  const day = dayText(published);
  return [
    published?.precision === "day"
      ? onSameDay.length === 0
        ? `${nameOf(first)} had it first, on ${day}.`
        : `${listed([nameOf(first), ...onSameDay])} had it first, on the same day, ${day}.`
      : `${nameOf(first)} had it in ${day}, as far as its day is known.`,
    ...(undated === 0
      ? []
      : [`${counted(undated, "article")} of no known day ${undated === 1 ? "stands" : "stand"} last.`]),
  ].join(" ");
}

const isDated = (published: Quote["article"]["published"]): boolean =>
  published !== undefined && published.precision !== "partial";

/** Words that come again after a week may have been said again. */
export function againTexts(all: readonly Compared[]): readonly string[] {
  const days = all
    .flatMap(({ quotes }) => quotes)
    .flatMap(({ article }) => isoDay(article) ?? [])
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const apart = dayNumber(last) - dayNumber(first);
  return apart <= nearDays
    ? []
    : [`The last of them comes ${laterText(apart)}: it may have been said again, or only quoted again.`];
}

/**
 * Which outlets shortened the earliest wording, which changed its words, and which have more; a sentence each. What an outlet has in
 * two parts it has not left out. Whether words were added or the earliest left them out, the articles do not tell.
 */
export function movedTexts(all: readonly Compared[]): readonly string[] {
  const first = all[0]?.whole;
  if (first === undefined) return [];
  const told = all.flatMap(({ quotes, against }) =>
    against?.quote === first ? quotes.map((quote) => ({ outlet: nameOf(quote), diff: against.diff })) : [],
  );
  const outlets = [...Map.groupBy(told, ({ outlet }) => outlet)]
    .filter(([outlet]) => outlet !== nameOf(first))
    .map(([outlet, theirs]) => {
      const diffs = [...new Set(theirs.map(({ diff }) => diff))];
      const sum = (kind: "changed" | "added") => diffs.reduce((total, { words }) => total + words[kind], 0);
      const leftOut = wordsLeftOut(first, diffs) - sum("changed");
      return { outlet, leftOut, changed: sum("changed"), added: sum("added") };
    });
  return [
    ...sentence(outlets, "left out", "leftOut"),
    ...sentence(outlets, "changed", "changed"),
    ...sentence(outlets, "has", "added", ` that ${nameOf(first)} has not`),
  ];
}

/** How many words of the earliest stand in none of an outlet's wordings. */
function wordsLeftOut({ article, spans }: Quote, diffs: readonly WordDiff[]): number {
  const isLeftOut = (at: number) =>
    diffs.every(({ leftOut }) => leftOut.some(({ span }) => span.start <= at && at < span.end));
  return spans.flatMap((span) => tokensIn(article.text, span)).filter(({ start }) => isLeftOut(start)).length;
}

interface Told {
  readonly outlet: string;
  readonly leftOut: number;
  readonly changed: number;
  readonly added: number;
}

function sentence(
  all: readonly Told[],
  verb: string,
  kind: "leftOut" | "changed" | "added",
  behind = "",
): readonly string[] {
  const told = all.filter((each) => each[kind] > 0);
  if (told.length === 0) return [];
  const parts = told
    .slice(0, mostTold)
    .map((each) => `${each.outlet} ${verb} ${counted(each[kind], "word")}`);
  const more = told.length - mostTold;
  return [`${[...parts, ...(more > 0 ? [`and ${counted(more, "more outlet")}`] : [])].join(", ")}${behind}.`];
}

const mostTold = 5;

const nameOf = ({ article }: Quote): string => article.outlet ?? `“${article.title}”`;

const namesOf = (quotes: readonly Quote[]): readonly string[] => [...new Set(quotes.map(nameOf))].slice(0, 4);

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** The same words as somebody else's: which of them said it, the articles do not agree on. */
export const ofOthersText = (quotes: readonly Quote[]): readonly string[] =>
  quotes.length === 0
    ? []
    : [
        `The same words stand under another name: ${quotes
          .slice(0, mostNamed)
          .map(
            (quote) =>
              `${quote.speaker?.name ?? ""}, in ${nameOf(quote)}, ${dayText(quote.article.published)} (${quote.id})`,
          )
          .join("; ")}${quotes.length > mostNamed ? `; and ${quotes.length - mostNamed} more` : ""}.`,
      ];

/** Leads to the other wordings of a quotation, where there are any. */
export const compareButtons = (quote: Quote, { research }: Pick<Context, "research">): readonly Button[] =>
  isElsewhere(research.variantsOf(quote)) ? [{ label: "Compare", line: `compare ${quote.id}` }] : [];

const isElsewhere = ({ asked, same }: Variants): boolean =>
  same.some(({ article }) => article !== asked.article);
