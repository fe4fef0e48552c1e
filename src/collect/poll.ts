import PQueue from "p-queue";
import type { Clock } from "./clock.ts";
import { loadState, saveState } from "./feed-state.ts";
import { type Polling, pollFeed, untilDue } from "./poll-feed.ts";
import type { Disk } from "./write-file.ts";

/** Feeds to keep up with. */
export interface PollOptions extends Omit<Polling, "save" | "clock" | "every" | "atOnce"> {
  readonly feeds: readonly string[];
  /** Where what is known of each feed is kept, a small file each. */
  readonly folder: string;
  readonly clock: Clock;
  readonly every?: number;
  readonly atOnce?: number;
  readonly disk?: Disk;
}

/** Asks feeds while the desk runs. */
export interface Poller {
  start(): void;
  /** Ends what is under way; nothing is left half. */
  stop(): Promise<void>;
}

/** Feeds asked at the same moment; the limit a host is the fetcher's. */
const feedsAtOnce = 4;

/** Polls feeds from `start` to `stop`, each in its own time: every quarter of an hour, and seldomer while it fails. */
export function createPoller(options: PollOptions): Poller {
  const { feeds, folder, clock, log, disk, every = 15 * 60 * 1000, atOnce = 20 } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const turns = new PQueue({ concurrency: feedsAtOnce });
  const polling: Polling = {
    ...options,
    every,
    atOnce,
    save: (state) => saveState(folder, state, disk),
  };
  let loops: Promise<unknown> = Promise.resolve();

  async function follow(feed: string): Promise<void> {
    const { lost, state: loaded } = await loadState(folder, feed);
    if (lost) log(`What was known of the feed ${feed} was unreadable and is begun anew.`);
    let state = loaded;
    for (;;) {
      await clock.sleep(untilDue(state, clock.now()), signal);
      const before = state;
      state = await turns.add(() => pollFeed(before, polling, signal));
    }
  }

  async function followOn(feed: string): Promise<void> {
    while (!signal.aborted) {
      try {
        await follow(feed);
      } catch (error) {
        if (signal.aborted) return;
        log(`Polling ${feed} failed and goes on in a while: ${error instanceof Error ? error.stack : error}`);
        await clock.sleep(every, signal).catch(() => {});
      }
    }
  }

  return {
    start: () => {
      loops = Promise.all([...new Set(feeds)].map(followOn));
    },
    stop: async () => {
      ending.abort();
      await loops;
    },
  };
}
