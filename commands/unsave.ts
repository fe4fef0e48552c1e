import { type Block, type Button, type Card, paragraph } from "../src/chat/card.ts";
import { type Context, defineCommand } from "../src/chat/command.ts";
import { clippedBlocks, keptBlocks } from "../src/chat/views/clipping.ts";
import { boardOption, clippedOption } from "../src/chat/views/clipping-options.ts";
import { buttonRow, foot } from "../src/chat/views/foot.ts";
import { clippedInBrief } from "../src/chat/views/in-brief.ts";
import type { Clipping } from "../src/desk/clipping.ts";
import { UserError } from "../src/research/errors.ts";

export default defineCommand({
  description: "Take a quotation off a board, or off all of them",
  changes: true,
  examples: () => [],
  options: {
    q: clippedOption,
    board: { ...boardOption, description: "Only off this board" },
    undo: {
      kind: "choice",
      description: "Bring back what was taken off",
      choices: { yes: "as it was saved" },
    },
    sure: {
      kind: "choice",
      description: "Also where the corpus does not have it any more",
      choices: { yes: "remove the only copy" },
    },
  },
  does({ q, board, undo }, context) {
    const where = board === undefined ? "the boards it was on" : `“${board}”`;
    if (undo !== undefined) return `It brings ${q} back on ${where}.`;
    const held = context.records.clippings.of(q, board);
    const [clipping] = held;
    if (clipping === undefined) throw notHeld(q, board);
    return `It takes ${clippedInBrief(clipping)} off ${namesOf(held)}. It can be brought back for 30 days.`;
  },
  run({ q, board, sure, undo }, context) {
    if (undo !== undefined) return restoreCard(q, board, context);
    const { clippings } = context.records;
    const held = clippings.of(q, board);
    if (held.length > 0 && sure === undefined && isOnlyCopy(q, board, context)) return askCard(held, context);
    if (clippings.remove(q, board, context.now().epochMilliseconds) === 0) throw notHeld(q, board);
    return doneCard(
      `Removed from ${namesOf(held)}.`,
      [
        held.some(({ notes }) => notes.length > 0)
          ? "It can be brought back for 30 days, with what people noted."
          : "It can be brought back for 30 days.",
      ],
      held,
      { removed: held.length },
      [{ label: "Undo", line: context.lineFor("unsave", { q, board, undo: "yes" }) }],
      context,
    );
  },
});

function notHeld(q: string, board: string | undefined): UserError {
  const where = board === undefined ? "on any board" : `on a board “${board}”`;
  return new UserError(`${q} is not ${where}. “saved” lists what is kept, with the id of each.`);
}

/** As it was before the last `unsave`. */
function restoreCard(q: string, board: string | undefined, context: Context): Card {
  const { clippings } = context.records;
  const restored = clippings.restore(q, board);
  const held = clippings.of(q, board);
  if (restored === 0)
    throw new UserError(
      held.length > 0
        ? `${q} is on ${namesOf(held)} already.`
        : `${q} cannot be brought back: what is taken off a board is kept for 30 days. While the corpus has it, it can be saved again: save ${q}`,
    );
  return doneCard(`Back on ${namesOf(held)}, as it was saved.`, [], held, { restored }, [], context);
}

const doneCard = (
  done: string,
  further: readonly string[],
  held: readonly Clipping[],
  data: Readonly<Record<string, number>>,
  buttons: readonly Button[],
  context: Context,
): Card => ({
  outcome: "answered",
  summary: done,
  blocks: [
    paragraph(done, "heading"),
    ...heldBlocks(held, context),
    ...further.map((sentence) => paragraph(sentence, "note")),
    foot(context, []),
    ...buttonRow([...buttons, { label: "What is kept", line: context.lineFor("saved", {}) }]),
  ],
  data,
});

/** The words once, and of each board who saved them there and what people noted. */
const heldBlocks = (held: readonly Clipping[], { call }: Context): readonly Block[] => [
  ...held.slice(0, 1).flatMap(clippedBlocks),
  ...held.flatMap((clipping) => keptBlocks(clipping, call.asker.zone)),
];

const namesOf = (held: readonly Clipping[]): string =>
  held.map((clipping) => `“${clipping.board}”`).join(" and ");

/** Whether no board would have the words any more, and the corpus has not. */
const isOnlyCopy = (q: string, board: string | undefined, { research, records }: Context): boolean =>
  research.quote(q) === undefined && (board === undefined || records.clippings.of(q).length < 2);

/** What can be undone for some days only, and then not at all, is asked. */
const askCard = (held: readonly Clipping[], context: Context): Card => ({
  outcome: "answered",
  summary: "This is the only copy. Nothing was removed yet.",
  blocks: [
    paragraph("This is the only copy", "heading"),
    paragraph(
      "The corpus does not have these words any more, so after 30 days they could not be brought back. Nothing was removed yet.",
    ),
    ...heldBlocks(held, context),
    foot(context, []),
    ...buttonRow([
      { label: "Remove it", line: context.lineWith({ sure: "yes" }) },
      { label: "What is kept", line: context.lineFor("saved", {}) },
    ]),
  ],
  data: { removed: 0 },
});
