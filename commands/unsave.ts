import { paragraph } from "../src/chat/card.ts";
import { defineCommand } from "../src/chat/command.ts";
import { boardOption, firstBoard, quoteOption } from "../src/chat/views/clipping-options.ts";
import { buttonRow, foot } from "../src/chat/views/foot.ts";
import { UserError } from "../src/research/errors.ts";

export default defineCommand({
  description: "Take a quotation off a board, or off all of them",
  changes: true,
  examples: () => [],
  options: { q: quoteOption, board: boardOption },
  run({ q, board }, context) {
    const { clippings } = context.records;
    const held = clippings.list(board).filter((clipping) => clipping.quote === q);
    if (clippings.remove(q, board) === 0) {
      const where = board === undefined ? "on any board" : `on a board “${board}”`;
      throw new UserError(`${q} is not ${where}. “saved” lists what is kept, with the id of each.`);
    }
    const names = held.map((clipping) => `“${clipping.board}”`).join(" and ");
    const done = `Removed from ${names}.`;
    return {
      outcome: "answered",
      summary: done,
      blocks: [
        paragraph(done, "heading"),
        ...(context.research.quote(q) === undefined
          ? [paragraph("It cannot be saved again: the corpus does not have it any more.", "note")]
          : []),
        foot(context, []),
        ...buttonRow([
          ...(context.research.quote(q) === undefined
            ? []
            : held.slice(0, 3).map(({ board: from, note }) => ({
                label: held.length === 1 ? "Undo" : `Save to ${from} again`,
                line: context.lineFor("save", { q, board: from === firstBoard ? undefined : from, note }),
              }))),
          { label: "What is kept", line: context.lineFor("saved", {}) },
        ]),
      ],
      data: { removed: held.length },
    };
  },
});
