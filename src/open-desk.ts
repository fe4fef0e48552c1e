import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createTerminal } from "./adapters/terminal/index.ts";
import { createWeb } from "./adapters/web/index.ts";
import { askOnce } from "./ask-once.ts";
import type { ChatAdapter } from "./chat/adapter.ts";
import type { Library, Status } from "./chat/library.ts";
import { createChats } from "./chats.ts";
import { articleFolder } from "./collect/collected.ts";
import type { Poller } from "./collect/poll.ts";
import { type Config, ConfigError, environment, readConfig } from "./config.ts";
import { type Database, openDatabase, openMemory } from "./desk/database.ts";
import { createLines } from "./desk/lines.ts";
import { createHttp, type Http } from "./http.ts";
import { loadCommands } from "./load-commands.ts";
import { createLog } from "./log.ts";
import { onceOrphaned } from "./orphaned.ts";
import { createReadingReport, wholeText } from "./reading-report.ts";
import { createSurfaces } from "./surfaces.ts";
import { createDesk } from "./worker/create-desk.ts";

const { log, writeBy } = createLog();

/** Opens the desk, or answers one line (`ask` and its words). Never rejects: what is wrong is said and sets the exit code. */
export async function main([command, ...words]: readonly string[]): Promise<void> {
  try {
    const config = readConfig(environment());
    if (command === "ask") await askOnce(config, words, log);
    else await openDesk(config);
  } catch (cause) {
    if (cause instanceof ConfigError) log(cause.message);
    else log("The desk could not open.", cause);
    process.exitCode = 1;
  }
}

async function openDesk(config: Config): Promise<void> {
  // Chat libraries leave rejections behind when their servers misbehave; a desk that serves others lives on.
  process.on("unhandledRejection", (cause) =>
    log("Something failed in the background; the desk goes on.", cause),
  );
  const database = openState(config.data);
  const reading = createReadingReport(log);
  const surfaces = createSurfaces(log);
  const desk = await createDesk({
    settings: {
      corpus: config.corpus,
      own: await ownArticles(config.data),
      data: config.data,
      ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
    },
    commands: loadCommands,
    lines: createLines(database),
    rooms: surfaces,
    log,
    onStatus: reading.tell,
  });
  const { bot, library } = desk;
  let poller: Poller | undefined;
  const stop = async (code: number) => {
    writeBy(undefined);
    await poller?.stop();
    await surfaces.stop();
    await desk.stop();
    database.close();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop(0));
  // Started without npm, a desk may outlive the shell that it was typed into.
  if (process.env.npm_lifecycle_event === "start") onceOrphaned(() => void stop(0));

  const http = createHttp(config.port, log);
  mountHealth(http, library);
  const web = createWeb({
    bot,
    library,
    zone: config.zone,
    posts: join(config.data, "posts", "page"),
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
    mount: http.mount,
    log,
  });
  await surfaces.start(pageOf(http, web));
  const port = http.port();
  // The prompt does not wait for the chats: one of them may try for minutes to reach its server.
  for (const chat of await createChats(config, bot, http, log)) {
    void surfaces.start(chat).then((up) => up && log(`${chat.name} is connected.`));
  }

  // A few articles are read by now; many are not waited for.
  await desk.ready;
  const terminal = createTerminal({
    bot,
    input: process.stdin,
    output: process.stdout,
    zone: config.zone,
    history: join(config.data, "history"),
    posts: join(config.data, "posts", "terminal"),
    files: join(config.data, "files"),
    welcome: welcome(library.status(), port),
    onEnd: (wish) => {
      writeBy(undefined);
      if (wish === "quit") return void stop(0);
      if (!surfaces.serving()) return void stop(1);
      if (process.stdout.isTTY) log("The prompt is closed; the desk goes on. Ctrl-C ends it.");
    },
  });
  surfaces.add(terminal);
  if (terminal.isPrompt) writeBy((text) => terminal.print(text));
  else log(welcome(library.status(), port));
  reading.start(terminal.isPrompt ? terminal.progress : undefined);
  await terminal.start();
  await desk.whole;
  if (config.feeds.length === 0) return;
  // What is there already is not fetched again, so that is known first. Like the chats, what reads feeds and pages is
  // loaded only where there are feeds: it takes half a second.
  poller = (await import("./feeds.ts")).createFeedPoller(config, library, log);
  poller.start();
}

/** The folder of what the desk collected, made where it can be; without it nothing is collected. */
async function ownArticles(data: string): Promise<readonly string[]> {
  const folder = articleFolder(data);
  try {
    await mkdir(folder, { recursive: true });
    return [folder];
  } catch {
    // That DATA cannot be written is said already, by the desk's database.
    return [];
  }
}

/** The page is up when the one server listens, and Slack's events with it. */
function pageOf(http: Http, web: ChatAdapter): ChatAdapter {
  return {
    ...web,
    async start() {
      await web.start();
      await http.start();
    },
    async stop() {
      await http.stop();
      await web.stop();
    },
  };
}

/** The desk's database; where it cannot be opened, one in memory, so that people are still answered. */
function openState(folder: string): Database {
  try {
    return openDatabase(folder, log);
  } catch (cause) {
    log(
      `${cause instanceof Error ? cause.message : cause} Until then, nothing that people make here is kept.`,
    );
    return openMemory();
  }
}

function mountHealth({ mount }: Http, library: Library): void {
  mount("/healthz", (_, response) => {
    const { count, reading } = library.status();
    // A count of nothing while the articles are loaded would read as an empty corpus.
    const counted = reading?.searched === 0 ? {} : count;
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ ok: true, ...counted, ...(reading !== undefined && { reading }) }));
  });
}

function welcome(status: Status, port: number | undefined): string {
  return [
    `Verbatim: ${status.reading === undefined ? wholeText(status) : "the articles are being read."}`,
    ...(port === undefined ? [] : [`The page is http://localhost:${port}`]),
    "Type words to find who said them, or help.",
  ].join("\n");
}
