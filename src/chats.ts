import type { ChatAdapter, Log } from "./chat/adapter.ts";
import type { Bot } from "./chat/bot.ts";
import { withBounds } from "./chat/bounds.ts";
import { createRasteriser } from "./chat/pictures/rasterise.ts";
import { withPictureFiles } from "./chat/pictures/with-files.ts";
import { withRepeats } from "./chat/repeats.ts";
import type { Config } from "./config.ts";
import type { Http } from "./http.ts";

/**
 * The chat platforms whose tokens are set. Only then are their libraries loaded: they cost a third of a second
 * and 75 MB.
 */
export async function createChats(
  config: Config,
  desk: Bot,
  http: Http,
  log: Log,
): Promise<readonly ChatAdapter[]> {
  const { zone, slack, discord } = config;
  const bot = withBounds(withRepeats(withPictureFiles(desk, createRasteriser(), log)), config.questions);
  for (const sentence of config.unfinished) log(sentence);
  const chats: ChatAdapter[] = [];
  if (slack !== undefined && slack.appToken === undefined && http.port() === undefined) {
    log("Slack is left out: without SLACK_APP_TOKEN it calls the desk's port, and the desk has none.");
  } else if (slack !== undefined) {
    const { createSlack } = await import("./adapters/slack/index.ts");
    const { publicUrl } = config;
    const links = publicUrl === undefined ? {} : { publicUrl };
    chats.push(createSlack({ ...slack, ...links, bot, zone, mount: http.mount, log }));
  }
  if (discord !== undefined) {
    const { createDiscord } = await import("./adapters/discord/index.ts");
    chats.push(createDiscord({ ...discord, bot, zone, log }));
  }
  return chats;
}
