import { randomBytes } from "node:crypto";
import { UserError } from "../research/errors.ts";
import type { Call } from "./call.ts";
import type { Card } from "./card.ts";
import { failedCard, MeantError, refusedCard } from "./errors.ts";

/**
 * What a task gives, such as a card, or a card that says why it gives nothing, whatever becomes of it: a mistake of the asker's is shown as written; a fault of ours is
 * logged under an id, with the call's place and never its words, and answered with one apology that carries the id.
 */
export async function guarded<T = Card>(
  from: Omit<Call, "line">,
  log: (sentence: string, cause: unknown) => void,
  task: () => Promise<T> | T,
): Promise<T | Card> {
  try {
    return await task();
  } catch (cause) {
    if (cause instanceof UserError)
      return refusedCard(cause.message, cause instanceof MeantError ? cause.meant : []);
    const id = randomBytes(4).toString("hex");
    log(`fault ${id}: a call from ${from.where.surface} (${from.asker.id}) could not be answered`, cause);
    return failedCard(id);
  }
}
