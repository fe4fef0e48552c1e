import type { Bot } from "../../src/chat/bot.ts";
import type { Card } from "../../src/chat/card.ts";
import { type Command, defineCommand } from "../../src/chat/command.ts";
import { createRasteriser } from "../../src/chat/pictures/rasterise.ts";
import { withPictureFiles } from "../../src/chat/pictures/with-files.ts";
import { wholeCard } from "./cards.ts";

// Both chats in one process, with a desk whose every answer holds a file. Loaded as main loads them, Slack first:
// the library that is loaded first decides which undici the other one's requests go through.
const { createSlack } = await import("../../src/adapters/slack/index.ts");
const { createDiscord } = await import("../../src/adapters/discord/index.ts");

const card: Card = wholeCard("The tide does not wait.");

const find = defineCommand({
  description: "Quotations that match",
  examples: () => [],
  options: { query: { kind: "query", description: "Words to look for" } },
  run: () => card,
});

const desk: Bot = {
  commands: new Map<string, Command>([["find", find]]),
  run: async () => card,
  press: async () => card,
  carry: (line, limit) => line.slice(0, limit),
  lineOf: (carried) => carried,
  changing: () => false,
  forEveryone: () => false,
  suggest: () => [],
};

/** As the desk does: pictures come to the chats as files. */
const bot = withPictureFiles(desk, createRasteriser(), (sentence) => console.log(sentence));

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const shared = {
  bot,
  zone: "UTC",
  log: (sentence: string, cause?: unknown) => console.log(sentence, cause ?? ""),
};

const slack = createSlack({
  ...shared,
  token: setting("SLACK_BOT_TOKEN"),
  appToken: setting("SLACK_APP_TOKEN"),
  apiUrl: setting("SLACK_API_URL"),
  mount: () => {},
});

const discord = createDiscord({
  ...shared,
  token: setting("DISCORD_TOKEN"),
  guildId: setting("DISCORD_GUILD_ID"),
  apiUrl: setting("DISCORD_API_URL"),
});

await slack.start();
await discord.start();
console.log("both are connected");

process.once("SIGTERM", async () => {
  await Promise.all([slack.stop(), discord.stop()]);
  process.exit(0);
});
