import type { Block } from "../src/chat/card.ts";
import { paragraph, plain } from "../src/chat/card.ts";
import { defineCommand } from "../src/chat/command.ts";
import { rangeText } from "../src/chat/day.ts";
import { coverText } from "../src/chat/views/empty.ts";
import { buttonRow, counted, foot, pageButtons, partFacts, partOf } from "../src/chat/views/foot.ts";
import { unreadFacts } from "../src/chat/views/unread.ts";
import type { Problem } from "../src/research/reading/read-corpus.ts";
import type { OutletCount } from "../src/research/research.ts";

const size = 12;

export default defineCommand({
  description: "What is searched: outlets and days, and what was not read and why",
  examples: () => ["sources"],
  options: { page: { kind: "count", description: "Which page", least: 1, default: 1, hidden: true } },
  run({ page }, context) {
    const { research } = context;
    const outlets = research.outlets();
    const rows = [...outlets.map(outletRow), ...problemRows(research.problems)];
    const part = partOf(rows.length, page, size);
    const unread = unreadFacts(research.problems);
    const copies = sumOf(outlets) > research.count.quotations;
    return {
      outcome: "answered",
      summary: [coverText(context), ...unread].join(" "),
      blocks: [
        paragraph(coverText(context)),
        ...(copies ? [paragraph(countedOnce, "note")] : []),
        ...rows.slice((page - 1) * size, page * size),
        foot(context, [...partFacts(part), ...unread]),
        ...buttonRow(pageButtons(part, context)),
      ],
      data: { ...research.count, outlets, problems: research.problems },
    };
  },
});

const countedOnce =
  "What copies of one story quote alike is counted once in all, and below for each outlet that printed it.";

const sumOf = (outlets: readonly OutletCount[]): number =>
  outlets.reduce((sum, { quotations }) => sum + quotations, 0);

function outletRow({ name, articles, quotations, first, last }: OutletCount): Block {
  const days = rangeText(first, last) ?? "day not known";
  return {
    kind: "text",
    style: "body",
    runs: [
      { text: name ?? "No outlet named", bold: name !== undefined, italic: name === undefined },
      plain(` · ${counted(articles, "article")} · ${counted(quotations, "quotation")} · ${days}`),
    ],
  };
}

const problemRows = (problems: readonly Problem[]): readonly Block[] =>
  problems.map(({ file, reason, rows }) => ({
    kind: "text",
    style: "note",
    runs: [
      { text: file, code: true },
      plain(
        rows === undefined
          ? ` was not read: ${reason}`
          : ` was read but for ${rows.unread} of ${counted(rows.of, "row")}: ${reason}`,
      ),
    ],
  }));
