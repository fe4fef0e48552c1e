import { articleId } from "../research/reading/identity.ts";
import type { Clock } from "./clock.ts";
import type { Collected, Wanted } from "./collect-page.ts";
import type { FeedState, Waiting } from "./feed-state.ts";
import { FeedError, readFeed } from "./feeds.ts";
import { FetchError } from "./fetch-error.ts";
import type { Page, Validators } from "./fetch-page.ts";
import { WriteError } from "./write-file.ts";

/** What polling a feed needs. */
export interface Polling {
  /** Nothing when it is unchanged. */
  readonly fetch: (feed: string, known: Validators, signal?: AbortSignal) => Promise<Page | undefined>;
  readonly collect: (wanted: Wanted, signal?: AbortSignal) => Promise<Collected>;
  readonly save: (state: FeedState) => Promise<void>;
  readonly clock: Pick<Clock, "now" | "random">;
  /** Tells whoever runs the desk, a sentence at a time. */
  readonly log: (sentence: string) => void;
  /** Milliseconds between two polls of a feed that is well. */
  readonly every: number;
  /** Pages fetched of one feed in one poll; the others wait for the next. */
  readonly atOnce: number;
}

/** A feed that fails is asked more and more seldom, but once a day. Milliseconds. */
const longestPause = 24 * 60 * 60 * 1000;
const mostWaiting = 1000;
const mostSeen = 3000;
const mostTries = 5;

/**
 * Asks a feed once and fetches what is new in it. Gives what to remember, which is saved on the way as well, so
 * that a desk that is ended in the middle loses no page and fetches none twice.
 * @throws only the signal's reason, and what is a fault of ours.
 */
export async function pollFeed(
  before: FeedState,
  polling: Polling,
  signal?: AbortSignal,
): Promise<FeedState> {
  let state = before;
  try {
    state = await listed(before, polling, signal);
    await polling.save(state);
    return await fetched(state, polling, signal);
  } catch (error) {
    if (!(error instanceof FetchError || error instanceof FeedError || error instanceof WriteError))
      throw error;
    if (before.failures === 0) polling.log(`${error.message} (${before.feed})`);
    const failures = before.failures + 1;
    const asked = error instanceof FetchError ? (error.retryAfter ?? 0) : 0;
    const gone = error instanceof FetchError && error.trouble === "gone";
    const pause = gone ? longestPause : Math.max(asked, polling.every * 2 ** Math.min(failures, 20));
    const failed = { ...state, failures, next: nextTime(pause, polling) };
    // The disk that is full is the disk that this would go to.
    if (!(error instanceof WriteError)) await polling.save(failed).catch(ignoreFullDisk);
    return failed;
  }
}

/** Milliseconds until a feed is due, whatever became of the clock since that was written down. */
export const untilDue = ({ next }: FeedState, now: number): number =>
  Math.min(Math.max(next - now, 0), longestPause);

/** The feed's state with what it lists put among what waits. */
async function listed(before: FeedState, polling: Polling, signal?: AbortSignal): Promise<FeedState> {
  const page = await polling.fetch(before.feed, before, signal);
  if (before.failures > 0) polling.log(`The feed ${before.feed} can be read again.`);
  const state = { ...before, failures: 0, next: nextOf(before.keepFor, polling) };
  if (!page) return state;
  const { items, keepFor } = readFeed(page);
  const done = new Set([...before.seen, ...before.waiting.map(({ url }) => idOf(url))]);
  const fresh = items
    .filter(({ url }) => !done.has(idOf(url)))
    .map(({ url, published }): Waiting => ({ url, tries: 0, ...(published !== undefined && { published }) }));
  const waiting = [...before.waiting, ...fresh];
  if (waiting.length > mostWaiting) {
    polling.log(
      `The feed ${before.feed} lists more than the desk can fetch: ${waiting.length - mostWaiting} pages are left out.`,
    );
  }
  // What is still listed must not be forgotten, however much there is of it.
  const current = new Set(items.map(({ url }) => idOf(url)));
  const seen = [
    ...before.seen.filter((id) => current.has(id)),
    ...before.seen.filter((id) => !current.has(id)),
    ...waiting.slice(mostWaiting).map(({ url }) => idOf(url)),
  ].slice(0, mostSeen);
  const { etag: _, lastModified: __, keepFor: ___, ...rest } = state;
  return {
    ...rest,
    next: nextOf(keepFor, polling),
    ...(keepFor !== undefined && { keepFor }),
    ...(page.etag !== undefined && { etag: page.etag }),
    ...(page.lastModified !== undefined && { lastModified: page.lastModified }),
    seen,
    waiting: waiting.slice(0, mostWaiting),
  };
}

/** The feed's state with the first of what waits fetched, and the desk told of it. */
async function fetched(before: FeedState, polling: Polling, signal?: AbortSignal): Promise<FeedState> {
  let state = before;
  let count = 0;
  try {
    for (const wanted of before.waiting.slice(0, polling.atOnce)) {
      const collected = await polling.collect(wanted, signal);
      if (collected.outcome === "refused" && collected.retryAfter !== undefined) {
        const next = nextTime(Math.max(collected.retryAfter, polling.every), polling);
        state = { ...state, next: Math.max(state.next, next) };
        break;
      }
      if (collected.outcome === "new") count++;
      state = withOutcome(state, wanted, collected, polling);
    }
  } finally {
    if (count > 0) polling.log(`${count} new ${count === 1 ? "article" : "articles"} from ${before.feed}`);
    if (before.waiting.length > 0) await polling.save(state).catch(ignoreFullDisk);
  }
  return state;
}

function withOutcome(state: FeedState, wanted: Waiting, collected: Collected, polling: Polling): FeedState {
  const others = state.waiting.filter(({ url }) => url !== wanted.url);
  const tries = wanted.tries + 1;
  if (collected.outcome === "refused") {
    if (collected.stack !== undefined) polling.log(`A fault of ours at ${wanted.url}: ${collected.stack}`);
    if (collected.later && tries < mostTries) return { ...state, waiting: [...others, { ...wanted, tries }] };
    polling.log(`Not taken: ${wanted.url} ${collected.reason}`);
  }
  return { ...state, waiting: others, seen: [idOf(wanted.url), ...state.seen] };
}

/** What could not be written down is learnt again: the pages themselves are files. */
function ignoreFullDisk(error: unknown): void {
  if (!(error instanceof WriteError)) throw error;
}

/** A tenth more or less, so that feeds do not stay in step. */
const nextTime = (pause: number, { clock }: Polling): number =>
  clock.now() + Math.min(pause * (0.9 + clock.random() * 0.2), longestPause);

/** When a feed that is well is asked again: no sooner than it wishes, and once a day at least. */
const nextOf = (keepFor: number | undefined, polling: Polling): number =>
  Math.max(nextTime(polling.every, polling), polling.clock.now() + Math.min(keepFor ?? 0, longestPause));

const idOf = (url: string): string => articleId({ url, file: "" });
