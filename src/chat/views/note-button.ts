import type { Note } from "../../desk/clipping.ts";
import type { Button } from "../card.ts";
import type { Context } from "../command.ts";
import { makerOf } from "../destinations.ts";

/** The line that writes the asker's note of a clipping, with what it is now; where there is none, with room for it. */
export function noteButton(q: string, board: string, notes: readonly Note[], context: Context): Button {
  const own = ownNote(notes, context)?.text;
  const line = context.lineFor("save", { q, board, note: own });
  return own === undefined
    ? { label: "Note", edit: `${line} note:""` }
    : { label: "Note", edit: line, isOwn: true };
}

/** What the asker wrote, each of whom has one note at most. */
function ownNote(notes: readonly Note[], { call }: Pick<Context, "call">): Note | undefined {
  const { surface, id } = makerOf(call);
  return notes.find(({ by }) => by.surface === surface && by.id === id);
}
