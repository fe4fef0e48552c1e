import { homedir } from "node:os";
import { resolve } from "node:path";
import { config as readEnvFile } from "dotenv";
import { listOf, type Settings, settings } from "./settings.ts";

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
    /** Ids of the servers that are served; without any, all. */
    readonly servers: readonly string[];
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
  servers: listOf(set.DISCORD_SERVERS),
});
