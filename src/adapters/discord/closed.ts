import { setLatest } from "../../chat/set-latest.ts";

/** Channels that refused an answer, and are left alone for a while: of 10,000 refusals in ten minutes Discord bars a machine. */
export interface Closed {
  add(channel: string): void;
  has(channel: string): boolean;
}

/** None has refused yet. `now`: milliseconds since 1970. */
export function createClosed(now: () => number = Date.now, most = 1000): Closed {
  const until = new Map<string, number>();
  return {
    add: (channel) => setLatest(until, channel, now() + pauseOf, most),
    has: (channel) => (until.get(channel) ?? 0) > now(),
  };
}

/** Ten minutes: whoever mends the permissions soon tries again. */
const pauseOf = 600_000;
