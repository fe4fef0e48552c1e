import type { Clock } from "../../src/collect/clock.ts";

/** A clock that stands until it is advanced. */
export interface FakeClock extends Clock {
  /** Wakes, one after the other, all whose time has come by then. */
  advance(ms: number): Promise<void>;
  /** Sets the day's time alone, as people and servers of time do. */
  jump(ms: number): void;
  readonly sleepers: () => number;
}

export function createFakeClock(start = Date.UTC(2024, 2, 8)): FakeClock {
  let elapsed = 0;
  let offset = start;
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => offset + elapsed,
    elapsed: () => elapsed,
    random: () => 0.5,
    sleepers: () => sleepers.size,
    jump: (ms) => {
      offset += ms;
    },
    sleep: (ms, signal) =>
      new Promise((wake, fail) => {
        signal?.throwIfAborted();
        if (ms <= 0) return wake();
        const sleeper = { at: elapsed + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers.delete(sleeper);
          fail(signal.reason);
        });
      }),
    async advance(ms) {
      const until = elapsed + ms;
      for (;;) {
        await settled();
        const next = [...sleepers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        elapsed = Math.max(elapsed, next.at);
        sleepers.delete(next);
        next.wake();
      }
      elapsed = until;
    },
  };
}

/** Lets what is under way come to where it waits for time; files are read and written on the way. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((next) => setImmediate(next));
}
