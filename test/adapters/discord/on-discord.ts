import { inspect } from "node:util";
import { createDiscord } from "../../../src/adapters/discord/index.ts";
import type { Bot } from "../../../src/chat/bot.ts";
import type { Call } from "../../../src/chat/call.ts";
import type { Card } from "../../../src/chat/card.ts";
import type { Command } from "../../../src/chat/command.ts";
import { named } from "../cards.ts";

// biome-ignore lint/suspicious/noExplicitAny: the loopback Discord is plain JavaScript without types
export type Loopback = any;

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

/** The loopback Discord with a desk on it: on its one server, or everywhere. */
export async function onDiscord(wire: Loopback, bot: Bot, isGlobal = false) {
  const discord = await wire.startDiscord();
  const logged: string[] = [];
  const adapterOf = (answering: Bot) =>
    createDiscord({
      bot: answering,
      token: discord.token,
      ...(!isGlobal && { guildId: discord.guild.id }),
      apiUrl: discord.apiUrl,
      zone: "Europe/Oslo",
      log: (sentence, cause) => logged.push(`${sentence} ${cause === undefined ? "" : inspect(cause)}`),
    });
  let adapter = adapterOf(bot);
  await adapter.start();
  return {
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
