import type { Block, Card } from "../src/chat/card.ts";
import { plain } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { shortLabel } from "../src/chat/labels.ts";
import { longestDraftLine } from "../src/chat/longest-draft.ts";
import { quoteOption } from "../src/chat/views/clipping-options.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import { buttonRow } from "../src/chat/views/foot.ts";
import { quoteInBrief } from "../src/chat/views/in-brief.ts";
import { quotationBlocks } from "../src/chat/views/quotation.ts";
import { quoteCalled } from "../src/chat/views/quote-called.ts";
import { forMany, sharedBy } from "../src/chat/views/shared.ts";
import { UserError } from "../src/research/errors.ts";

export default defineCommand({
  description: "Show everyone here a quotation, or the answer to a line",
  changes: true,
  shares: true,
  examples: (research) => {
    const sample = sampleOf(research);
    return sample === undefined ? [] : [`share ${sample.quote.id}`, `share find ${sample.word}`];
  },
  options: {
    q: {
      ...quoteOption,
      description: "The quotation's id; without it, the whole answer",
      required: false,
      leads: true,
    },
    of: {
      kind: "draft",
      description: "The line to answer, or that found it, like find budget",
      most: longestDraftLine,
      leads: true,
    },
  },
  longest: longestDraftLine,
  does({ q, of }, context) {
    if (q !== undefined)
      return `It shows everyone here ${quoteInBrief(quoteCalled(q, context))}, with your name.`;
    if (of !== undefined)
      return `It shows everyone here, with your name, the answer to this line: ${shortLabel(commandLine(of, context), longestNamed)}`;
    throw nothingToShare();
  },
  run({ q, of }, context) {
    if (q !== undefined) return quotationCard(q, of, context);
    if (of !== undefined) return answerCard(commandLine(of, context), context);
    throw nothingToShare();
  },
});

/** So much of a line is named in a sentence: a draft is long. UTF-16 code units. */
const longestNamed = 200;

const nothingToShare = (): UserError =>
  new UserError(
    "Say what to share: a quotation's id, or a line whose answer all here shall see, like share find budget.",
  );

function quotationCard(q: string, line: string | undefined, context: Context): Card {
  const quote = quoteCalled(q, context);
  const open = context.permalink(quote) ?? quote.article.url;
  const asked: readonly Block[] =
    line === undefined ? [] : [{ kind: "facts", facts: [[plain("asked: "), { text: line, code: true }]] }];
  return {
    outcome: "answered",
    summary: `${context.call.asker.name} shared a quotation: ${quote.speaker?.name ?? "Unattributed"}, ${quote.article.title}`,
    blocks: [
      sharedBy(context),
      ...quotationBlocks(quote, [], context),
      ...asked,
      ...buttonRow([
        { label: "Context", line: context.lineFor("context", { q }) },
        { label: "Cite", line: context.lineFor("cite", { q }) },
        ...(open === undefined ? [] : [{ label: "Open", url: open }]),
      ]),
    ],
    data: quoteData(quote, context.research),
  };
}

/** Whoever types “share prices” looks for the words, and would be surprised to show everyone what there is of prices. */
function commandLine(line: string, { commands }: Context): string {
  const [word = ""] = line.split(/\s/, 1);
  if (commands.has(word.toLowerCase())) return line;
  throw new UserError(
    "Share shows everyone here the answer to a line that begins with a command, like share find budget. To look for the words alone, put find before them.",
  );
}

/** What the line answers, as it is; a refusal of it is this line's own. */
async function answerCard(line: string, context: Context): Promise<Card> {
  const card = await context.answer(line);
  if (card.outcome !== "answered") return card;
  return {
    ...card,
    summary: `${context.call.asker.name} shared: ${card.summary}`,
    blocks: [sharedBy(context), ...forMany(card.blocks)],
  };
}
