import { dayNumber, isoOf } from "../../research/day-number.ts";
import { printQuery } from "../../research/search/print-query.ts";
import type { Query } from "../../research/search/query.ts";
import type { Period } from "../../research/timeline/calendar.ts";
import type { Stretch, Timeline } from "../../research/timeline/timeline.ts";
import { type Block, type Button, paragraph, plain, type Run } from "../card.ts";
import type { Context } from "../command.ts";
import { periodText } from "../pictures/period-text.ts";
import { counted } from "./foot.ts";

/** What a timeline is called by: the question as it is typed, without what orders the answer. */
export const askedText = (query: Query): string =>
  printQuery({ ...query, sort: "best" }) || "everything that was said";

/** A timeline in words: each stretch and each speaker with how often and the words that stand out, and what is not in it. */
export const courseBlocks = (timeline: Timeline, isDrawn: boolean): readonly Block[] => [
  ...timeline.stretches.map(stretchRow),
  { kind: "facts", facts: speakerFacts(timeline) },
  ...notes(timeline, isDrawn).map((note) => paragraph(note, "note")),
];

/** The same question for each stretch alone. */
export const stretchButtons = ({ stretches }: Timeline, query: Query, context: Context): readonly Button[] =>
  stretches.length < 2
    ? []
    : stretches.slice(-mostButtons).map((stretch) => ({
        label: periodText(stretch.first, stretch.last),
        line: context.lineFor("find", { query: within(query, stretch) }),
      }));

/** A row on Discord; of more, the latest are more often asked for. */
const mostButtons = 5;

/** The query for these days alone: `during:` where they are a month or a year and the query names no days itself. */
function within(query: Query, { first, last }: Stretch): Query {
  const named = calendarName(first, last);
  if (named !== undefined && query.on.length === 0) return { ...query, on: [named] };
  const [before, behind] = [isoOf(dayNumber(first) - 1), isoOf(dayNumber(last) + 1)];
  return {
    ...query,
    after: query.after !== undefined && query.after > before ? query.after : before,
    before: query.before !== undefined && query.before < behind ? query.before : behind,
  };
}

/** `2026-03-14`, `2026-03` or `2026`, where the days are exactly these. */
function calendarName(first: string, last: string): string | undefined {
  if (first === last) return first;
  if (first.slice(0, 4) !== last.slice(0, 4) || !first.endsWith("-01")) return undefined;
  if (first.endsWith("-01-01") && last.endsWith("-12-31")) return first.slice(0, 4);
  const isMonth = first.slice(0, 7) === last.slice(0, 7) && isoOf(dayNumber(last) + 1).endsWith("-01");
  return isMonth ? first.slice(0, 7) : undefined;
}

const stretchRow = ({ first, last, quotations, keyWords }: Stretch): Block => ({
  kind: "text",
  style: "body",
  runs: [
    { text: periodText(first, last), bold: true },
    plain(
      [` · ${counted(quotations, "quotation")}`, keyWords.join(", ")]
        .filter((part) => part !== "")
        .join(" · "),
    ),
  ],
});

function speakerFacts({ speakers, others, unattributed }: Timeline): readonly (readonly Run[])[] {
  const count = (of: number) => of.toLocaleString("en-GB");
  return [
    ...speakers.map(({ name, quotations, keyWords }) => [
      { text: name, bold: true },
      plain(` ${count(quotations)}${keyWords.length === 0 ? "" : ` (${keyWords.join(", ")})`}`),
    ]),
    ...(others === undefined
      ? []
      : [[plain(`${counted(others.speakers, "other speaker")} ${count(others.quotations)}`)]]),
    ...(unattributed === undefined ? [] : [[plain(`unattributed ${count(unattributed.quotations)}`)]]),
  ];
}

const whichText = (period: Period): string =>
  period === "day" ? "the day" : `which ${period === "lustrum" ? "five years" : period}`;

/** What the counts leave open, and what was left out. */
function notes(timeline: Timeline, isDrawn: boolean): readonly string[] {
  const { starts, period, vague, undated, quotations, readFor, stretches } = timeline;
  const known = vague.reduce((sum, one) => sum + one.quotations, 0);
  const told = stretches.reduce((sum, one) => sum + one.quotations, 0);
  const untold = starts.length === 0 ? 0 : quotations - undated - told;
  return [
    ...(known === 0 || !isDrawn
      ? []
      : [
          `Of ${counted(known, "quotation")} only the month or the year is known, and not ${whichText(period)}: drawn as a hollow bar.`,
        ]),
    ...(untold === 0
      ? []
      : [
          `${counted(untold, "quotation")} more ${untold === 1 ? "is" : "are"} in none of these stretches: only the month or the year is known.`,
        ]),
    ...(starts.length === 0
      ? ["No article with these words says in which year it was published, so there is nothing to draw."]
      : undated === 0
        ? []
        : [
            `${counted(undated, "quotation")} of no known year ${undated === 1 ? "stands" : "stand"} at the end.`,
          ]),
    ...(readFor < quotations
      ? [`The words that stand out are those of ${counted(readFor, "quotation")} drawn from all of them.`]
      : []),
  ];
}
