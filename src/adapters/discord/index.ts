import { Client, Events, PermissionFlagsBits } from "discord.js";
import { AdapterError, type ChatAdapter, type Log } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import { createOnce } from "../../chat/once.ts";
import type { Pauses } from "../../chat/pauses.ts";
import type { SurfaceState } from "../../chat/rooms.ts";
import { createUnderWay } from "../../chat/under-way.ts";
import { clientOptions, restOptions, tellDirect } from "./client.ts";
import { createClosed, openedBy } from "./closed.ts";
import { applicationCommands } from "./commands.ts";
import { createDirects } from "./directs.ts";
import { createGateway } from "./gateway.ts";
import { answer } from "./interactions.ts";
import { createKeepRegistered } from "./keep-registered.ts";
import { createMentions } from "./mentions.ts";
import { createOutside } from "./outside.ts";
import { createPosting } from "./posting.ts";
import { closingRefusal, registrationRefusal, withoutSecrets } from "./refusals.ts";
import { registerCommands } from "./registration.ts";
import { createSeen } from "./seen.ts";
import { answeringFor, createServed, postingFor } from "./served.ts";

/** What the desk needs to be on Discord. */
export interface DiscordOptions {
  readonly bot: Bot;
  readonly token: string;
  /** Left out: the application that the token belongs to. */
  readonly applicationId?: string;
  /** The one server that gets the commands, at once; left out: everywhere, and in direct messages. */
  readonly guildId?: string;
  /** The ids of the servers that are served; left out, or none: all. */
  readonly servers?: readonly string[];
  /** Without version and slash at the end; left out: Discord itself. */
  readonly apiUrl?: string;
  /** The IANA zone that days are read in. */
  readonly zone: string;
  readonly log: Log;
  /** Between tries to register the commands, while Discord does not take them; left out: up to an hour. */
  readonly pauses?: Pauses;
  /** How long Discord may say nothing while the desk connects before the log is told, in milliseconds; left out: a minute. */
  readonly patience?: number;
}

/**
 * The desk on Discord: `/quote` and the menus of messages, answered for the asker's eyes only unless they ask otherwise; and messages
 * that mention the desk or are sent to it.
 */
export function createDiscord(options: DiscordOptions): ChatAdapter {
  const { token, zone, log } = options;
  const served = createServed({
    servers: options.servers ?? [],
    token,
    rest: restOptions(options.apiUrl),
    serverOf(id) {
      const channel = client.channels.cache.get(id);
      return channel === undefined || channel.isDMBased() ? undefined : channel.guildId;
    },
    log,
  });
  const bot = answeringFor(options.bot, served);
  /** Why the desk is not on Discord any more, until it is restarted. */
  let ended: string | undefined;
  const end = (sentence: string) => {
    ended = sentence;
    log(sentence);
  };
  const underWay = createUnderWay();
  const seen = createSeen();
  const desk = { bot, zone, seen, served, directs: createDirects({ bot, seen, log }), log };
  const closed = createClosed();
  const answerMessage = createMentions(desk, closed);
  const once = createOnce();
  const outside = createOutside();
  const registration = createKeepRegistered(log, options.pauses);
  let hasTried = false;
  /** From then on what ends it is told here; until then, by the start that failed. */
  let hasStarted = false;

  /** One that could not log in is of no more use, so each attempt has its own. */
  const openClient = () => {
    // A token that was refused once may be taken again; one that is revoked ends the connection, which is told.
    const opened: Client = new Client(clientOptions(options.apiUrl, () => opened.rest.setToken(token)));
    opened.on(Events.Raw, tellDirect);
    opened.on(Events.Raw, (packet) => closed.reopen(openedBy(packet)));
    opened.on(Events.InteractionCreate, (interaction) => {
      outside.note(interaction);
      // What is told again after a connection was lost may have come before.
      if (once.isFirst(interaction.id)) void underWay.add(answer(interaction, desk));
    });
    opened.on(Events.MessageCreate, (message) => void underWay.add(answerMessage(message)));
    opened.on(Events.Error, (cause) => log("Discord's client had an error", withoutSecrets(cause)));
    opened.on(Events.Invalidated, () => end("Discord ended the session for good. Restart the desk."));
    const onClosed = (code: number) => {
      if (hasStarted) end(closingRefusal(code));
    };
    return { client: opened, gateway: createGateway(opened, log, onClosed, options.patience) };
  };
  let { client, gateway } = openClient();

  /** By the roles and channels that the gateway told of. */
  const mayRead = (id: string): boolean | undefined => {
    const channel = client.channels.cache.get(id);
    if (channel === undefined || client.user === null || !("permissionsFor" in channel)) return undefined;
    return channel.permissionsFor(client.user)?.has(PermissionFlagsBits.ReadMessageHistory);
  };
  const posting = createPosting({
    token,
    rest: restOptions(options.apiUrl),
    carry: bot.carry,
    name: () => client.user?.username ?? "Verbatim",
    mayRead,
    placeOf: outside.placeOf,
    log,
  });

  const state = (): SurfaceState => {
    if (ended !== undefined) return { down: ended };
    if (!gateway.isOpen()) return "connecting";
    const problem = registration.problem();
    return problem === undefined ? "connected" : { lacks: problem };
  };

  /** Why Discord did not take the commands, if it did not. */
  const register = async (applicationId: string): Promise<AdapterError | undefined> => {
    const { guildId } = options;
    const place = { applicationId, ...(guildId !== undefined && { guildId }) };
    try {
      await registerCommands(client.rest, place, applicationCommands(bot.commands, guildId === undefined));
      return undefined;
    } catch (cause) {
      return cause instanceof AdapterError ? cause : registrationRefusal(cause, guildId);
    }
  };

  return {
    name: "Discord",
    surface: "discord",
    state,
    ...postingFor(posting, served),
    async start() {
      if (hasTried) ({ client, gateway } = openClient());
      [hasTried, hasStarted, ended] = [true, false, undefined];
      const { application } = await gateway.open(token);
      const refused: unknown = await registration
        .begin(() => register(options.applicationId ?? application.id))
        .then(gateway.refusal, (cause: unknown) => gateway.refusal() ?? cause);
      if (refused !== undefined) {
        registration.stop();
        await gateway.close();
        throw refused;
      }
      hasStarted = true;
    },
    async stop() {
      registration.stop();
      await underWay.settled();
      await gateway.close();
    },
  };
}
