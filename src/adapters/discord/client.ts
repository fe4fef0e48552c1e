import {
  ChannelType,
  type ClientOptions,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  Options,
  Partials,
  type RESTOptions,
} from "discord.js";
import { triedAgain } from "./requests.ts";

/**
 * What the client hears of, and what it keeps. `apiUrl`: without version and slash at the end; left out, Discord itself. `onRefused`: a
 * call was not authorised (401), and the client has forgotten its token.
 */
export const clientOptions = (apiUrl: string | undefined, onRefused: () => void): ClientOptions => ({
  // None of them privileged: what messages say is told of those that mention us and of direct ones.
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  // A direct message may be the first that is heard of its channel.
  partials: [Partials.Channel],
  makeCache: Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    // Everyone's messages come by, and none needs to be kept; nor all who wrote them.
    MessageManager: 0,
    GuildMemberManager: { maxSize: mostPeople, keepOverLimit: ({ id, client }) => id === client.user.id },
    UserManager: { maxSize: mostPeople, keepOverLimit: ({ id, client }) => id === client.user.id },
  }),
  // For every message that is sent: nobody is told of it, whatever an article holds.
  allowedMentions: { parse: [] },
  rest: restOptions(apiUrl, onRefused),
});

/** Members and users that the client remembers, those heard of last. */
const mostPeople = 200;

/**
 * Discord may leave out in which kind of channel a message stands, and then the client drops the first one of a person's direct
 * messages (https://github.com/discordjs/discord.js/issues/11513). What it is given here is what it reads next.
 */
export function tellDirect(packet: GatewayDispatchPayload): void {
  if (packet.t !== GatewayDispatchEvents.MessageCreate || packet.d.guild_id !== undefined) return;
  packet.d.channel_type ??= ChannelType.DM;
}

/**
 * `fetch` instead of discord.js' own undici: once Slack's Socket Mode has loaded another undici into the
 * process, uploads fail with "action is not a function" (https://github.com/discordjs/discord.js/issues/10946).
 */
export function restOptions(apiUrl: string | undefined, onRefused = () => {}): Partial<RESTOptions> {
  const request = triedAgain();
  const makeRequest: RESTOptions["makeRequest"] = async (url, init) => {
    const response = await request(url, init as unknown as RequestInit);
    // Once the client has read it too.
    if (response.status === 401) setImmediate(onRefused);
    return response as unknown as Awaited<ReturnType<RESTOptions["makeRequest"]>>;
  };
  return {
    version: "10",
    makeRequest,
    // Whoever asked waits: what Discord takes only much later is told to have failed.
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > longestWait,
    ...(apiUrl !== undefined && { api: apiUrl }),
  };
}

/** For a limit of Discord's to pass, in milliseconds. */
const longestWait = 30_000;
