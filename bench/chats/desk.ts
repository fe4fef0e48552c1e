import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { loadWire } from "../../test/wire.ts";
import type { Loose, Platform } from "../ledger/desks.ts";
import type { Chat } from "./chat.ts";
import { discordChat, discordPeople } from "./discord.ts";
import { writeMadeUp } from "./made-up.ts";
import { slackChat, slackPeople } from "./slack.ts";

/** A whole desk, started as `npm start` does, with people on both loopback platforms. */
export interface Desk {
  readonly chats: Readonly<Record<Platform, Chat>>;
  /** Whether its process has not ended. */
  isAlive(): boolean;
  /** The memory that its process takes, in megabytes. */
  memory(): number;
  /** What its process wrote. */
  output(): string;
  stop(): Promise<void>;
}

/** What it reads: articles that are made up, or Reuters-21578, which has 105,520 passages. */
export type Corpus = "made-up" | "reuters21578";

/** Words that stand in many of its articles. */
export const wordsOf: Readonly<Record<Corpus, readonly string[]>> = {
  "made-up": "harbour bridge school library water budget road ferry market council".split(" "),
  reuters21578: (
    "oil dollar bank trade market price wheat japan tariff export growth inflation deficit merger shares dividend gold opec " +
    "coffee sugar rates currency budget debt farm steel tax quota strike output"
  ).split(" "),
};

const news = fileURLToPath(new URL("../../../shared/news/reuters21578.jsonl.gz", import.meta.url));

/** Why Reuters-21578 cannot be read, where it cannot. */
export const newsMissing = existsSync(news)
  ? undefined
  : "The articles are not beside the project: put reuters21578.jsonl.gz into ../shared/news.";

/** Starts it with so many people on each platform; resolves once both are connected and all articles are read. */
export async function openDesk(of: Corpus, people: number): Promise<Desk> {
  const wire = await loadWire();
  const folder = mkdtempSync(join(tmpdir(), "verbatim-chats-"));
  const [corpus, data] = [join(folder, "corpus"), join(folder, "data")];
  mkdirSync(corpus);
  if (of === "made-up") writeMadeUp(corpus, wordsOf["made-up"]);
  else copyFileSync(news, join(corpus, "reuters21578.jsonl.gz"));
  const [slack, discord]: Loose[] = await Promise.all([
    wire.startSlack(slackPeople(people)),
    wire.startDiscord(discordPeople(people)),
  ]);
  const desk = wire.spawnBot({
    command: [process.execPath, "src/main.ts"],
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    env: {
      ...{ CORPUS: corpus, DATA: data, PORT: "0", ZONE: "Europe/Brussels" },
      ...{
        QUESTIONS_PER_PERSON: "1000000",
        QUESTIONS_PER_CHANNEL: "1000000",
        QUESTIONS_PER_SERVER: "1000000",
      },
      ...slack.env,
      ...discord.env,
    },
    clean: true,
  });
  const stop = async (): Promise<void> => {
    await desk.stop();
    await Promise.all([slack.close(), discord.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([
      slack.waitForSocket({ timeoutMs: 60_000 }),
      discord.waitForCommand("quote", { timeoutMs: 60_000 }),
      untilRead(desk),
    ]);
    if (of === "reuters21578") await untilWritten(join(data, "cache", "research.cache"));
  } catch (cause) {
    await stop();
    throw new Error(`The desk did not start:\n${desk.output()}`, { cause });
  }
  return {
    chats: { slack: slackChat(slack, wire), discord: discordChat(discord, wire) },
    isAlive: () => desk.exit === null,
    memory: () => memoryOf(desk.pid),
    output: desk.output,
    stop,
  };
}

/** Waits until its page says that all is read. */
async function untilRead(desk: Loose): Promise<void> {
  for (let tries = 0; tries < 600 && desk.exit === null; tries++) {
    await setTimeout(500);
    const [, port] = /http:\/\/localhost:(\d+)/.exec(desk.output()) ?? [];
    if (port === undefined) continue;
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    const { reading, articles }: Loose = await health.json();
    if (reading === undefined && articles > 0) return;
  }
  throw new Error("The articles were not read in five minutes.");
}

/** After the first start the index is written, which takes seconds of the worker's time; of few articles it is not. */
async function untilWritten(index: string): Promise<void> {
  for (let tries = 0; tries < 600 && !existsSync(index); tries++) await setTimeout(100);
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html; not a number on other systems. */
function memoryOf(pid: number): number {
  if (!existsSync(`/proc/${pid}/status`)) return Number.NaN;
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1000;
}
