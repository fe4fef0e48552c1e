import type { Button } from "../src/chat/card.ts";
import { paragraph } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { timelinePicture } from "../src/chat/pictures/timeline-picture.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { nothingFound, notLookedUp, notQuoted } from "../src/chat/views/empty.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import {
  buttonRow,
  counted,
  foot,
  pageButtons,
  partFacts,
  partOf,
  refineButton,
  unsortedOptions,
  zoneFacts,
} from "../src/chat/views/foot.ts";
import { meantBlocks } from "../src/chat/views/meant.ts";
import { quotationBlocks } from "../src/chat/views/quotation.ts";
import { shareButton } from "../src/chat/views/shared.ts";
import { askedText, courseBlocks, stretchButtons } from "../src/chat/views/timeline.ts";
import { printQuery } from "../src/research/search/print-query.ts";
import { emptyQuery, type Query } from "../src/research/search/query.ts";
import type { Timeline } from "../src/research/timeline/timeline.ts";

/** Beside the stretches, Discord's 40 components leave room for three. */
const size = 3;

/** More names do not stand in a row of buttons. */
const mostNames = 4;

export default defineCommand({
  description: "What was said, in order of date, as a picture and a list",
  examples: (research) => {
    const sample = sampleOf(research);
    if (sample === undefined) return [];
    const speaker = sample.quote.speaker?.name;
    const by = speaker === undefined ? [] : [`timeline ${printQuery({ ...emptyQuery, by: [speaker] })}`];
    return [`timeline ${sample.word}`, ...by];
  },
  options: {
    ...unsortedOptions,
    picture: {
      kind: "choice",
      description: "Whether to draw a picture",
      choices: { yes: "with the picture", no: "the list alone" },
      default: "yes",
    },
  },
  async run({ query: asked, page, picture }, context) {
    const { research } = context;
    const query: Query = { ...asked, sort: "old" };
    const hits = research.find(query, { offset: (page - 1) * size, limit: size });
    if (hits.total === 0) {
      return nothingFound(query, context, {
        command: "timeline",
        count: (looser) => research.find(looser, { offset: 0, limit: 0 }).total,
        meant: hits.meant,
      });
    }
    const part = partOf(hits.total, page, size);
    const timeline = await research.timeline(query);
    const isDrawn = page === 1 && picture === "yes" && timeline.starts.length > 0;
    return {
      outcome: "answered",
      summary: `${counted(hits.total, "quotation")} in order of date`,
      blocks: [
        ...meantBlocks(query, context),
        ...notQuoted(hits.unknown, context),
        ...notLookedUp(hits.leftOut),
        ...(isDrawn ? [timelinePicture(timeline, askedText(asked))] : []),
        ...(page === 1 ? courseBlocks(timeline, isDrawn) : []),
        ...(page === 1 ? buttonRow(stretchButtons(timeline, asked, context)) : []),
        paragraph(page === 1 ? "From the first on" : "Further on", "heading"),
        ...hits.items.flatMap(({ item, matched }) => [
          ...quotationBlocks(item, matched, context),
          ...buttonRow([{ label: "Context", line: context.lineFor("context", { q: item.id }) }]),
          { kind: "divider" as const },
        ]),
        foot(context, [counted(hits.total, "quotation"), ...partFacts(part), ...zoneFacts(query, context)]),
        ...buttonRow(page === 1 ? speakerButtons(timeline, asked) : []),
        ...buttonRow([
          ...turnButtons(part, context),
          { label: "Export", line: context.lineFor("export", { query: asked }) },
          refineButton(context),
          shareButton(context),
        ]),
      ],
      data: {
        total: hits.total,
        page,
        pages: part.pages,
        timeline,
        hits: hits.items.map(({ item }) => quoteData(item, research)),
      },
    };
  },
});

/** Back on the first page the picture is there already: in Slack's direct messages it would stand twice. */
const turnButtons = (part: Parameters<typeof pageButtons>[0], context: Context): readonly Button[] =>
  pageButtons(part, {
    ...context,
    lineWith: (changes) => context.lineWith({ ...changes, ...(part.page > 1 && { picture: "no" }) }),
  });

const speakerButtons = ({ speakers, others }: Timeline, query: Query): readonly Button[] =>
  speakers.length + (others?.speakers ?? 0) < 2
    ? []
    : speakers
        .slice(0, mostNames)
        .map(({ name }) => ({ label: name, line: `timeline ${printQuery({ ...query, by: [name] })}` }));
