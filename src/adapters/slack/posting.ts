import type { webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Card, Carry } from "../../chat/card.ts";
import { leastText, withoutFiles } from "../../chat/least.ts";
import type { Poster } from "../../chat/rooms.ts";
import type { Destination } from "../../desk/destination.ts";
import { fallbackText, renderPost, type SlackMessage } from "./blocks.ts";
import { findRefusal, postRefusal } from "./post-refusals.ts";
import { isOfContent, reasonOf } from "./refusals.ts";

/** What posting takes. */
export interface PostingParts {
  /** It must not try again by itself: Slack knows no key that would keep a second message away. */
  readonly client: webApi.WebClient;
  readonly carry: Carry;
  /** The app's name in Slack, as far as it is known. */
  readonly name: () => string;
  readonly log: Log;
}

/**
 * Posts into Slack. What names a post is the message's metadata, which people do not see and a channel's history gives back
 * (https://docs.slack.dev/messaging/message-metadata). A long post goes on in its thread, each message with its number.
 */
export function createPosting({ client, carry, name, log }: PostingParts): Poster {
  /** The channel of a person is their direct messages with the app. */
  const channelOf = async ({ channel, isPerson }: Destination): Promise<string> => {
    if (!isPerson) return channel;
    const opened = (await client.conversations.open({ users: channel })).channel?.id;
    if (opened === undefined) throw new Error("Slack opened no direct messages");
    return opened;
  };

  const send = async (channel: string, message: SlackMessage, mark: Mark, thread: string | undefined) => {
    const { ts } = await client.chat.postMessage({
      channel,
      text: message.text,
      ...(message.blocks.length > 0 && { blocks: [...message.blocks] }),
      ...(thread !== undefined && { thread_ts: thread }),
      metadata: { event_type: eventType, event_payload: { ...mark } },
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    });
    if (ts === undefined) throw new Error("Slack gave the message no name");
    return ts;
  };

  /** The numbers of a post's messages that stand in its thread. */
  const partsIn = async (channel: string, thread: string, key: string): Promise<ReadonlySet<number>> => {
    const { messages = [] } = await client.conversations.replies({
      channel,
      ts: thread,
      include_all_metadata: true,
      limit: 100,
    });
    return new Set(messages.map(markOf).flatMap((mark) => (mark?.key === key ? [mark.part] : [])));
  };

  return {
    async post(to, card, key, standing) {
      let first = standing;
      let isOpen = false;
      try {
        const channel = await channelOf(to);
        isOpen = true;
        const shown = asPost(card);
        const messages = renderPost(shown, carry);
        const there = standing === undefined ? none : await partsIn(channel, standing, key);
        for (const [i, message] of messages.entries()) {
          const mark = { key, part: i + 1, parts: messages.length };
          if (i === 0 ? first !== undefined : there.has(mark.part)) continue;
          const sent = await send(channel, message, mark, first).catch((cause) => {
            if (!isOfContent(cause)) throw cause;
            log(`Slack refused how a post is drawn (${reasonOf(cause)}), so it was posted as plain text.`);
            return send(channel, i === 0 ? plainMessage(shown) : undrawn, mark, first);
          });
          first ??= sent;
        }
        return first === undefined
          ? { outcome: "later", after: 60_000, reason: "There was nothing to post." }
          : { outcome: "sent", message: first };
      } catch (cause) {
        const refused = postRefusal(cause, name());
        if (!isOpen && refused.outcome === "unclear") {
          return { outcome: "later", after: 60_000, reason: "Slack opened no direct messages." };
        }
        // What stands there already must be found, and not be posted a second time.
        return first === undefined ? refused : { outcome: "unclear", reason: refused.reason };
      }
    },

    async find(to, key, since) {
      try {
        const channel = await channelOf(to);
        let cursor: string | undefined;
        for (let page = 0; page < mostPages; page++) {
          const history = await client.conversations.history({
            channel,
            include_all_metadata: true,
            limit: pageSize,
            ...(cursor !== undefined && { cursor }),
          });
          const found = (history.messages ?? []).find((message) => markOf(message)?.key === key);
          if (found?.ts !== undefined) {
            const parts = markOf(found)?.parts ?? 1;
            const isWhole = parts === 1 || (await partsIn(channel, found.ts, key)).size >= parts;
            return { outcome: "found", message: found.ts, ...(!isWhole && { isPartial: true }) };
          }
          const last = history.messages?.at(-1)?.ts;
          cursor = history.response_metadata?.next_cursor || undefined;
          if (cursor === undefined || 1000 * Number(last) < since - clocksApart)
            return { outcome: "missing" };
        }
        const reason = "So much was written there since that the post was not looked for any further.";
        return { outcome: "unknown", reason, forbidden: false };
      } catch (cause) {
        return findRefusal(cause, name());
      }
    },
  };
}

/** What names a message: the post's key, and which of its messages it is. */
interface Mark {
  readonly key: string;
  readonly part: number;
  readonly parts: number;
}

const eventType = "verbatim_post";

/** How far Slack's clock and ours may be apart, in milliseconds. */
const clocksApart = 600_000;

/** A page of history, and how many are read: more is not written in a channel between two attempts. */
const [pageSize, mostPages] = [200, 10];

const none: ReadonlySet<number> = new Set();

function markOf(message: {
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}): Mark | undefined {
  const { event_type, event_payload: payload } = message.metadata ?? {};
  if (event_type !== eventType || payload === undefined || !("key" in payload)) return undefined;
  const number = (value: unknown) => Number(value) || 1;
  return {
    key: String(payload.key),
    part: number("part" in payload && payload.part),
    parts: number("parts" in payload && payload.parts),
  };
}

/** Files cannot be posted once for sure, so a post names none as if it were there. */
export const asPost = (card: Card): Card => withoutFiles(card, "is not posted: ask for it yourself.");

/** What a card says at least, where Slack does not take its blocks. */
const plainMessage = (card: Card): SlackMessage => ({ text: fallbackText(leastText(card)), blocks: [] });

const undrawn: SlackMessage = { text: "A part of this post could not be shown.", blocks: [] };
