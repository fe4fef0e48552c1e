import { inspect } from "node:util";
import { afterEach, beforeAll } from "vitest";
import { createDiscord } from "../../../src/adapters/discord/index.ts";
import type { Bot } from "../../../src/chat/bot.ts";
import type { Call } from "../../../src/chat/call.ts";
import type { Card } from "../../../src/chat/card.ts";
import { type Command, defineCommand } from "../../../src/chat/command.ts";
import { loadWire } from "../../wire.ts";
import { hitCard, named, textCard } from "../cards.ts";

// biome-ignore lint/suspicious/noExplicitAny: the loopback Discord is plain JavaScript without types
export type Loopback = any;

/** A command that takes a question. */
export const find = defineCommand({
  description: "Quotations that match",
  examples: () => [],
  options: { query: { kind: "query", description: "Words to look for" } },
  run: () => textCard("nothing"),
});

/** A card with a hit and pages to turn to, which says what was asked. */
export const pages = (line: string): Card => ({ ...hitCard([`Page of ${line}`]), summary: line });

/** A desk with these commands that answers with the given card and remembers what it was asked. */
export function stubBot(
  commands: Readonly<Record<string, Command>>,
  card: (line: string) => Card | Promise<Card>,
  more: Partial<Bot> = {},
) {
  const calls: Call[] = [];
  const answer = async (call: Call) => {
    calls.push(call);
    return card(call.line);
  };
  const bot: Bot = {
    commands: new Map(Object.entries(commands)),
    run: answer,
    press: (line, from) => answer({ line, ...from }),
    carry: (line, limit) => line.slice(0, limit),
    lineOf: (carried) => carried,
    changing: () => false,
    forEveryone: () => false,
    suggest: () => [named("Mara Lindqvist")],
    ...more,
  };
  return { bot, calls };
}

/**
 * For the tests of one `describe`: puts a desk on a loopback Discord of its own, on its one server or everywhere. What a test started is
 * closed after it.
 */
export function startingOnDiscord() {
  let wire: Loopback;
  const open: OnDiscord[] = [];
  beforeAll(async () => {
    wire = await loadWire();
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });
  return async (bot: Bot, isGlobal = false, more: More = {}): Promise<OnDiscord> => {
    const started = await onDiscord(wire, bot, isGlobal, more);
    open.push(started);
    return started;
  };
}

/** A desk on a loopback Discord. */
export type OnDiscord = Awaited<ReturnType<typeof onDiscord>>;

interface More {
  /** Those that the desk serves; left out: all. */
  readonly servers?: readonly string[];
  /** What the loopback Discord has, as it takes it. */
  readonly world?: object;
}

async function onDiscord(wire: Loopback, bot: Bot, isGlobal: boolean, { servers = [], world = {} }: More) {
  const discord = await wire.startDiscord(world);
  const logged: string[] = [];
  const adapterOf = (answering: Bot) =>
    createDiscord({
      bot: answering,
      token: discord.token,
      ...(!isGlobal && { guildId: discord.guild.id }),
      apiUrl: discord.apiUrl,
      servers,
      zone: "Europe/Oslo",
      log: (sentence, cause) => logged.push(`${sentence} ${cause === undefined ? "" : inspect(cause)}`),
    });
  let adapter = adapterOf(bot);
  await adapter.start();
  return {
    /** What the loopback Discord has beside itself, such as `listComponents`. */
    wire,
    discord,
    logged,
    adapter,
    /** Another desk in place of this one. */
    async restart(answering: Bot) {
      await adapter.stop();
      adapter = adapterOf(answering);
      await adapter.start();
    },
    /** What stands in a channel for all who see it. */
    standing: (): Loopback[] =>
      [...discord.messages.values()].filter(
        ({ flags, author, _ }: Loopback) => author.bot && !_.deleted && (flags & 64) === 0,
      ),
    async close() {
      await adapter.stop();
      await discord.close();
    },
  };
}
