import { AdapterError, type Log } from "./chat/adapter.ts";
import { UserError } from "./research/errors.ts";

/** Tells whoever runs the desk; where the words go can change while it runs. */
export interface DeskLog {
  readonly log: Log;
  /** From now on, lines are written by this (a prompt that must not be written over), or to stderr again. */
  writeBy(write: ((text: string) => void) | undefined): void;
}

/** A log on stderr: one sentence a line; a fault of ours with its stack below. */
export function createLog(): DeskLog {
  const toStderr = (text: string) => {
    process.stderr.write(`${text}\n`);
  };
  // Whoever read the log may go away; the desk serves on.
  process.stderr.on("error", () => {});
  let write = toStderr;
  return {
    log: (sentence, cause) => write(cause === undefined ? sentence : `${sentence}\n${detailOf(cause)}`),
    writeBy: (next) => {
      write = next ?? toStderr;
    },
  };
}

/** The stack says where we broke; of an error that says what to do, the sentence is enough. */
export function detailOf(cause: unknown): string {
  if (cause instanceof AdapterError || cause instanceof UserError) return cause.message;
  if (cause instanceof AggregateError)
    return [cause.message, ...cause.errors.slice(0, most).map(detailOf)].join("\n");
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

/** Of errors that come together, the first tell enough. */
const most = 5;
