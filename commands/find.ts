import { textOf } from "../src/chat/card.ts";
import { defineCommand } from "../src/chat/command.ts";
import { quoteData } from "../src/chat/views/data.ts";
import { nothingFound } from "../src/chat/views/empty.ts";
import {
  buttonRow,
  counted,
  foot,
  pageButtons,
  partFacts,
  partOf,
  zoneFacts,
} from "../src/chat/views/foot.ts";
import { quotationBlocks, quoteRuns } from "../src/chat/views/quotation.ts";

/** Discord's 40 components leave room for three hits with their facts and buttons. */
const size = 3;

export default defineCommand({
  description: "Quotations that match: the exact words, who said them, where and when",
  examples: (research) => {
    const name = research.suggest("by", "", 1)[0];
    return name === undefined
      ? ["find dialogue"]
      : [`find by:"${name}"`, "find dialogue -summit", 'find "in the end"'];
  },
  options: {
    query: { kind: "query", description: "Words, “phrases”, -word, by:, in:, after:, before:" },
    page: { kind: "count", description: "Which page", least: 1, default: 1, hidden: true },
  },
  run({ query: { query }, page }, context) {
    const { research } = context;
    const hits = research.find(query, { offset: (page - 1) * size, limit: size });
    if (hits.total === 0) {
      return nothingFound(
        query,
        context,
        (looser) => research.find(looser, { offset: 0, limit: 0 }).total,
        "find",
      );
    }
    const part = partOf(hits.total, page, size);
    const first = hits.items[0]?.item;
    const counts =
      query.words.length > 1 && hits.withAll < hits.total
        ? `${hits.withAll} with all words, ${hits.total} with some`
        : counted(hits.total, "quotation");
    return {
      outcome: "answered",
      summary: `${counts}${first === undefined ? "" : `. ${first.speaker?.name ?? "Unattributed"}: ${textOf(quoteRuns(first, []))}`}`,
      blocks: [
        ...hits.items.flatMap(({ item, matched }) => [
          ...quotationBlocks(item, matched, context),
          { kind: "buttons" as const, buttons: [{ label: "Context", line: `context ${item.id}` }] },
          { kind: "divider" as const },
        ]),
        foot(context, [counts, ...partFacts(part), ...zoneFacts(query, context)]),
        ...buttonRow(pageButtons(part, context)),
      ],
      data: {
        total: hits.total,
        withAll: hits.withAll,
        page,
        pages: part.pages,
        hits: hits.items.map(({ item }) => quoteData(item)),
      },
    };
  },
});
