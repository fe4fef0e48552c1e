import type { Clock } from "../../../src/desk/clock.ts";

/** Time that passes when it is told to. */
export interface SimulatedTime {
  /** A clock on this time; it stands still for ever once `isAlive` says no. */
  clock(isAlive?: () => boolean): Clock;
  /** Milliseconds since 1970, as they truly are. */
  now(): number;
  at(time: number, work: () => void): void;
  /** Resolves when it is so much later; never once `isAlive` says no. */
  wait(ms: number, isAlive?: () => boolean): Promise<void>;
  /** The day's clock is wrong by so much from now on. */
  jump(ms: number): void;
  runUntil(time: number): Promise<void>;
}

export function simulatedTime(start: number): SimulatedTime {
  let now = start;
  let wrongBy = 0;
  let next = 0;
  const queue: { readonly time: number; readonly order: number; readonly work: () => void }[] = [];
  const at = (time: number, work: () => void): void => {
    const entry = { time, order: next++, work };
    const place = queue.findIndex((other) => other.time > time);
    queue.splice(place < 0 ? queue.length : place, 0, entry);
  };
  const wait = (ms: number, isAlive = () => true): Promise<void> =>
    new Promise((resolve) => at(now + Math.max(ms, 0), () => isAlive() && resolve()));
  return {
    clock: (isAlive = () => true) => ({
      now: () => now + wrongBy,
      elapsed: () => now - start,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          const wake = () => isAlive() && resolve();
          if (signal.aborted) wake();
          signal.addEventListener("abort", wake, { once: true });
          at(now + Math.max(ms, 1), wake);
        }),
    }),
    now: () => now,
    at,
    wait,
    jump(ms) {
      wrongBy = ms;
    },
    async runUntil(time) {
      await new Promise(setImmediate);
      for (;;) {
        const [first] = queue;
        if (first === undefined || first.time > time) break;
        queue.shift();
        now = first.time;
        first.work();
        await new Promise(setImmediate);
      }
      now = Math.max(now, time);
    },
  };
}

/** Numbers from 0 up to 1 that look random and are the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
