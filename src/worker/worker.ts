import { parentPort, workerData } from "node:worker_threads";
import type { Log } from "../chat/adapter.ts";
import { createAnswering } from "../chat/bot.ts";
import { createLibrary, type Progress, progressNotes } from "../chat/library.ts";
import type { KeepPosting } from "../desk/keep-posting.ts";
import { createTakingArrivals } from "../desk/matching/take-arrivals.ts";
import { readNames } from "../desk/names.ts";
import { watchCorpus } from "../follow-corpus.ts";
import { loadCommands } from "../load-commands.ts";
import { detailOf } from "../log.ts";
import { openCorpus } from "../open-corpus.ts";
import { openRecords } from "../open-records.ts";
import { permalinkOf } from "../permalink.ts";
import type { Directory } from "../research/directory.ts";
import { keepPruned } from "./keep-pruned.ts";
import { createKeeping } from "./keeping.ts";
import type { FromWorker, WorkerSettings } from "./messages.ts";
import { createDistantRooms } from "./rooms.ts";
import { serve } from "./serve.ts";
import { startPosting } from "./start-posting.ts";

// The thread that reads the corpus, searches it and makes the cards.

if (parentPort === null) throw new Error("This file runs as a worker of the desk: start src/main.ts.");
const channel = parentPort;
const settings: WorkerSettings = workerData;
const post = (message: FromWorker): void => channel.postMessage(message);
const log: Log = (sentence, cause) =>
  post({ kind: "log", sentence, ...(cause !== undefined && { detail: detailOf(cause) }) });

const corpus = openCorpus(settings, log);
const { research } = corpus.live;
const commands = await loadCommands();
const opened = openRecords(settings.data);
let reading: Progress | undefined = { searched: 0 };
const library = createLibrary(research, commands, () => reading);
let told: Directory | undefined;
const tell = (): void => {
  const directory = research.directory();
  // Names take some megabytes where there are many.
  post({ kind: "state", status: library.status(), ...(directory !== told && { directory }) });
  told = directory;
  tellNames();
};
const tellNames = (): void => {
  try {
    const names = readNames(opened.records);
    if (names !== undefined) post({ kind: "names", names });
  } catch (cause) {
    log("The names of boards and watches could not be told, so those offered are old.", cause);
  }
};

let isEnding = false;
let posting: KeepPosting | undefined;
const wake = (): void => posting?.wake();
const arrivals = createTakingArrivals({ research, records: opened.records, log, onNews: wake });
const rooms = createDistantRooms(post);
const keeping = createKeeping(corpus.keep);
const pruning = keepPruned(opened.records.prune, log);
const watching = watchCorpus([...settings.corpus, ...settings.own], log);
serve(channel, {
  run: createAnswering({
    commands,
    research,
    permalink: (target, where) => permalinkOf(settings.publicUrl, target, where),
    log,
    notes: () => progressNotes(reading),
    records: opened.records,
    rooms,
    onChange() {
      wake();
      tellNames();
    },
  }),
  library,
  onAnswer: rooms.take,
  stop: () => void end().finally(() => channel.close()),
});

const following = await watching;
const left = await readAll();
await following.follow(corpus.files, corpus.live, {
  left,
  onUpdate(changed) {
    tell();
    keeping.soon();
    void arrivals.take(changed);
  },
});
reading = undefined;
tell();
keeping.now();
await arrivals.begin(corpus.files.held().articles);
// Not before what came while the desk was down is known: a post that is due tells it.
if (!isEnding) {
  const { publicUrl } = settings;
  const { isReading } = following;
  posting = startPosting({ research, records: opened.records, commands, rooms, publicUrl, isReading, log });
}

/** Takes up all that there is, tells now and then how far it is, and gives the files that are being written. */
async function readAll(): Promise<readonly string[]> {
  const read = await corpus.readResting((bytes) => post({ kind: "size", bytes }));
  let next = 0;
  const onProgress = (searched: number, of: number): void => {
    reading = { searched, of };
    const started = performance.now();
    if (started < next) return;
    tell();
    // Telling takes a look at everything: it may take a twentieth of the time.
    next = started + Math.max(1000, 20 * (performance.now() - started));
  };
  onProgress(0, read.articles.length);
  await corpus.takeUp(read, onProgress).catch((cause) => log("Some articles could not be taken up.", cause));
  return read.left;
}

async function end(): Promise<void> {
  isEnding = true;
  pruning.stop();
  const posted = posting?.stop();
  // Whoever waits for a surface looks for the post after the next start.
  rooms.close();
  await posted;
  await (await watching).stop();
  await arrivals.stop();
  await keeping.end();
  opened.close();
}
