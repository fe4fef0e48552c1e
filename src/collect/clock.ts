import { setTimeout } from "node:timers/promises";

/** Time, as those who wait for it see it; tests bring their own. Milliseconds. */
export interface Clock {
  /** The day's time, which may jump. */
  now(): number;
  /** Never jumps and never goes back; begins anywhere. */
  elapsed(): number;
  /** @throws the signal's reason when it ends the wait. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to 1, so that desks do not all ask at once. */
  random(): number;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, signal && { signal }),
  random: () => Math.random(),
};
