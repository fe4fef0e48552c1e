import type { Clipping } from "../../desk/clipping.ts";
import type { Records } from "../../desk/records.ts";
import type { Quote } from "../../research/article.ts";
import { UserError } from "../../research/errors.ts";
import type { Context } from "../command.ts";
import { MeantError } from "../errors.ts";
import { sinceSaved } from "./since-saved.ts";

type Held = Pick<Context, "research" | "records" | "lineFor">;

/** The quotation of this id. Throws a `UserError` where there is none; it names the clipping, where one was kept. */
export function quoteCalled(id: string, held: Held): Quote {
  const quote = held.research.quote(id);
  if (quote === undefined) throw missing(id, held);
  return quote;
}

/** The clipping of this id that was saved last, on whatever board. */
export function clippingCalled(id: string, { clippings }: Pick<Records, "clippings">): Clipping | undefined {
  try {
    return clippings.of(id)[0];
  } catch (cause) {
    // Without the desk's file nothing is known of clippings, and that is not what was asked.
    if (cause instanceof UserError) return undefined;
    throw cause;
  }
}

/** What to say of an id that no quotation has: a clipping may have it still, and the article other words. */
export function missing(id: string, { research, records, lineFor }: Held): UserError {
  const clipping = clippingCalled(id, records);
  if (clipping === undefined)
    return new UserError(
      `No quotation here has the id ${id}. Copy the id from a card, or look for the words with find.`,
    );
  const { now } = sinceSaved(clipping, research);
  const since = now === undefined ? "" : ` The article says other words now: ${now.id}.`;
  return new MeantError(
    `${id} is no longer in the corpus, but it is kept on “${clipping.board}” as it was.${since} To cite it as it was saved: cite ${id}`,
    [
      ...(now === undefined ? [] : [{ label: "Context now", line: lineFor("context", { q: now.id }) }]),
      { label: "Cite as saved", line: lineFor("cite", { q: id }) },
      { label: `On “${clipping.board}”`, line: lineFor("saved", { board: clipping.board }) },
    ],
  );
}
