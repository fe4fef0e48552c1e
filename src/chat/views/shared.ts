import type { Block, Button } from "../card.ts";
import { plain } from "../card.ts";
import type { Context } from "../command.ts";

/** A button that shows everyone in the room the answer that it stands below, or a quotation of it. */
export const shareButton = (context: Pick<Context, "lineFor" | "lineWith">, q?: string): Button => ({
  label: "Share",
  line: context.lineFor("share", { q, of: context.lineWith() }),
});

/** Who shows it to the others. */
export const sharedBy = ({ call }: Pick<Context, "call">): Block => ({
  kind: "text",
  style: "body",
  runs: [plain("Shared by "), { text: call.asker.name, bold: true }],
});

/**
 * A card's blocks where many see them: whoever turns its page gets a page of their own, what is shared already has no
 * button for that, and what whoever asked wrote for themselves is put before nobody else.
 */
export const forMany = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== "buttons") return [block];
    const buttons = block.buttons.flatMap((button): readonly Button[] => {
      if (!("line" in button)) return "isOwn" in button ? [] : [button];
      return /^share\s/.test(button.line) ? [] : [{ label: button.label, line: button.line }];
    });
    return buttons.length === 0 ? [] : [{ ...block, buttons }];
  });
