import { RESTJSONErrorCodes } from "discord.js";
import { type Button, type Card, paragraph, plain } from "../../chat/card.ts";
import { buttonRow } from "../../chat/views/foot.ts";
import { codeOf, isLocked, isPassing, refusesContent } from "./refusals.ts";

/** For a question that was not taken, so that nothing was done: `again` asks it. */
export function notAskedCard(again: Button | undefined, cause: unknown): Card {
  const sentence = isLocked(cause)
    ? `${lockedThread}, so nothing was done. Please ask elsewhere.`
    : "Discord did not let me take your question in time, so nothing was done. Please ask again.";
  const line = again === undefined || "url" in again ? undefined : "line" in again ? again.line : again.edit;
  return {
    outcome: "refused",
    summary: sentence,
    blocks: [
      paragraph(sentence),
      ...(line === undefined ? [] : [{ kind: "facts" as const, facts: [[{ text: line, code: true }]] }]),
      ...buttonRow(again === undefined ? [] : [again]),
    ],
  };
}

/** For an answer that Discord takes nowhere, for what it holds: none of its words, which may be the reason. */
export function refusedTwiceCard(cause: unknown): Card {
  const sentence = `Discord takes my answer neither where you asked nor here, not even in short (${codeOf(cause)}). Please ask in other words.`;
  return { outcome: "failed", summary: sentence, blocks: [paragraph(sentence)] };
}

/** For an answer that Discord may have taken, or not. */
export const unsure =
  "Discord did not say whether it took my answer. If you do not see it, please ask again.";

/** The same of an answer in a channel, for where else it can be read. */
export const unsureCard = (channel: string): Card => ({
  outcome: "failed",
  summary: unsure,
  blocks: [
    {
      kind: "text",
      style: "body",
      runs: [
        plain("Discord did not say whether it took my answer in "),
        { text: "that channel", room: { surface: "discord", channel } },
        plain(". If you do not see it there, please ask again."),
      ],
    },
  ],
});

/** The answer for where else it can be read, with why it does not stand where it was asked. */
export const elsewhereCard = (card: Card, cause: unknown): Card => ({
  ...card,
  blocks: [
    {
      kind: "text",
      style: "note",
      runs: [
        plain(`${reasonOf(cause)} Here it is.`),
        ...(card.line === undefined || isLocked(cause)
          ? []
          : [plain(" To have it there too, run it again: "), { text: card.line, code: true }]),
      ],
    },
    ...card.blocks,
  ],
});

/** One sentence for where the answer does not stand, when direct messages do not take it either. It may be for all to see. */
export function nowhere(cause: unknown): string {
  const remedy = refusesContent(cause)
    ? "ask in other words"
    : isPassing(cause)
      ? "ask again in a minute"
      : "ask elsewhere";
  return `Discord takes my answer neither here nor in your direct messages${codeIn(cause)}, so please ${remedy}.`;
}

function reasonOf(cause: unknown): string {
  if (isLocked(cause)) return `${lockedThread}.`;
  return isTooOld(cause)
    ? "Discord takes no answer after fifteen minutes, and this one took longer."
    : `Discord did not take my answer where you asked${codeIn(cause)}.`;
}

function codeIn(cause: unknown): string {
  const code = codeOf(cause);
  return code === undefined ? "" : ` (${code})`;
}

const lockedThread = "Discord takes no answer of mine in a thread that is locked";

/** Whether an interaction's time is over, so that nothing can be done any more where it was asked. */
export const isTooOld = (cause: unknown): boolean => tooOld.has(codeOf(cause));

const tooOld: ReadonlySet<number | undefined> = new Set([
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownInteraction,
]);
