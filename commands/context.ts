import { type Block, type Button, holdsWords, type Run } from "../src/chat/card.ts";
import type { Context } from "../src/chat/command.ts";
import { defineCommand } from "../src/chat/command.ts";
import { quoteOption } from "../src/chat/views/clipping-options.ts";
import { compareButtons } from "../src/chat/views/compared.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import { buttonRow, foot, type Part, pageButtons, partFacts, partOf } from "../src/chat/views/foot.ts";
import { inPages } from "../src/chat/views/in-pages.ts";
import {
  headlineRun,
  paragraphOf,
  passageRuns,
  speakerBlock,
  whereFacts,
} from "../src/chat/views/quotation.ts";
import { quoteCalled } from "../src/chat/views/quote-called.ts";
import { shareButton } from "../src/chat/views/shared.ts";
import type { Quote } from "../src/research/article.ts";
import { textAt } from "../src/research/article.ts";

/** With the quotation's own paragraph in the middle this fits every platform's number of blocks. */
const most = 10;

export default defineCommand({
  description: "A quotation where it stands, with the paragraphs around it",
  examples: (research) => {
    const sample = sampleOf(research);
    return sample === undefined
      ? []
      : [`context ${sample.quote.id}`, `context ${sample.quote.id} paragraphs:3`];
  },
  options: {
    q: quoteOption,
    paragraphs: {
      kind: "count",
      description: "How many paragraphs before and after",
      least: 0,
      most,
      default: 1,
    },
    page: { kind: "count", description: "Which page, of words that fill several", least: 1, hidden: true },
  },
  run({ q, paragraphs, page }, context) {
    const quote = quoteCalled(q, context);
    const [first, last] = paragraphsOf(quote);
    const from = Math.max(0, first - paragraphs);
    const to = Math.min(quote.article.paragraphs.length - 1, last + paragraphs);
    const shown = Array.from({ length: to - from + 1 }, (_, i) =>
      passageRuns(quote.article, from + i, [], quote.spans),
    );
    const { runs, ...part } = pageOf(shown, shown.slice(first - from, last - from + 1), page);
    const words = quote.spans.map((span) => textAt(quote.article, span)).join(" … ");
    return {
      outcome: "answered",
      summary: `${quote.speaker?.name ?? "Unattributed"}: “${words}”, in ${quote.article.title}`,
      blocks: [
        { kind: "text", style: "heading", runs: [headlineRun(quote)] },
        speakerBlock(quote, context.research.takenFor(quote)),
        { kind: "facts", facts: whereFacts(quote, context, []) },
        ...runs.map((each): Block => ({ kind: "quote", runs: each })),
        foot(context, [
          `${from === to ? `paragraph ${to + 1}` : `paragraphs ${from + 1}–${to + 1}`} of ${quote.article.paragraphs.length}`,
          ...partFacts(part),
        ]),
        ...buttonRow([...pageButtons(part, context), ...buttons(quote, paragraphs, { from, to }, context)]),
      ],
      data: {
        ...quoteData(quote, context.research),
        around: { from: from + 1, to: to + 1 },
      },
    };
  },
});

/** The first and the last paragraph that the quotation runs over. */
function paragraphsOf(quote: Quote): readonly [number, number] {
  const first = paragraphOf(quote);
  const end = quote.spans.at(-1)?.end ?? 0;
  const last = quote.article.paragraphs.findLastIndex((paragraph) => paragraph.start < end);
  return [first, Math.max(first, last)];
}

/** All paragraphs, or one page of them where the quotation's `own` are more than one: left out, the page that it begins on. */
function pageOf(
  paragraphs: readonly (readonly Run[])[],
  own: readonly (readonly Run[])[],
  page: number | undefined,
): Part & { readonly runs: readonly (readonly Run[])[] } {
  const pages = inPages(own).length > 1 ? inPages(paragraphs) : [paragraphs];
  const shown = page ?? pages.findIndex((each) => each.some(holdsWords)) + 1;
  const part = partOf(pages.length, shown, 1);
  return { ...part, runs: pages[shown - 1] ?? [] };
}

function buttons(
  quote: Quote,
  around: number,
  shown: { from: number; to: number },
  context: Context,
): readonly Button[] {
  const whole = shown.from === 0 && shown.to === quote.article.paragraphs.length - 1;
  const turn = (label: string, paragraphs: number): Button => ({
    label,
    line: context.lineWith({ paragraphs, page: undefined }),
    inPlace: true,
  });
  const open = context.permalink(quote) ?? quote.article.url;
  return [
    ...(around > 0 ? [turn("Less", Math.floor((around - 1) / 2))] : []),
    ...(whole || around >= most ? [] : [turn("More", Math.min(most, around * 2 + 1))]),
    { label: "Cite", line: context.lineFor("cite", { q: quote.id }) },
    { label: "Save", line: context.lineFor("save", { q: quote.id }) },
    shareButton(context),
    ...compareButtons(quote, context),
    ...(open === undefined ? [] : [{ label: "Open", url: open }]),
  ];
}
