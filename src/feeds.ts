import { join } from "node:path";
import type { Log } from "./chat/adapter.ts";
import type { Library } from "./chat/library.ts";
import { allowedBy } from "./collect/addresses.ts";
import { systemClock } from "./collect/clock.ts";
import { collectPage } from "./collect/collect-page.ts";
import { createCollecting } from "./collect/create-collecting.ts";
import { createPoller, type Poller } from "./collect/poll.ts";
import type { Config } from "./config.ts";

/** Polls the feeds of FEEDS; what they bring becomes files in DATA/articles, which are read like any others. */
export function createFeedPoller(config: Config, library: Library, log: Log): Poller {
  const collecting = createCollecting({
    data: config.data,
    allow: allowedBy(config.fetchAllow),
    clock: systemClock,
    textOf: async (id) => (await library.article(id))?.article.text,
    ...(config.publicUrl !== undefined && { contact: config.publicUrl }),
  });
  return createPoller({
    feeds: config.feeds,
    folder: join(config.data, "feeds"),
    fetch: collecting.fetchFeed,
    collect: (wanted, signal) =>
      collectPage(wanted, { ...collecting, fetch: collecting.fetchUnasked }, signal),
    clock: systemClock,
    log,
  });
}
