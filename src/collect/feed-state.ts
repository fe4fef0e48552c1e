import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { articleId } from "../research/reading/identity.ts";
import { type Disk, writeWhole } from "./write-file.ts";

const waiting = z.object({
  url: z.string(),
  published: z.string().exactOptional(),
  /** How often it could not be had. */
  tries: z.number().int().nonnegative(),
});

const feedState = z.object({
  /** The address, since the file's name is only a hash of it. */
  feed: z.string(),
  etag: z.string().exactOptional(),
  lastModified: z.string().exactOptional(),
  /** How long it asks to be left alone after each time, in milliseconds. */
  keepFor: z.number().nonnegative().exactOptional(),
  /** When it is asked again: the day's time in milliseconds. */
  next: z.number(),
  /** In a row. */
  failures: z.number().int().nonnegative(),
  /** Ids of the addresses that are done with, the latest first. */
  seen: z.array(z.string()),
  /** Listed, and not fetched yet. */
  waiting: z.array(waiting),
});

/** A listed page that is still to come. */
export type Waiting = Readonly<z.infer<typeof waiting>>;

/** What the desk remembers of a feed. */
export type FeedState = Readonly<z.infer<typeof feedState>>;

/** A feed never asked yet. */
export const newState = (feed: string): FeedState => ({ feed, next: 0, failures: 0, seen: [], waiting: [] });

/** What is remembered of a feed; a file that is torn or another's is no reason to stop, and is told of as `lost`. */
export async function loadState(
  folder: string,
  feed: string,
): Promise<{ readonly state: FeedState; readonly lost: boolean }> {
  let text: string;
  try {
    text = await readFile(stateFile(folder, feed), "utf8");
  } catch {
    return { state: newState(feed), lost: false };
  }
  try {
    const state = feedState.parse(JSON.parse(text));
    if (state.feed === feed) return { state, lost: false };
  } catch {}
  return { state: newState(feed), lost: true };
}

/** @throws WriteError when the disk does not take it; what was remembered before still is. */
export const saveState = (folder: string, state: FeedState, disk?: Disk): Promise<void> =>
  writeWhole(stateFile(folder, state.feed), JSON.stringify(state), disk);

const stateFile = (folder: string, feed: string): string =>
  join(folder, `${articleId({ id: feed, file: "" })}.json`);
