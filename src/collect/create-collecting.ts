import type { Allowed } from "./addresses.ts";
import { createArticleFolder } from "./article-folder.ts";
import type { Clock } from "./clock.ts";
import type { Collecting, TextOf } from "./collect-page.ts";
import { articleFolder } from "./collected.ts";
import { fetchPage, type Page, type Validators } from "./fetch-page.ts";
import { createHostQueue } from "./host-queue.ts";
import { readFetched } from "./read-fetched.ts";
import { createRobots } from "./robots.ts";

/** What a desk collects with. */
export interface CollectOptions {
  /** The desk's DATA. */
  readonly data: string;
  readonly allow: Allowed;
  /** Told to servers, so that they can turn to someone. */
  readonly contact?: string;
  readonly clock: Clock;
  /** The text of an article that the corpus holds already, in whatever file. */
  readonly textOf?: TextOf;
  /** Milliseconds between two requests to one host. */
  readonly pause?: number;
}

/** The parts of collecting put together: what pages and feeds are fetched with, politely, and where articles go. */
export interface DeskCollecting extends Collecting {
  readonly fetchFeed: (feed: string, known: Validators, signal?: AbortSignal) => Promise<Page | undefined>;
  /** As `fetch`, for pages that no person asked for: what a site's robots.txt refuses is left alone. */
  readonly fetchUnasked: Collecting["fetch"];
}

/** Builds what `collectPage` and `createPoller` work with. */
export function createCollecting(options: CollectOptions): DeskCollecting {
  const { data, allow, contact, clock, textOf, pause = 1000 } = options;
  const inTurn = createHostQueue(clock, pause);
  const fetchFeed: DeskCollecting["fetchFeed"] = (address, known, signal) =>
    fetchPage(address, {
      allow,
      known,
      inTurn,
      ...(contact !== undefined && { contact }),
      ...(signal && { signal }),
    });
  const fetch: Collecting["fetch"] = (address, signal) => fetchFeed(address, {}, signal);
  const refuseByRobots = createRobots(fetch, clock);
  return {
    folder: createArticleFolder(articleFolder(data)),
    fetch,
    fetchFeed,
    async fetchUnasked(address, signal) {
      await refuseByRobots(address, signal);
      return fetch(address, signal);
    },
    read: readFetched,
    now: clock.now,
    ...(textOf && { textOf }),
  };
}
