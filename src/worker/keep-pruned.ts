import type { Log } from "../chat/adapter.ts";
import { UserError } from "../research/errors.ts";

/** Milliseconds. */
const [day, second] = [86_400_000, 1000];

/**
 * Has what is old forgotten (`Records.prune`), a minute after the start and then each day, some hundreds of rows at a time, until
 * `stop`. Where the database takes nothing now, it does another day: whoever needs it says so. What is no trouble of the database
 * is a fault of ours, and the log has it.
 */
export function keepPruned(
  prune: (now: number) => boolean,
  log: Log,
  { first = 60 * second, between = second, rest = day } = {},
): { stop(): void } {
  let timer = setTimeout(step, first);
  function step(): void {
    timer = setTimeout(step, pruned() ? between : rest);
  }
  function pruned(): boolean {
    try {
      return prune(Date.now());
    } catch (cause) {
      if (!(cause instanceof UserError))
        log("What is old could not be forgotten. It is tried again in a day.", cause);
      return false;
    }
  }
  return { stop: () => clearTimeout(timer) };
}
