import { RESTJSONErrorCodes } from "discord.js";
import { type Button, type Card, paragraph, plain } from "../../chat/card.ts";
import { buttonRow } from "../../chat/views/foot.ts";
import { codeOf, isLocked } from "./refusals.ts";

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

function reasonOf(cause: unknown): string {
  if (isLocked(cause)) return `${lockedThread}.`;
  const code = codeOf(cause);
  return tooOld.has(code)
    ? "Discord takes no answer after fifteen minutes, and this one took longer."
    : `Discord did not take my answer where you asked${code === undefined ? "" : ` (${code})`}.`;
}

const lockedThread = "Discord takes no answer of mine in a thread that is locked";

/** What Discord says of an interaction whose time is over. */
const tooOld: ReadonlySet<number | undefined> = new Set([
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownInteraction,
]);
