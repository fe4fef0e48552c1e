import type { Log } from "../chat/adapter.ts";
import { isForEveryone } from "../chat/audience.ts";
import { lineBehind } from "../chat/behind.ts";
import type { Bot } from "../chat/bot.ts";
import { createCarrying } from "../chat/carrying.ts";
import { changingLine } from "../chat/changes.ts";
import type { Commands } from "../chat/command.ts";
import { droppedCard } from "../chat/errors.ts";
import { guarded } from "../chat/guarded.ts";
import type { Library, Status } from "../chat/library.ts";
import type { Rooms } from "../chat/rooms.ts";
import { type Known, suggestionsOf } from "../chat/suggestions.ts";
import { dayIn } from "../chat/zone.ts";
import type { Lines } from "../desk/lines.ts";
import { noNames } from "../desk/names.ts";
import { quicklyRead } from "../open-corpus.ts";
import { emptyDirectory } from "../research/directory.ts";
import { keepWorker } from "./keep-worker.ts";
import type { Answers, Asked, Asks, FromWorker, WorkerSettings } from "./messages.ts";
import { answerRooms } from "./rooms.ts";

/** The desk as the main thread sees it, whose articles and answers are made in a worker. */
export interface Desk {
  readonly bot: Bot;
  readonly library: Library;
  /** Resolves once all that there is has been read. */
  readonly whole: Promise<void>;
  /** Resolves once it is whole, or known to take longer than people like to wait. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/** What a desk is made of. */
export interface DeskParts {
  readonly settings: WorkerSettings;
  /** Loaded while the worker starts. */
  readonly commands: () => Promise<Commands>;
  readonly lines: Lines;
  /** Where the worker posts. */
  readonly rooms: Rooms;
  readonly log: Log;
  /** Told whenever more is known of how far the reading is. */
  readonly onStatus?: (status: Status) => void;
  /** What the worker runs; tests bring one that dies. */
  readonly file?: URL;
}

/** Starts the worker and speaks for it. */
export async function createDesk(parts: DeskParts): Promise<Desk> {
  const { settings, lines, rooms, log, onStatus } = parts;
  const waiting = new Map<number, Waiting>();
  const whole = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<void>();
  let status = nothingRead;
  let directory = emptyDirectory;
  let names = noNames;
  const known: Known = { directory: () => directory, names: () => names };
  let last = 0;
  let changes = 0;
  let deaths = 0;

  function onMessage(message: FromWorker): void {
    if (message.kind === "state" || message.kind === "names") changes++;
    if (message.kind === "log") log(message.sentence, message.detail);
    else if (message.kind === "answer") take(message.number)?.resolve(message.answer);
    else if (message.kind === "failure") take(message.number)?.reject(new Error(message.why));
    else if (message.kind === "state") onState(message);
    else if (message.kind === "names") ({ names } = message);
    else if (message.kind === "ask") void answerWorker(message);
    else if (message.bytes > quicklyRead) ready.resolve();
  }

  /** An answer is for the worker that asked: the next one begins its numbers anew. */
  async function answerWorker({ number, asked }: Extract<FromWorker, { kind: "ask" }>): Promise<void> {
    const asking = deaths;
    const answer = await answerRooms(rooms, asked);
    if (asked.kind === "post") changes++;
    if (deaths === asking) worker.send({ kind: "answer", number, answer });
  }

  function onState(state: Extract<FromWorker, { kind: "state" }>): void {
    status = state.status;
    directory = state.directory ?? directory;
    if (status.reading === undefined) whole.resolve();
    onStatus?.(status);
  }

  function take(number: number): Waiting | undefined {
    const one = waiting.get(number);
    waiting.delete(number);
    return one;
  }

  const worker = keepWorker({
    file: parts.file ?? new URL("./worker.ts", import.meta.url),
    data: settings,
    onMessage,
    onDeath() {
      deaths++;
      status = { ...status, reading: { searched: 0 } };
      // Nobody is kept waiting at the door for what may never be whole.
      ready.resolve();
      for (const number of [...waiting.keys()]) take(number)?.reject(new Error("The thread died meanwhile."));
    },
    log,
  });
  void whole.promise.then(ready.resolve);
  const commands = await parts.commands();

  /** Undefined when nobody waits any more. */
  function ask<Kind extends keyof Asks>(
    kind: Kind,
    about: Asks[Kind],
    signal?: AbortSignal,
  ): Promise<Answers[Kind] | undefined> {
    const number = ++last;
    const { promise, resolve, reject } = Promise.withResolvers<Answers[keyof Answers] | undefined>();
    const drop = () => {
      if (take(number) === undefined) return;
      worker.send({ kind: "drop", number });
      resolve(undefined);
    };
    if (signal?.aborted) return Promise.resolve(undefined);
    signal?.addEventListener("abort", drop, { once: true });
    waiting.set(number, { resolve, reject });
    // The worker answers each question with an answer of its kind.
    if (!worker.send({ kind: "ask", number, asked: { kind, about } as Asked })) {
      take(number)?.reject(new Error("There is no thread that could answer."));
    }
    return (promise as Promise<Answers[Kind] | undefined>).finally(() =>
      signal?.removeEventListener("abort", drop),
    );
  }

  const run: Bot["run"] = (call, signal) =>
    guarded(call, log, async () => (await ask("run", call, signal)) ?? droppedCard());
  const { carry, lineOf } = createCarrying(lines, log);
  return {
    bot: {
      commands,
      run,
      press: (carried, from, signal) =>
        guarded(from, log, () => {
          const line = lineBehind(carried, { lineOf, commands });
          return typeof line === "string" ? run({ ...from, line }, signal) : line;
        }),
      carry,
      lineOf,
      asOf: () => changes,
      days: () => status.count,
      changing: (line) => changingLine(line, commands, dayIn("UTC", Temporal.Now.instant())),
      forEveryone: (carried) =>
        isForEveryone(carried, { lineOf }, commands, dayIn("UTC", Temporal.Now.instant())),
      suggest: (field, typed, limit, from) => suggestionsOf(known, field, typed, limit, from),
    },
    library: {
      status: () => status,
      quote: (id) => ask("quote", id),
      article: (id) => ask("article", id),
    },
    whole: whole.promise,
    ready: ready.promise,
    async stop() {
      await worker.stop();
      for (const number of [...waiting.keys()]) take(number)?.resolve(undefined);
      ready.resolve();
    },
  };
}

interface Waiting {
  readonly resolve: (answer: Answers[keyof Answers] | undefined) => void;
  readonly reject: (cause: Error) => void;
}

const nothingRead: Status = {
  count: { articles: 0, quotations: 0, undated: 0 },
  problems: 0,
  reading: { searched: 0 },
  examples: [],
};
