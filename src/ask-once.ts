import { existsSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { lookOf } from "./adapters/terminal/look.ts";
import { ask, wrongIn } from "./ask.ts";
import { createAskProgress } from "./ask-progress.ts";
import type { Log } from "./chat/adapter.ts";
import { createBot } from "./chat/bot.ts";
import { articleFolder } from "./collect/collected.ts";
import type { Config } from "./config.ts";
import { openMemory } from "./desk/database.ts";
import { createLines } from "./desk/lines.ts";
import { loadCommands } from "./load-commands.ts";
import { type OpenCorpus, openCorpus } from "./open-corpus.ts";
import { openRecords } from "./open-records.ts";
import { permalinkOf } from "./permalink.ts";

/** Reads the corpus, answers one line on this process's outputs and sets its exit code; what was read is kept. */
export async function askOnce(config: Config, args: readonly string[], log: Log): Promise<void> {
  const wrong = wrongIn(args);
  if (wrong !== undefined) {
    process.stderr.write(wrong);
    process.exitCode = 2;
    return;
  }
  const own = articleFolder(config.data);
  const { corpus: folders, data } = config;
  const open = openCorpus({ corpus: folders, own: existsSync(own) ? [own] : [], data }, log);
  await readAll(open, log);
  const opened = openRecords(data);
  const bot = createBot({
    commands: await loadCommands(),
    research: open.live.research,
    lines: createLines(openMemory()),
    records: opened.records,
    permalink: (target, where) => permalinkOf(config.publicUrl, target, where),
    log,
  });
  const answer = await ask(bot, await withPiped(args), {
    ...lookOf(process.stdout),
    zone: config.zone,
    files: join(data, "files"),
    posts: join(data, "posts", "terminal"),
  });
  // A reader that has seen enough (`| head`) ends the answer and is no fault.
  process.stdout.on("error", () => process.exit());
  process.stdout.write(answer.stdout);
  process.stderr.write(answer.stderr);
  process.exitCode = answer.code;
  opened.close();
  await open.keep();
}

/** A draft is longer than people put into an argument: `verify -` has it on the standard input. */
async function withPiped(args: readonly string[]): Promise<readonly string[]> {
  if (args[0] !== "verify" || !args.includes("-")) return args;
  const piped = await text(process.stdin);
  return args.map((arg) => (arg === "-" ? piped : arg));
}

/** Says on the error output how far it is. Cut by Ctrl-C, it keeps what was taken up by then, and a second one cuts that. */
async function readAll(open: OpenCorpus, log: Log): Promise<void> {
  const progress = createAskProgress(process.stderr);
  const corpus = await open.read();
  const onCut = async () => {
    progress.end();
    log("Keeping what was read for the next time. Ctrl-C again leaves that too.");
    await open.keep();
    process.exit(cut);
  };
  process.once("SIGINT", onCut);
  await open.takeUp(corpus, progress.tell).catch((cause) => log(String(cause)));
  process.off("SIGINT", onCut);
  progress.end();
  if (corpus.articles.length === 0) for (const { file, reason } of corpus.problems) log(`${file}: ${reason}`);
}

/** What a shell gives for a process that SIGINT ended. */
const cut = 130;
