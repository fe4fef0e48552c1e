import type { MessageShortcut as Payload } from "@slack/bolt";
import type { Card } from "../../chat/card.ts";
import { refusedCard } from "../../chat/errors.ts";
import { type AskOfMessage, findLikeMessage, verifyMessage } from "../../chat/from-message.ts";
import { features, type MessageShortcut } from "./features.ts";
import { messageText } from "./message-text.ts";
import { type Question, whoOf } from "./question.ts";

/** What each shortcut asks of a message's words. */
const asks: Readonly<Record<MessageShortcut, AskOfMessage>> = {
  verify_quotation: verifyMessage,
  find_similar: findLikeMessage,
};

/** The line that a shortcut in a message's menu asks, or the card that says why there is none. */
export function lineOfShortcut({ callback_id, message }: Payload): string | Card {
  if (!isOurs(callback_id)) return refusedCard(unknown);
  return asks[callback_id](messageText(message));
}

const unknown =
  "This desk has no such shortcut. Whoever runs it puts the manifest that npm run -s slack-manifest prints into the Slack app again.";

/** Who pressed it, and where: a message in a thread is answered there. */
export function questionOfShortcut({ user, team, channel, message, response_url }: Payload): Question {
  const { thread_ts: thread, ts } = message;
  return {
    ...whoOf(user, team),
    channel: channel.id,
    responseUrl: response_url,
    ...(typeof thread === "string" && thread !== ts && { thread }),
  };
}

const isOurs = (callbackId: string): callbackId is MessageShortcut =>
  Object.hasOwn(features.messageShortcuts, callbackId);
