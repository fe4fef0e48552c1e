import { parseQuery } from "../../research/search/parse-query.ts";
import type { Query } from "../../research/search/query.ts";
import { dayAt } from "../day-at.ts";
import type { Watches } from "../records.ts";
import type { Watch } from "../watch.ts";

/** A watch with its query, read as of the day that it is in the watch's zone. */
export interface AskedWatch {
  readonly watch: Watch;
  readonly query: Query;
}

/** The watches that run, in order; one whose query cannot be read is passed over, and `onUnreadable` is told. */
export interface WatchQueries {
  running(now: number): Iterable<AskedWatch>;
}

/** Queries are read once for each state of a watch, and again on another day only where days move (`last:7d`). */
export function createWatchQueries(
  watches: Pick<Watches, "running" | "version">,
  onUnreadable: (watch: Watch, cause: unknown) => void,
): WatchQueries {
  const read = new Map<number, Read>();
  let running: readonly Watch[] = [];
  let version: number | undefined;

  function refresh(): void {
    // Before the list is read: what changes in between is then seen by the next look.
    const now = watches.version();
    if (now === version) return;
    running = watches.running();
    version = now;
    const ids = new Set(running.map(({ id }) => id));
    for (const id of read.keys()) if (!ids.has(id)) read.delete(id);
  }

  function queryOf(watch: Watch, day: string): Query | undefined {
    const before = read.get(watch.id);
    if (before !== undefined && before.line === watch.query && (before.day ?? day) === day)
      return before.query;
    const query = readOr(watch, day);
    const moves = query?.last !== undefined;
    read.set(watch.id, { line: watch.query, ...(moves && { day }), ...(query !== undefined && { query }) });
    return query;
  }

  function readOr(watch: Watch, day: string): Query | undefined {
    try {
      return parseQuery(watch.query, day).query;
    } catch (cause) {
      onUnreadable(watch, cause);
      return undefined;
    }
  }

  return {
    *running(now) {
      refresh();
      const days = new Map<string, string>();
      for (const watch of running) {
        const day = days.get(watch.zone) ?? dayAt(now, watch.zone);
        days.set(watch.zone, day);
        const query = queryOf(watch, day);
        if (query !== undefined) yield { watch, query };
      }
    },
  };
}

interface Read {
  readonly line: string;
  /** The day that it was read on, where its days move. */
  readonly day?: string;
  readonly query?: Query;
}
