import { homedir } from "node:os";
import { resolve } from "node:path";
import { config as readEnvFile } from "dotenv";
import { z } from "zod";
import { webAddress } from "./chat/web-address.ts";
import { isZone } from "./chat/zone.ts";

/** How the desk is set up, from the environment and `.env`. */
export interface Config {
  /** Folders of articles. */
  readonly corpus: readonly string[];
  /** Where state lives. */
  readonly data: string;
  readonly port: number;
  /** The desk's own IANA time zone. */
  readonly zone: string;
  /** Where people reach the page, without a slash at the end. Permalinks stand in chat only when it is set. */
  readonly publicUrl?: string;
  /** Feeds to keep up with: RSS, Atom or JSON Feed. */
  readonly feeds: readonly string[];
  /** Hosts that may be fetched from though they are private, comma between. */
  readonly fetchAllow: string;
  readonly slack?: {
    readonly token: string;
    readonly appToken?: string;
    readonly signingSecret?: string;
    readonly apiUrl?: string;
    /** Ids of who may set up channels; without any, the workspace's admins and owners. */
    readonly admins: readonly string[];
    /** Ids of the channels, and of the workspaces, that are served; without any, all. */
    readonly served: { readonly channels: readonly string[]; readonly teams: readonly string[] };
  };
  readonly discord?: {
    readonly token: string;
    readonly applicationId?: string;
    readonly guildId?: string;
    readonly apiUrl?: string;
  };
  /** How many questions a minute are answered in the chats. */
  readonly questions: { readonly perPerson: number; readonly perChannel: number; readonly perServer: number };
  /** What is set half and so left out, one sentence each. */
  readonly unfinished: readonly string[];
}

/** Something in the environment is wrong; the message has one sentence a line, each saying what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** The process's environment with what `.env` adds to it; what is set already wins. */
export function environment(): Readonly<Record<string, string | undefined>> {
  readEnvFile({ quiet: true });
  return process.env;
}

/** Reads the settings. Throws a `ConfigError` that names every setting that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // A setting left empty in .env is one not made.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issue.message).join("\n"));
  const set = parsed.data;
  return {
    corpus: listOf(set.CORPUS).map(pathOf),
    data: pathOf(set.DATA),
    port: set.PORT,
    feeds: listOf(set.FEEDS),
    fetchAllow: set.FETCH_ALLOW,
    zone: set.ZONE,
    ...(set.PUBLIC_URL && { publicUrl: set.PUBLIC_URL.replace(/\/+$/, "") }),
    ...(set.SLACK_BOT_TOKEN && { slack: slackOf(set, set.SLACK_BOT_TOKEN) }),
    ...(set.DISCORD_TOKEN && { discord: discordOf(set, set.DISCORD_TOKEN) }),
    questions: {
      perPerson: set.QUESTIONS_PER_PERSON,
      perChannel: set.QUESTIONS_PER_CHANNEL,
      perServer: set.QUESTIONS_PER_SERVER,
    },
    unfinished: [
      ...unfinished(set, "Slack", "SLACK_BOT_TOKEN", ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"]),
      ...unfinished(set, "Discord", "DISCORD_TOKEN", ["DISCORD_APPLICATION_ID", "DISCORD_GUILD_ID"]),
    ],
  };
}

const listOf = (setting: string): readonly string[] =>
  setting
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** A shell makes `~` the home folder; a line in `.env` meets no shell. */
const pathOf = (path: string): string => resolve(path.replace(/^~(?=\/|$)/, homedir()));

function unfinished(
  set: Settings,
  name: string,
  token: keyof Settings,
  others: readonly (keyof Settings)[],
): readonly string[] {
  const other = others.find((setting) => set[setting] !== undefined);
  if (set[token] !== undefined || other === undefined) return [];
  return [`${name} is left out: ${other} is set and ${token} is not. The README says where to copy it from.`];
}

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

const settings = z.object({
  CORPUS: z.string().default("corpus"),
  DATA: z.string().default(".verbatim"),
  PORT: z.coerce
    .number("PORT must be a number from 0 to 65535, like 3000.")
    .int("PORT must be a number from 0 to 65535, like 3000.")
    .min(0, "PORT must be a number from 0 to 65535, like 3000.")
    .max(65_535, "PORT must be a number from 0 to 65535, like 3000.")
    .default(3000),
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
  DISCORD_API_URL: api("DISCORD_API_URL"),
});

type Settings = z.infer<typeof settings>;

const slackOf = (set: Settings, botToken: string): NonNullable<Config["slack"]> => ({
  token: botToken,
  ...(set.SLACK_APP_TOKEN && { appToken: set.SLACK_APP_TOKEN }),
  ...(set.SLACK_SIGNING_SECRET && { signingSecret: set.SLACK_SIGNING_SECRET }),
  ...(set.SLACK_API_URL && { apiUrl: set.SLACK_API_URL }),
  admins: listOf(set.SLACK_ADMINS),
  served: { channels: listOf(set.SLACK_CHANNELS), teams: listOf(set.SLACK_TEAMS) },
});

const discordOf = (set: Settings, botToken: string): NonNullable<Config["discord"]> => ({
  token: botToken,
  ...(set.DISCORD_APPLICATION_ID && { applicationId: set.DISCORD_APPLICATION_ID }),
  ...(set.DISCORD_GUILD_ID && { guildId: set.DISCORD_GUILD_ID }),
  ...(set.DISCORD_API_URL && { apiUrl: set.DISCORD_API_URL }),
});
