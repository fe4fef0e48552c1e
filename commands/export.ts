import { type Button, type Card, paragraph } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { rangeText } from "../src/chat/day.ts";
import { exportedQuote } from "../src/chat/exports/exported.ts";
import type { About } from "../src/chat/exports/format.ts";
import { type FormatWord, formatChoices, formats } from "../src/chat/exports/formats.ts";
import { mostBytes, originOf, today } from "../src/chat/exports/origin.ts";
import { fileSteps } from "../src/chat/exports/write.ts";
import { nothingFound } from "../src/chat/views/empty.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import { buttonRow, counted, foot, questionOptions, zoneFacts } from "../src/chat/views/foot.ts";
import { meantBlocks } from "../src/chat/views/meant.ts";
import { nameFor } from "../src/chat/views/watch.ts";
import type { Quote } from "../src/research/article.ts";
import { UserError } from "../src/research/errors.ts";
import { inOrder } from "../src/research/in-order.ts";
import { dayKey } from "../src/research/search/day-keys.ts";
import { compare } from "../src/research/search/order.ts";
import type { Query } from "../src/research/search/query.ts";
import { inSlices, othersTurn } from "../src/research/slices.ts";

export default defineCommand({
  description: "All quotations that match, as a file: CSV, Markdown, BibTeX and others",
  examples: (research) => {
    const sample = sampleOf(research);
    return sample === undefined ? [] : [`export ${sample.word}`, `export ${sample.word} as:markdown`];
  },
  options: {
    query: questionOptions.query,
    as: { kind: "choice", description: "The form of the file", choices: formatChoices, default: "csv" },
    from: {
      kind: "count",
      description: "Which of the quotations is the first",
      least: 1,
      default: 1,
      hidden: true,
    },
  },
  async run({ query, as, from }, context) {
    const found = context.research.every(query);
    if (found.length === 0) return nothingToExport(query, context);
    const total = found.length;
    if (from > total) throw new UserError(`There is no quotation ${from}: the last one is from:${total}.`);
    await othersTurn();
    const ordered = await inSlices(inOrder(found, byDay(query)));
    const { file, written } = await inSlices(
      fileSteps({
        as,
        rows: rowsOf(ordered, from, context),
        origin: originOf(context),
        aboutOf: (count) => aboutOf({ from, count, total }, query, context),
        name: `${nameFor(query) || "all quotations"} ${today(context)}`,
        most: mostBytes(context),
      }),
    );
    const isWhole = written === total;
    const next = from + written;
    const summary = `${isWhole ? counted(total, "quotation") : partText({ from, count: written, total })} as ${formats[as].label}`;
    return {
      outcome: "answered",
      summary,
      blocks: [
        paragraph(summary, "heading"),
        ...meantBlocks(query, context),
        ...(isWhole
          ? []
          : [
              paragraph(
                "All of them in one file would be too large to be sent here. Ask for fewer of them (in:, by:, during:), or take the file in parts.",
                "note",
              ),
            ]),
        file,
        foot(context, [counted(total, "quotation"), orderText(query), ...zoneFacts(query, context)]),
        ...buttonRow(
          next <= total
            ? [{ label: `From ${next.toLocaleString("en-GB")} on`, line: context.lineWith({ from: next }) }]
            : [],
        ),
        ...buttonRow(otherFormats(as, context), "Another form"),
      ],
      data: { total, from, written, as, file: file.name },
    };
  },
});

/** Which of the quotations a file holds. */
interface Part {
  readonly from: number;
  readonly count: number;
  readonly total: number;
}

function* rowsOf(quotes: readonly Quote[], from: number, context: Context) {
  for (let at = from - 1; at < quotes.length; at++) {
    const quote = quotes[at];
    if (quote !== undefined) yield exportedQuote(quote, context);
  }
}

/** By day, and in one article by place; those without a day come last. A file is looked through and not ranked. */
function byDay({ sort }: Query): (a: Quote, b: Quote) => number {
  const day = ({ article }: Quote) => dayKey(article.published);
  const first: typeof compareOf =
    sort === "old" ? (a, b) => (day(a) || Infinity) - (day(b) || Infinity) || 0 : (a, b) => day(b) - day(a);
  return (a, b) => first(a, b) || compareOf(a, b);
}

const compareOf = (a: Quote, b: Quote): number =>
  compare(a.article.id, b.article.id) || (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0);

const orderText = ({ sort }: Query): string => (sort === "old" ? "oldest first" : "newest first");

const partText = ({ from, count, total }: Part): string =>
  `Quotations ${from.toLocaleString("en-GB")} to ${(from + count - 1).toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`;

function aboutOf(part: Part, query: Query, context: Context): About {
  const { articles, first, last } = context.research.count;
  const isWhole = part.count >= part.total;
  const line = context.lineWith();
  const day = today(context);
  const days = rangeText(first, last);
  return {
    sentence: [
      isWhole ? counted(part.total, "quotation") : `${partText(part)}, the others left out for size`,
      `“${line}” on ${day}`,
      orderText(query),
      `searched ${counted(articles, "article")}${days === undefined ? "" : ` of ${days}`}`,
    ].join("; "),
    fields: {
      line,
      day,
      total: part.total,
      from: part.from,
      written: part.count,
      articles,
      ...(last !== undefined && { lastDay: last }),
    },
  };
}

const otherFormats = (as: FormatWord, context: Context): readonly Button[] =>
  Object.entries(formats).flatMap(([word, { label }]) =>
    word === as ? [] : [{ label: `As ${label}`, line: context.lineWith({ as: word, from: 1 }) }],
  );

async function nothingToExport(query: Query, context: Context): Promise<Card> {
  const { research } = context;
  const card = await nothingFound(query, context, {
    command: "export",
    count: (looser) => research.find(looser, { offset: 0, limit: 0 }).total,
    meant: research.find(query, { offset: 0, limit: 1 }).meant,
  });
  return {
    ...card,
    summary: `Nothing to export. ${card.summary}`,
    blocks: [paragraph("There is nothing to export, so no file was made.", "note"), ...card.blocks],
  };
}
