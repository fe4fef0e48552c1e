import type { webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Card, Carry } from "../../chat/card.ts";
import { renderPost, renderSlack } from "./blocks.ts";
import { type Delivery, type Message, postOf } from "./delivery.ts";
import { sendDrawn } from "./drawn.ts";
import { isUnclear, postRefusal } from "./post-refusals.ts";
import { asPost } from "./posting.ts";
import type { Question } from "./question.ts";
import { reasonOf } from "./refusals.ts";
import { respond } from "./respond.ts";

interface SharingParts {
  readonly client: webApi.WebClient;
  readonly delivery: Delivery;
  readonly carry: Carry;
  /** The app's name in Slack, as far as it is known. */
  readonly name: () => string;
  readonly log: Log;
}

/**
 * Shows a card to everyone where it was asked: a new message, never in the place of another. Throws what Slack said where
 * that is not certain or not possible, and tells whoever asked.
 */
export function createSharing(parts: SharingParts): (card: Card, question: Question) => Promise<void> {
  const { client, delivery, carry, name, log } = parts;

  const show = async (card: Card, question: Question): Promise<void> => {
    const { responseUrl: url, thread } = question;
    const messages = renderPost(card, carry);
    // The response_url reaches channels that we are not in, and tells no name that a thread could go on from.
    const isPost = thread !== undefined || messages.length > 1 || url === undefined;
    const outside = isPost ? await postAll(messages, card, question) : undefined;
    if (isPost && outside === undefined) return;
    if (url === undefined) throw outside;
    await sendDrawn(renderSlack(card, carry), card, log, (message) =>
      respond(url, {
        ...message,
        mrkdwn: false,
        response_type: "in_channel",
        replace_original: false,
        ...(thread !== undefined && { thread_ts: thread }),
      }),
    );
  };

  /** All of a post, in the thread or as one; why not, where we are not in the channel and nothing was posted. */
  const postAll = async (messages: readonly Message[], card: Card, question: Question): Promise<unknown> => {
    let first = question.thread;
    for (const [i, message] of messages.entries()) {
      try {
        const { ts } = await sendDrawn(message, card, log, (each) =>
          client.chat.postMessage(postOf(question.channel, each, first)),
        );
        first ??= ts;
      } catch (cause) {
        if (i === 0 && isOutside(cause)) return cause;
        throw cause;
      }
    }
    return undefined;
  };

  return async (card, question) => {
    try {
      await show(asPost(card), question);
    } catch (cause) {
      if (isUnclear(cause)) await delivery.tellUnclear(question);
      else await delivery.tell(`It was not shared. ${postRefusal(cause, name()).reason}`, question);
      throw cause;
    }
  };
}

/** Whether Slack says that we are not in the channel, or may not post there: then only the response_url is left. */
const isOutside = (cause: unknown): boolean =>
  ["not_in_channel", "channel_not_found", "missing_scope"].includes(reasonOf(cause) ?? "");
