import { type Block, type Card, paragraph } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { quoteOption } from "../src/chat/views/clipping-options.ts";
import {
  againTexts,
  comparedBlocks,
  firstText,
  movedTexts,
  ofOthersText,
  sameWordsBlocks,
} from "../src/chat/views/compared.ts";
import { comparedData } from "../src/chat/views/compared-data.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { coverText } from "../src/chat/views/empty.ts";
import { buttonRow, counted, foot, pageButtons, partFacts, partOf } from "../src/chat/views/foot.ts";
import { quotationBlocks } from "../src/chat/views/quotation.ts";
import { quoteCalled } from "../src/chat/views/quote-called.ts";
import { shareButton } from "../src/chat/views/shared.ts";
import type { Quote } from "../src/research/article.ts";
import type { Research } from "../src/research/research.ts";
import { emptyQuery } from "../src/research/search/query.ts";
import { inSlices } from "../src/research/slices.ts";
import { comparedSteps } from "../src/research/variants/compared.ts";
import { tellingsOf } from "../src/research/variants/tellings.ts";
import type { Variants } from "../src/research/variants/variants.ts";
import { lengthSaid } from "../src/research/words-said.ts";

/** Discord's 40 components leave room for three wordings with their facts and a button. */
const size = 3;

export default defineCommand({
  description: "The same statement in other articles: who had it first, what differs",
  examples: (research) => exampleOf(research),
  options: {
    q: quoteOption,
    page: { kind: "count", description: "Which page", least: 1, default: 1, hidden: true },
  },
  async run({ q, page }, context) {
    const variants = context.research.variantsOf(quoteCalled(q, context));
    const { asked, same, uncompared } = variants;
    if (same.length === 0) return alone(variants, context);
    const tellings = tellingsOf(
      [asked, ...same, ...furtherPieces([asked, ...same], context.research)],
      asked,
    );
    if (tellings.length === 1 && tellings[0]?.quotes.length === 1) return alone(variants, context);
    const all = await inSlices(comparedSteps(tellings, asked));
    const part = partOf(all.length, page, size);
    const shown = all.slice((page - 1) * size, page * size);
    const wordings = counted(all.length, "wording");
    const articles = counted(new Set([asked, ...same].map(({ article }) => article)).size, "article");
    return {
      outcome: "answered",
      summary: `${wordings} in ${articles}. ${firstText(all)}`,
      blocks: [
        paragraph(`One statement, ${wordings}`, "heading"),
        paragraph([firstText(all), ...movedTexts(all), ...againTexts(all)].join(" ")),
        ...ofOthersText(variants.ofOthers).map((sentence) => paragraph(sentence, "note")),
        ...shown.flatMap((each): readonly Block[] => [
          ...comparedBlocks(each, asked, each === all[0], context),
          { kind: "buttons", buttons: [{ label: "Context", line: `context ${each.quotes[0].id}` }] },
          { kind: "divider" },
        ]),
        foot(context, [
          `${wordings} in ${articles}`,
          ...(all.length > 1
            ? ["beside the earliest: bold is not there, what is struck out in brackets is left out here"]
            : []),
          ...(uncompared > 0
            ? [`${counted(uncompared, "quotation")} with words in common not compared`]
            : []),
          ...partFacts(part),
        ]),
        ...buttonRow([...pageButtons(part, context), shareButton(context)]),
      ],
      data: comparedData(variants, all, { page, pages: part.pages }, context.research),
    };
  },
});

/** What the same articles have of the fullest wording besides: other pieces than the one asked for need have no word of it. */
function furtherPieces(known: readonly Quote[], { variantsOf }: Research): readonly Quote[] {
  const fullest = known.toSorted((a, b) => lengthSaid(b) - lengthSaid(a))[0];
  const articles = new Set(known.map(({ article }) => article));
  return fullest === undefined || fullest === known[0]
    ? []
    : variantsOf(fullest).same.filter(({ article }) => articles.has(article));
}

/** A quotation that nobody else has. */
function alone({ asked, ofOthers }: Variants, context: Context): Card {
  const copies = context.research.copiesOfQuote(asked);
  const nowhere =
    copies.length === 0
      ? "No other quotation here is this statement, in these words or like ones."
      : `Only the copies of its story have this statement: ${counted(copies.length, "other article")}, word for word.`;
  return {
    outcome: "answered",
    summary: nowhere,
    blocks: [
      paragraph(nowhere),
      ...(copies.length === 0 ? [] : [paragraph(firstText(tellingsOf([asked, ...copies])))]),
      ...ofOthersText(ofOthers).map((sentence) => paragraph(sentence, "note")),
      paragraph(`Searched ${coverText(context)} Other words for the same thing are not looked for.`, "note"),
      ...quotationBlocks(asked, [], context),
      ...sameWordsBlocks(copies),
      foot(context, []),
      ...buttonRow([{ label: "Context", line: `context ${asked.id}` }, shareButton(context)]),
    ],
    data: {
      asked: quoteData(asked, context.research),
      total: 0,
      hits: [],
      ofOthers: ofOthers.map((quote) => quoteData(quote, context.research)),
    },
  };
}

/** One of the newest quotations that has something to compare, else the newest. */
function exampleOf(research: Research): readonly string[] {
  const { items } = research.find({ ...emptyQuery, sort: "new" }, { offset: 0, limit: looked });
  const quote = items.find(({ item }) => research.variantsOf(item).same.length > 0)?.item ?? items[0]?.item;
  return quote === undefined ? [] : [`compare ${quote.id}`];
}

const looked = 10;
