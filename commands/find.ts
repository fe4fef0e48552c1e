import { type Button, textOf } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { nothingFound, notLookedUp, notQuoted } from "../src/chat/views/empty.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import {
  buttonRow,
  foot,
  hitFacts,
  pageButtons,
  partFacts,
  partOf,
  questionOptions,
  refineButton,
  zoneFacts,
} from "../src/chat/views/foot.ts";
import { meantBlocks } from "../src/chat/views/meant.ts";
import { quotationBlocks, quoteRuns } from "../src/chat/views/quotation.ts";
import { shareButton } from "../src/chat/views/shared.ts";
import { printQuery } from "../src/research/search/print-query.ts";
import { emptyQuery, type Query } from "../src/research/search/query.ts";

/** Discord's 40 components leave room for three hits with their facts and buttons. */
const size = 3;

/** For a count without its hits. */
const none = { offset: 0, limit: 0 };

export default defineCommand({
  description: "Quotations that match: the exact words, who said them, where and when",
  examples: (research) => {
    const sample = sampleOf(research);
    if (sample === undefined) return [];
    const speaker = sample.quote.speaker?.name;
    const by =
      speaker === undefined ? [] : [`find ${sample.word} ${printQuery({ ...emptyQuery, by: [speaker] })}`];
    return [...by, `find ${sample.word}`, `find "${sample.phrase}"`];
  },
  options: questionOptions,
  run({ query, page }, context) {
    const { research } = context;
    const hits = research.find(query, { offset: (page - 1) * size, limit: size });
    if (hits.total === 0) {
      return nothingFound(query, context, {
        command: "find",
        count: (looser) => research.find(looser, none).total,
        meant: hits.meant,
        elsewhere: {
          label: "in articles, outside quotations",
          line: `articles ${printQuery(query)}`,
          count: () => research.articles(query, none).total,
        },
      });
    }
    const part = partOf(hits.total, page, size);
    const first = hits.items[0]?.item;
    const counts = hitFacts(query, hits, "quotation");
    return {
      outcome: "answered",
      summary: `${counts[0]}${first === undefined ? "" : `. ${first.speaker?.name ?? "Unattributed"}: ${textOf(quoteRuns(first, []))}`}`,
      blocks: [
        ...meantBlocks(query, context),
        ...notQuoted(hits.unknown, context),
        ...notLookedUp(hits.leftOut),
        ...hits.items.flatMap(({ item, matched }) => [
          ...quotationBlocks(item, matched, context),
          {
            kind: "buttons" as const,
            buttons: [
              { label: "Context", line: `context ${item.id}` },
              { label: "Cite", line: context.lineFor("cite", { q: item.id }) },
              { label: "Save", line: context.lineFor("save", { q: item.id }) },
              shareButton(context, item.id),
            ],
          },
          { kind: "divider" as const },
        ]),
        foot(context, [...counts, ...partFacts(part), ...zoneFacts(query, context)]),
        ...buttonRow([
          ...pageButtons(part, context),
          ...watchButtons(query, context),
          { label: "Export", line: context.lineFor("export", { query }) },
          refineButton(context),
        ]),
      ],
      data: {
        total: hits.total,
        withAll: hits.withAll,
        page,
        pages: part.pages,
        hits: hits.items.map(({ item }) => quoteData(item, research)),
      },
    };
  },
});

/** What is found can be watched for, whatever its days: what is watched for is new. */
function watchButtons(query: Query, context: Context): readonly Button[] {
  const { after, before, last, ...dayless } = query;
  const watched: Query = { ...dayless, on: [], sort: "best" };
  return printQuery(watched) === ""
    ? []
    : [{ label: "Watch this", line: context.lineFor("watch", { query: watched }) }];
}
