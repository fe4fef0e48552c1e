import { type Block, paragraph } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { dayTextAt } from "../src/chat/day.ts";
import { makerOf } from "../src/chat/destinations.ts";
import { noteBlocks } from "../src/chat/views/clipping.ts";
import { boardOption, firstBoard, quoteOption } from "../src/chat/views/clipping-options.ts";
import { sampleOf } from "../src/chat/views/examples.ts";
import { buttonRow, foot } from "../src/chat/views/foot.ts";
import { quoteInBrief } from "../src/chat/views/in-brief.ts";
import { noteButton } from "../src/chat/views/note-button.ts";
import { quotationBlocks } from "../src/chat/views/quotation.ts";
import { quoteCalled } from "../src/chat/views/quote-called.ts";
import { clip } from "../src/desk/clip.ts";
import type { Clipping } from "../src/desk/clipping.ts";

export default defineCommand({
  description: "Keep a quotation on a board of the team, with a note",
  changes: true,
  examples: (research) => {
    const sample = sampleOf(research);
    return sample === undefined
      ? []
      : [`save ${sample.quote.id}`, `save ${sample.quote.id} board:Elections note:"for the profile"`];
  },
  options: {
    q: quoteOption,
    board: { ...boardOption, default: firstBoard },
    note: {
      kind: "text",
      description: "Why it is kept, in a few words",
      most: 500,
      clears: true,
      asTyped: true,
    },
  },
  does({ q, board, note }, context) {
    const noted =
      note === undefined ? "" : note === "" ? ", without a note of yours" : `, with your note “${note}”`;
    return `It keeps ${quoteInBrief(quoteCalled(q, context))} on “${nameOfBoard(board, context)}”${noted}.`;
  },
  run({ q, board, note }, context) {
    const quote = quoteCalled(q, context);
    const { clippings } = context.records;
    const [before] = clippings.of(q, board);
    const isNew = clippings.save({
      ...clip(quote),
      board: before?.board ?? nameOfBoard(board, context),
      ...(note !== undefined && { note }),
      by: makerOf(context.call),
      saved: context.now().epochMilliseconds,
    });
    const done = isNew || before === undefined ? `Saved to “${board}”.` : keptText(before, note, context);
    const [kept] = clippings.of(q, board);
    return {
      outcome: "answered",
      summary: `${done} ${quote.speaker?.name ?? "Unattributed"}, ${quote.article.title}`,
      blocks: [
        paragraph(done, "heading"),
        ...quotationBlocks(quote, [], context),
        ...(kept === undefined || kept.notes.length === 0
          ? [howToNote(q)]
          : noteBlocks(kept.notes, context.call.asker.zone)),
        foot(context, []),
        ...buttonRow([
          { label: "All on this board", line: context.lineFor("saved", { board }) },
          { label: isNew ? "Undo" : "Remove", line: context.lineFor("unsave", { q, board }) },
          noteButton(q, board, kept?.notes ?? [], context),
        ]),
      ],
      data: { board, saved: isNew, id: q },
    };
  },
});

/** As the team writes it already, whatever its case. */
const nameOfBoard = (board: string, { records }: Context): string =>
  records.clippings.boards().find(({ name }) => name.toLowerCase() === board.toLowerCase())?.name ?? board;

function keptText({ board, by, saved }: Clipping, note: string | undefined, { call }: Context): string {
  const when = dayTextAt(saved, call.asker.zone);
  return `It is on “${board}” already, saved by ${by.name} on ${when}${note === undefined ? "." : note === "" ? "; your note is taken away." : "; your note is there now."}`;
}

const howToNote = (q: string): Block => ({
  kind: "text",
  style: "note",
  runs: [{ text: "To say why: " }, { text: `save ${q} note:"a few words"`, code: true }],
});
