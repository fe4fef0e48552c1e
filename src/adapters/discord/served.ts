import { DiscordAPIError, REST, RESTJSONErrorCodes, type RESTOptions, Routes } from "discord.js";
import type { Log } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Call } from "../../chat/call.ts";
import type { Card } from "../../chat/card.ts";
import { turnedAwayCard } from "../../chat/errors.ts";
import type { Poster } from "../../chat/rooms.ts";
import { setLatest } from "../../chat/set-latest.ts";
import type { Destination } from "../../desk/destination.ts";
import type { Posted } from "../../desk/posting.ts";
import { codeOf, withoutSecrets } from "./refusals.ts";

type From = Pick<Call, "asker" | "where">;

/** Whom the desk serves: everyone, or the servers of `DISCORD_SERVERS` and, wherever else they ask, the people who belong to one of them. */
export interface Served {
  /** Why somebody is not answered, in a sentence; undefined for whoever is. Never rejects. */
  refusal(from: From): Promise<string | undefined>;
  /** Why nothing is posted to a place; undefined where it is. Never rejects. */
  refusesPost(to: Destination): Promise<Exclude<Posted, { outcome: "sent" }> | undefined>;
}

interface ServedParts {
  /** Ids; an empty list serves everyone. */
  readonly servers: readonly string[];
  readonly token: string;
  readonly rest: Partial<RESTOptions>;
  /** The server of a channel, as far as the gateway told of it. */
  readonly serverOf: (channel: string) => string | undefined;
  readonly log: Log;
  /** Milliseconds, of a clock that only goes forward. */
  readonly now?: () => number;
}

/** Nobody has been asked for. */
export function createServed(parts: ServedParts): Served {
  const { servers, token, rest: options, serverOf, log, now = () => performance.now() } = parts;
  const rest = new REST({ ...options, retries: 0, timeout: patience, rejectOnRateLimit: () => true });
  const known = new Map<string, { readonly until: number; readonly belongs: Promise<boolean> }>();
  const told = new Set<string>();

  /** Needs no intent: https://docs.discord.com/developers/gateway/you-might-not-need-a-privileged-intent */
  const isMember = async (server: string, person: string): Promise<boolean> => {
    // A refused token is forgotten by the client, and the next call would fail before it is made.
    rest.setToken(token);
    try {
      await rest.get(Routes.guildMember(server, person));
      return true;
    } catch (cause) {
      const code = codeOf(cause);
      if (code === RESTJSONErrorCodes.UnknownMember || code === RESTJSONErrorCodes.UnknownUser) return false;
      if (!(cause instanceof DiscordAPIError) || (cause.status !== 403 && cause.status !== 404)) throw cause;
      if (!told.has(server))
        log(
          `Discord does not tell who belongs to the server ${server} of DISCORD_SERVERS. Invite the bot there, or correct the id.`,
        );
      told.add(server);
      return false;
    }
  };

  const look = async (person: string): Promise<boolean> => {
    const answers = await Promise.allSettled(servers.map((server) => isMember(server, person)));
    if (answers.some((answer) => answer.status === "fulfilled" && answer.value)) return true;
    const failed = answers.find((answer) => answer.status === "rejected");
    if (failed === undefined) return false;
    log("Discord did not tell whether somebody belongs to a server", withoutSecrets(failed.reason));
    throw failed.reason;
  };

  /** Rejects where Discord does not say. */
  const belongs = (person: string): Promise<boolean> => {
    const before = known.get(person);
    if (before !== undefined && before.until > now()) return before.belongs;
    const asked = { until: now() + lifetime, belongs: look(person) };
    setLatest(known, person, asked, mostPeople);
    asked.belongs.catch(() => known.get(person) === asked && known.delete(person));
    return asked.belongs;
  };

  const serverNow = async (channel: string): Promise<string | undefined> => {
    const cached = serverOf(channel);
    if (cached !== undefined) return cached;
    rest.setToken(token);
    const told = (await rest.get(Routes.channel(channel))) as { readonly guild_id?: string };
    return told.guild_id;
  };

  const isServed = async ({ channel, isPerson }: Destination): Promise<boolean> => {
    if (isPerson) return belongs(channel);
    const server = await serverNow(channel);
    return server !== undefined && servers.includes(server);
  };

  return {
    async refusal({ asker, where }) {
      if (servers.length === 0 || (where.server !== undefined && servers.includes(where.server)))
        return undefined;
      return belongs(asker.id).then(
        (does) => (does ? undefined : notServed),
        () => notTold,
      );
    },
    async refusesPost(to) {
      if (servers.length === 0) return undefined;
      return isServed(to).then(
        (is) => (is ? undefined : { outcome: "forbidden", reason: to.isPerson ? notServed : notPosted }),
        // What Discord refuses for the channel's sake, it says of the post too, with its remedy.
        (cause) =>
          cause instanceof DiscordAPIError && cause.status < 500 && cause.status !== 401
            ? undefined
            : { outcome: "later", after: 60_000, reason: "Discord did not say which server that is." },
      );
    },
  };
}

/** The bot, for those who are served; each of the others gets one sentence. */
export function answeringFor(bot: Bot, served: Served): Bot {
  const refused = async (from: From): Promise<Card | undefined> => {
    const sentence = await served.refusal(from);
    return sentence === undefined ? undefined : turnedAwayCard(sentence);
  };
  return {
    ...bot,
    run: async (call, signal) => (await refused(call)) ?? bot.run(call, signal),
    press: async (carried, from, signal) => (await refused(from)) ?? bot.press(carried, from, signal),
  };
}

/** Posts to where it is served, and refuses the rest. */
export const postingFor = (posting: Poster, served: Served): Poster => ({
  ...posting,
  post: async (to, card, key, standing) =>
    (await served.refusesPost(to)) ?? posting.post(to, card, key, standing),
});

const notServed =
  "This desk serves other servers, and you belong to none of them. Whoever runs it can add yours to DISCORD_SERVERS.";

const notPosted =
  "This desk posts only to the servers that it serves. Whoever runs it can add this one to DISCORD_SERVERS.";

const notTold =
  "Discord did not tell me whether you belong to a server of this desk, so nothing was done. Please ask again in a minute.";

/** How long Discord is asked, in milliseconds: a post that waits for it takes two more calls, and all may take 15 seconds. */
const patience = 2500;

/** Who came or left is known after this, in milliseconds. */
const lifetime = 600_000;

const mostPeople = 1000;
