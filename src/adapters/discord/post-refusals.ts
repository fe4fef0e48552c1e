import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import type { Found, Posted } from "../../desk/posting.ts";
import type { OutsidePlace } from "./outside.ts";
import { isNeverSent } from "./refusals.ts";

/** What Discord's refusal of a post means, for whoever is told. `name` is the bot's on Discord; `outside`: where we are not. */
export function postRefusal(
  cause: unknown,
  name: string,
  outside?: OutsidePlace,
): Exclude<Posted, { outcome: "sent" }> {
  if (cause instanceof RateLimitError) {
    return { outcome: "later", after: cause.retryAfter, reason: "Discord takes no more posts just now." };
  }
  if (isNeverSent(cause)) return { outcome: "later", after: minute, reason: "Discord cannot be reached." };
  if (!(cause instanceof DiscordAPIError)) {
    return { outcome: "unclear", reason: "Discord did not say whether it took the post." };
  }
  const { status, code } = cause;
  if (outside !== undefined && (status === 403 || status === 404))
    return { outcome: "gone", reason: notThere[outside](name) };
  const known = typeof code === "number" ? sentences(name).get(code) : undefined;
  if (known !== undefined) return known;
  if (status === 401) {
    // Whoever runs the desk mends it for all posts at once, so none is paused.
    return {
      outcome: "later",
      after: 15 * minute,
      reason: "Discord refused DISCORD_TOKEN. Whoever runs the desk copies it again and restarts it.",
    };
  }
  // Too many refusals of these two kinds, and Discord bars the whole machine: https://docs.discord.com/developers/topics/rate-limits
  if (status === 403)
    return {
      outcome: "forbidden",
      reason: `Discord does not let ${name} post there (${code}). Ask whoever manages the server, or take another channel.`,
    };
  if (status === 404)
    return { outcome: "gone", reason: `What was posted to is not there any more (${code}).` };
  return { outcome: "later", after: 10 * minute, reason: `Discord refused the post (${status}, ${code}).` };
}

/** What Discord's refusal to show a channel's messages means. */
export function findRefusal(cause: unknown, name: string): Extract<Found, { outcome: "unknown" }> {
  const { outcome, reason } = postRefusal(cause, name);
  const forbidden = outcome === "forbidden" || outcome === "gone";
  return {
    outcome: "unknown",
    reason: forbidden ? reason : "Discord did not show what stands there.",
    forbidden,
  };
}

/** For a channel whose messages we may not read. */
export const mayNotRead = (name: string): Extract<Found, { outcome: "unknown" }> => ({
  outcome: "unknown",
  reason: `${name} may not see what stands in this channel. Give it “Read Message History” in the channel's permissions.`,
  forbidden: true,
});

const notThere: Readonly<Record<OutsidePlace, (name: string) => string>> = {
  server: (name) =>
    `${name} is not in this server, so it can post nothing here: whoever manages the server has to invite it first. What is for you alone, set up in direct messages with ${name}.`,
  others: (name) =>
    `${name} cannot be in a group or in others' direct messages, so it can post nothing here. Set this up in direct messages with ${name}, or on a server that it is in.`,
};

const minute = 60_000;

type Refused = Extract<Posted, { outcome: "gone" | "forbidden" }>;

/** By Discord's codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const sentences = (name: string): ReadonlyMap<number, Refused> => {
  const mayNot = `${name} may not post in this channel. Give it “View Channel” and “Send Messages” in the channel's permissions.`;
  const locked = "This thread is locked. Unlock it, or set this up in another channel.";
  const closed = `You take no direct messages from ${name}. Allow direct messages in the privacy settings of a server that you share with it.`;
  const forbidden = (reason: string) => ({ outcome: "forbidden", reason }) as const;
  const gone = (reason: string) => ({ outcome: "gone", reason }) as const;
  return new Map<number, Refused>([
    [RESTJSONErrorCodes.MissingAccess, forbidden(mayNot)],
    [RESTJSONErrorCodes.MissingPermissions, forbidden(mayNot)],
    [RESTJSONErrorCodes.InvalidActionOnArchivedThread, forbidden(locked)],
    [RESTJSONErrorCodes.ThreadLocked, forbidden(locked)],
    [RESTJSONErrorCodes.CannotSendMessagesToThisUser, forbidden(closed)],
    [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, forbidden(closed)],
    [
      RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
      gone(
        "In a channel of this kind, such as a forum, nothing can be posted. Set this up in a text channel or a thread.",
      ),
    ],
    [RESTJSONErrorCodes.UnknownChannel, gone("The channel was deleted. Set this up in another channel.")],
    [
      RESTJSONErrorCodes.UnknownGuild,
      gone(`${name} is not in this server any more. Invite it again, then set this up anew.`),
    ],
    [RESTJSONErrorCodes.UnknownUser, gone("Discord does not know this person any more.")],
    [RESTJSONErrorCodes.InvalidRecipients, gone("Discord does not know this person any more.")],
  ]);
};
