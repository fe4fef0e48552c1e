import { parentPort, workerData } from "node:worker_threads";
import type { Log } from "../chat/adapter.ts";
import { createAnswering } from "../chat/bot.ts";
import { createLibrary, type Progress, progressNotes } from "../chat/library.ts";
import { watchCorpus } from "../follow-corpus.ts";
import { loadCommands } from "../load-commands.ts";
import { detailOf } from "../log.ts";
import { permalinkOf } from "../permalink.ts";
import { createLiveResearch } from "../research/create-research.ts";
import { createCorpusFiles } from "../research/reading/corpus-files.ts";
import type { FromWorker, WorkerSettings } from "./messages.ts";
import { serve } from "./serve.ts";

// The thread that reads the corpus, searches it and makes the cards.

/** Milliseconds: what is told costs a look at everything. */
const between = 1000;

if (parentPort === null) throw new Error("This file runs as a worker of the desk: start src/main.ts.");
const channel = parentPort;
const settings: WorkerSettings = workerData;
const post = (message: FromWorker): void => channel.postMessage(message);
const log: Log = (sentence, cause) =>
  post({ kind: "log", sentence, ...(cause !== undefined && { detail: detailOf(cause) }) });

const live = createLiveResearch();
const { research } = live;
const commands = await loadCommands();
let reading: Progress | undefined = { searched: 0 };
const library = createLibrary(research, commands, () => reading);
const tell = (): void => post({ kind: "state", status: library.status(), directory: research.directory() });

const watching = watchCorpus([...settings.corpus, ...settings.own], log);
serve(channel, {
  run: createAnswering({
    commands,
    research,
    permalink: (target, where) => permalinkOf(settings.publicUrl, target, where),
    log,
    notes: () => progressNotes(reading),
  }),
  library,
  stop: () => void watching.then((following) => following.stop()).finally(() => channel.close()),
});

const following = await watching;
const files = createCorpusFiles(settings.corpus, settings.own);
await readAll();
reading = undefined;
tell();
following.follow(files, live, tell);

/** Takes up all that there is, and tells about once a second how far it is. */
async function readAll(): Promise<void> {
  const { articles, problems, fileOf } = await files.read((bytes) => post({ kind: "size", bytes }));
  let told = performance.now();
  const onProgress = (searched: number, of: number): void => {
    reading = { searched, of };
    if (performance.now() - told < between) return;
    tell();
    told = performance.now();
  };
  onProgress(0, articles.length);
  await live
    .update({ add: articles, remove: [], problems, ...(fileOf && { fileOf }) }, onProgress)
    .catch((cause) => log("Some articles could not be taken up.", cause));
}
