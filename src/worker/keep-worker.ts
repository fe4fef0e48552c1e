import { totalmem } from "node:os";
import { Worker } from "node:worker_threads";
import type { Log } from "../chat/adapter.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** A worker that is started again when it dies. */
export interface KeptWorker {
  /** Returns whether there is a worker to hear it. */
  send(message: ToWorker): boolean;
  /** Resolves once it has ended of itself, or was made to. */
  stop(): Promise<void>;
}

/** How a worker is kept. */
export interface KeepOptions {
  readonly file: URL;
  readonly data: unknown;
  readonly onMessage: (message: FromWorker) => void;
  /** It died: nothing that it was sent will be answered. */
  readonly onDeath: () => void;
  readonly log: Log;
  /** How much memory it may take, in MB. Left out: most of the machine's, which Node alone would not give it. */
  readonly megabytes?: number;
}

/** More deaths than this within `soon` milliseconds will not be mended by another start. */
const mostDeaths = 3;
const soon = 600_000;

/** How long it may take to end by itself, in milliseconds: it may be writing what is kept for the next start. */
const patience = 8000;

/** Starts a worker, and starts it again when it dies. */
export function keepWorker(options: KeepOptions): KeptWorker {
  const { file, data, onMessage, onDeath, log, megabytes = mostOfMemory() } = options;
  const deaths: number[] = [];
  let isStopping = false;
  let worker: Worker | undefined = start();

  function start(): Worker {
    const started = new Worker(file, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    let cause: unknown;
    started.on("message", onMessage);
    started.on("messageerror", (error) => log("A message between the desk's threads was lost.", error));
    started.on("error", (error) => {
      cause = error;
    });
    started.once("exit", (code) => onExit(cause ?? `exit code ${code}`));
    return started;
  }

  function onExit(cause: unknown): void {
    worker = undefined;
    if (isStopping) return;
    const now = performance.now();
    deaths.push(now);
    const isOften = deaths.filter((death) => now - death < soon).length >= mostDeaths;
    log(
      `The thread that holds the articles died; ${isOften ? tooOften(cause) : "it is started again."}`,
      cause,
    );
    if (!isOften) worker = start();
    onDeath();
  }

  return {
    send(message) {
      worker?.postMessage(message);
      return worker !== undefined;
    },
    async stop() {
      isStopping = true;
      const ending = worker;
      if (ending === undefined) return;
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      ending.once("exit", () => resolve());
      const timer = setTimeout(() => void ending.terminate(), patience);
      ending.postMessage({ kind: "stop" } satisfies ToWorker);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** The rest is for the main thread, texts outside the heap, and the system. */
const mostOfMemory = (): number =>
  Math.floor((0.75 * Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)) / 1e6);

const tooOften = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? "the memory of this machine is too small for them. Start the desk again with fewer articles, or on a larger machine."
    : "it died often, and is not started again. Start the desk again.";
