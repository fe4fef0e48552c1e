import { type Card, paragraph } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { boardOption, firstBoard, quoteOption } from "../src/chat/views/clipping-options.ts";
import { buttonRow, foot } from "../src/chat/views/foot.ts";
import { UserError } from "../src/research/errors.ts";

export default defineCommand({
  description: "Take a quotation off a board, or off all of them",
  changes: true,
  examples: () => [],
  options: {
    q: quoteOption,
    board: boardOption,
    sure: {
      kind: "choice",
      description: "Also where the corpus does not have it any more",
      choices: { yes: "remove the only copy" },
    },
  },
  run({ q, board, sure }, context) {
    const { clippings } = context.records;
    const held = clippings.list(board).filter((clipping) => clipping.quote === q);
    if (held.length > 0 && sure === undefined && isOnlyCopy(q, board, context)) return askCard(context);
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
            : held.slice(0, 3).map(({ board: from, notes }) => ({
                label: held.length === 1 ? "Undo" : `Save to ${from} again`,
                line: context.lineFor("save", {
                  q,
                  board: from === firstBoard ? undefined : from,
                  note: notes[0]?.text,
                }),
              }))),
          { label: "What is kept", line: context.lineFor("saved", {}) },
        ]),
      ],
      data: { removed: held.length },
    };
  },
});

/** Whether no board would have the words any more, and the corpus has not. */
const isOnlyCopy = (q: string, board: string | undefined, { research, records }: Context): boolean =>
  research.quote(q) === undefined &&
  (board === undefined || records.clippings.list().filter(({ quote }) => quote === q).length < 2);

/** What cannot be undone is asked. */
const askCard = (context: Context): Card => ({
  outcome: "answered",
  summary: "This is the only copy. Nothing was removed yet.",
  blocks: [
    paragraph("This is the only copy", "heading"),
    paragraph(
      "The corpus does not have these words any more, so they could not be saved again. Nothing was removed yet.",
    ),
    foot(context, []),
    ...buttonRow([
      { label: "Remove it for good", line: context.lineWith({ sure: "yes" }) },
      { label: "What is kept", line: context.lineFor("saved", {}) },
    ]),
  ],
  data: { removed: 0 },
});
