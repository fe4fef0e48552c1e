import { setTimeout as pause } from "node:timers/promises";
import type { AdapterError, Log } from "../../chat/adapter.ts";
import { growing, type Pauses } from "../../chat/pauses.ts";

/** Registers the desk's commands once; resolves to why Discord did not take them. */
type Register = () => Promise<AdapterError | undefined>;

/** The registration of the desk's commands, until Discord takes it. */
export interface KeepRegistered {
  /**
   * Tries at once. Rejects with an `AdapterError` where that is refused for good; otherwise resolves, and tries on if it was not taken:
   * menus that stand there go on meanwhile, and buttons and mentions need none.
   */
  begin(register: Register): Promise<void>;
  /** Why the menus may be old, or missing; undefined where they are as they should be. */
  problem(): string | undefined;
  /** Tries no more. */
  stop(): void;
}

/** At last once an hour, for what is added to menus is counted by the day. */
const hourly: Pauses = { first: 5000, longest: 3_600_000 };

/** Nothing is registered yet. That Discord does not take it is logged once, and then that it did, or refused it for good. */
export function createKeepRegistered(log: Log, pauses = hourly): KeepRegistered {
  let stopping = new AbortController();
  let problem: string | undefined;

  const tryOn = async (register: Register, signal: AbortSignal): Promise<void> => {
    for (const wait of growing(pauses)) {
      await pause(wait, undefined, { signal, ref: false });
      const refusal = await register();
      if (signal.aborted) return;
      problem = refusal?.message;
      if (refusal === undefined) return log("Discord has taken the command /quote.");
      if (refusal.isFinal) return log(refusal.message);
    }
  };

  return {
    async begin(register) {
      stopping.abort();
      stopping = new AbortController();
      const refusal = await register();
      if (refusal?.isFinal) throw refusal;
      problem = refusal?.message;
      if (refusal === undefined) return;
      log(refusal.message);
      // Rejects only when it is stopped in a pause.
      tryOn(register, stopping.signal).catch(() => {});
    },
    problem: () => problem,
    stop: () => stopping.abort(),
  };
}
