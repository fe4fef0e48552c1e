import { z } from "zod";
import { webAddress } from "./chat/web-address.ts";
import { isZone } from "./chat/zone.ts";

// Every setting by its name in the environment: what it may hold, what is meant without it, and the sentence for one that is wrong.

/** The parts of a setting that is a list, comma between. */
export const listOf = (setting: string): readonly string[] =>
  setting
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Tokens travel to these addresses: https, or a server on this very machine. */
const isSafeApi = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === "https:" || (protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
  );
};

const isWebAddress = (url: string): boolean => webAddress(url) !== undefined;

const api = (name: string) =>
  z
    .string()
    .refine(isSafeApi, `${name} must be an https address, or http on this machine (127.0.0.1).`)
    .optional();

/** What no token holds would make a header that cannot be sent. */
const plainText = /^[!-~]+$/;

const token = (name: string, prefix: string, where: string) =>
  z
    .string()
    .startsWith(prefix, `${name} must begin with ${prefix}. Copy it from ${where}.`)
    .regex(plainText, `${name} holds characters that no token has. Copy it from ${where}.`)
    .optional();

/** Ids of Slack's, comma between; `kinds` are the letters that they begin with (https://docs.slack.dev/reference/objects). */
const slackIds = (name: string, kinds: string, sample: string, where: string) =>
  z
    .string()
    .refine(
      (ids) => listOf(ids).every((id) => new RegExp(`^[${kinds}][A-Z0-9]+$`).test(id)),
      `${name} takes ids, comma between, like ${sample}. In Slack ${where}.`,
    )
    .default("");

const questionsAMinute = (name: string, usual: number) => {
  const sentence = `${name} must be a number of questions a minute, like ${usual}.`;
  return z.coerce.number(sentence).int(sentence).min(1, sentence).default(usual);
};

const noPort = "PORT must be a number from 0 to 65535, like 3000.";

/** All settings, as they are checked together. */
export const settings = z.object({
  CORPUS: z.string().default("corpus"),
  DATA: z.string().default(".verbatim"),
  PORT: z.coerce.number(noPort).int(noPort).min(0, noPort).max(65_535, noPort).default(3000),
  ZONE: z
    .string()
    .refine(isZone, "ZONE must be a time zone, like Europe/Brussels.")
    .default(() => Temporal.Now.timeZoneId()),
  PUBLIC_URL: z
    .string()
    .refine(isWebAddress, "PUBLIC_URL must be a web address, like https://desk.example.org.")
    .optional(),
  FEEDS: z
    .string()
    .refine(
      (feeds) => listOf(feeds).every(isWebAddress),
      "FEEDS takes web addresses, comma between, like https://news.example.org/rss.",
    )
    .default(""),
  FETCH_ALLOW: z.string().default(""),
  SLACK_BOT_TOKEN: token("SLACK_BOT_TOKEN", "xoxb-", "“OAuth & Permissions” of your Slack app"),
  SLACK_APP_TOKEN: token(
    "SLACK_APP_TOKEN",
    "xapp-",
    "“Basic Information”, “App-Level Tokens” of your Slack app",
  ),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_ADMINS: slackIds(
    "SLACK_ADMINS",
    "UW",
    "U012AB3CD",
    "it stands in a person's profile, under ⋮, “Copy member ID”",
  ),
  SLACK_CHANNELS: slackIds(
    "SLACK_CHANNELS",
    "CDG",
    "C012AB3CD",
    "it stands at the foot of “View channel details”",
  ),
  SLACK_TEAMS: slackIds(
    "SLACK_TEAMS",
    "TE",
    "T012AB3CD",
    "in a browser it stands in the address: app.slack.com/client/T012AB3CD",
  ),
  SLACK_API_URL: api("SLACK_API_URL"),
  QUESTIONS_PER_PERSON: questionsAMinute("QUESTIONS_PER_PERSON", 30),
  QUESTIONS_PER_CHANNEL: questionsAMinute("QUESTIONS_PER_CHANNEL", 120),
  QUESTIONS_PER_SERVER: questionsAMinute("QUESTIONS_PER_SERVER", 600),
  DISCORD_TOKEN: z
    .string()
    .regex(
      plainText,
      "DISCORD_TOKEN holds characters that no token has. Copy it from “Bot” of your Discord application.",
    )
    .optional(),
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(
      /^\d+$/,
      "DISCORD_APPLICATION_ID must be a number. Copy it from “General Information” of your Discord application.",
    )
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(
      /^\d+$/,
      "DISCORD_GUILD_ID must be a number. In Discord, right-click the server and choose “Copy Server ID”.",
    )
    .optional(),
  DISCORD_SERVERS: z
    .string()
    .refine(
      (ids) => listOf(ids).every((id) => /^\d+$/.test(id)),
      "DISCORD_SERVERS takes numbers, comma between. In Discord, right-click each server and choose “Copy Server ID”.",
    )
    .default(""),
  DISCORD_API_URL: api("DISCORD_API_URL"),
});

/** The settings that were made, or their defaults. */
export type Settings = z.infer<typeof settings>;
