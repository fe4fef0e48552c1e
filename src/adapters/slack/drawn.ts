import type { Log } from "../../chat/adapter.ts";
import type { Card } from "../../chat/card.ts";
import { leastText } from "../../chat/least.ts";
import { fallbackText } from "./blocks.ts";
import type { Message } from "./delivery.ts";
import { isOfContent, reasonOf } from "./refusals.ts";

/** Sends a card's message, and what the card says at least where Slack does not take its blocks. */
export async function sendDrawn<T>(
  message: Message,
  card: Card,
  log: Log,
  send: (message: Message) => Promise<T>,
): Promise<T> {
  try {
    return await send(message);
  } catch (cause) {
    if (!isOfContent(cause)) throw cause;
    log(`Slack refused how a card is drawn (${reasonOf(cause)}), so it was shown as plain text.`);
    return send({ text: fallbackText(leastText(card)) });
  }
}
