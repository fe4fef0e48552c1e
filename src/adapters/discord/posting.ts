import {
  type APIMessage,
  REST,
  type RESTOptions,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from "discord.js";
import type { Log } from "../../chat/adapter.ts";
import type { Carry } from "../../chat/card.ts";
import type { Poster } from "../../chat/rooms.ts";
import type { Destination } from "../../desk/destination.ts";
import type { Found } from "../../desk/posting.ts";
import type { DiscordMessage } from "./components.ts";
import { isMarked, marked } from "./mark.ts";
import type { Outside } from "./outside.ts";
import { findRefusal, mayNotRead, postRefusal } from "./post-refusals.ts";
import { sendCard } from "./sending.ts";

/** What posting takes. */
export interface PostingParts {
  readonly token: string;
  readonly rest: Partial<RESTOptions>;
  readonly carry: Carry;
  /** The bot's name on Discord, as far as it is known. */
  readonly name: () => string;
  /** Whether we may read a channel's history, as far as it is known. */
  readonly mayRead: (channel: string) => boolean | undefined;
  /** Why nobody can post in a room, where that is known. */
  readonly placeOf: Outside["placeOf"];
  readonly log: Log;
}

/**
 * Posts into Discord, each message with a nonce, so that one that is sent again within minutes is the first one; after that
 * it is looked for by the mark on its components.
 */
export function createPosting({
  token,
  rest: options,
  carry,
  name,
  mayRead,
  placeOf,
  log,
}: PostingParts): Poster {
  // Ours alone: a client that waited, or tried again by itself, would not say what became of the post.
  const rest = new REST({ ...options, retries: 0, timeout: longestCall, rejectOnRateLimit: () => true });
  const people = new Map<string, string>();

  const channelOf = async ({ channel, isPerson }: Destination): Promise<string> => {
    // A refused token is forgotten by the client, and the next call would fail before it is made.
    rest.setToken(token);
    const known = isPerson ? people.get(channel) : channel;
    if (known !== undefined) return known;
    const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: channel } });
    const { id } = opened as { readonly id: string };
    people.set(channel, id);
    return id;
  };

  const send = async (channel: string, { flags, components, files }: DiscordMessage, key: string) => {
    const body: RESTPostAPIChannelMessageJSONBody = {
      flags,
      components: [marked(components[0], key)],
      nonce: key,
      enforce_nonce: true,
      // A call of our own does not take over what the client says of mentions.
      allowed_mentions: { parse: [] },
      ...(files.length > 0 && {
        attachments: files.map(({ name: filename, description }, i) => ({
          id: String(i),
          filename,
          description,
        })),
      }),
    };
    const uploads = files.map(({ name: filename, attachment: data }) => ({ name: filename, data }));
    const posted = await rest.post(Routes.channelMessages(channel), { body, files: uploads });
    return (posted as { readonly id: string }).id;
  };

  const page = async (channel: string, before: string | undefined): Promise<readonly APIMessage[]> => {
    const query = new URLSearchParams({ limit: String(pageSize), ...(before !== undefined && { before }) });
    return (await rest.get(Routes.channelMessages(channel), { query })) as readonly APIMessage[];
  };

  const look = async (to: Destination, key: string, since: number): Promise<Found> => {
    const channel = await channelOf(to);
    let before: string | undefined;
    for (let pages = 0; pages < mostPages; pages++) {
      const messages = await page(channel, before);
      const found = messages.find(({ components }) => isMarked(components, key));
      if (found !== undefined) return { outcome: "found", message: found.id };
      const last = messages.at(-1);
      // To whom may not read them, Discord shows no messages as if there were none.
      if (last === undefined && before === undefined && !to.isPerson) return emptyRoom(channel);
      if (last === undefined || Date.parse(last.timestamp) < since - clocksApart)
        return { outcome: "missing" };
      before = last.id;
    }
    const reason = "So much was written there since that the post was not looked for any further.";
    return { outcome: "unknown", reason, forbidden: false };
  };

  const emptyRoom = (channel: string): Found => {
    const may = mayRead(channel);
    if (may === false) return mayNotRead(name());
    return may === true
      ? { outcome: "missing" }
      : { outcome: "unknown", reason: "Discord is not connected yet.", forbidden: false };
  };

  return {
    async post(to, card, key) {
      let channel: string | undefined;
      try {
        const room = await channelOf(to);
        channel = room;
        const sent = await sendCard(card, { carry, log }, (message) => send(room, message, key));
        return { outcome: "sent", message: sent };
      } catch (cause) {
        const refused = postRefusal(cause, name(), to.isPerson ? undefined : placeOf(to.channel));
        // Before the message was sent, nothing can have been posted.
        const isCertain = channel === undefined && refused.outcome === "unclear";
        return isCertain ? { outcome: "later", after: 60_000, reason: "Discord did not answer." } : refused;
      }
    },
    find: (to, key, since) => look(to, key, since).catch((cause) => findRefusal(cause, name())),
  };
}

/**
 * A post is two calls, unless Discord refuses what it holds, after a look where it goes (`served.ts`), and all may take 15 seconds
 * (`Surfaces`). Milliseconds.
 */
const longestCall = 6000;

/** How far Discord's clock and ours may be apart, in milliseconds. */
const clocksApart = 600_000;

/** A page of history, and how many are read: more is not written in a channel between two attempts. */
const [pageSize, mostPages] = [100, 20];
