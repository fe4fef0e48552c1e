import type { Asked } from "./chat.ts";

/** What became of a question. */
export type Outcome =
  | "answered"
  | "answered, and told that it may be missing"
  | "told to ask again"
  | "not delivered"
  | "not acknowledged"
  | "lost"
  | "twice";

/** Those that must not be. */
export const wrong: readonly Outcome[] = ["lost", "twice"];

/**
 * What the person saw of it by now. `isHit`: the platform's connection, or its own ack, was hit meanwhile; only then may a question
 * end without a word of ours, and the platform itself says that the desk did not respond. Slack says so of what it could not
 * bring (“not delivered”) or got no ack for, Discord of what is not acknowledged in three seconds.
 */
export function outcomeOf(asked: Asked | undefined, isHit: boolean): Outcome {
  if (asked === undefined) return isHit ? "not delivered" : "lost";
  const seen = asked.seen();
  // A message that is written a second time, with the same, is one.
  const answers = new Set(seen.filter(({ isNotice }) => !isNotice).map(({ message }) => message)).size;
  const isTold = seen.some(({ isNotice }) => isNotice);
  if (answers > 1) return "twice";
  if (answers === 1) return isTold ? "answered, and told that it may be missing" : "answered";
  if (isTold) return "told to ask again";
  return isHit && asked.ack === undefined ? "not acknowledged" : "lost";
}
