import { createRecords } from "./desk/create-records.ts";
import { type Database, openDatabase } from "./desk/database.ts";
import type { Records } from "./desk/records.ts";
import { unavailableRecords } from "./desk/unavailable-records.ts";

/** What people made here, over a connection of its own. */
export interface OpenRecords {
  readonly records: Records;
  close(): void;
}

/** To look at a locked file again takes two seconds, in which nobody is answered. Milliseconds. */
const pause = 30_000;

/**
 * Opens the records in a folder. Where that cannot be done, nothing can be kept, and whoever tries is told why; it is tried again
 * when they are asked for, at most once in `rest` milliseconds, so that a file that was locked for a moment needs no new start.
 */
export function openRecords(folder: string, rest = pause): OpenRecords {
  let database: Database | undefined;
  let records = open();
  let tried = performance.now();

  function open(): Records {
    try {
      database = openDatabase(folder);
      return createRecords(database);
    } catch (cause) {
      return unavailableRecords(cause instanceof Error ? cause.message : String(cause));
    }
  }

  function current(): Records {
    if (database === undefined && performance.now() - tried >= rest) {
      records = open();
      tried = performance.now();
    }
    return records;
  }

  return {
    records: database === undefined ? ofCurrent(current, records) : records,
    close: () => database?.close(),
  };
}

/** Records whose stores are, at each call, those of `current`: whoever holds a store goes on with it once there is a file. */
function ofCurrent(current: () => Records, first: Records): Records {
  const store = <Name extends Exclude<keyof Records, "kept" | "prune" | "check">>(
    name: Name,
  ): Records[Name] =>
    new Proxy(first[name], {
      get(standIn, property) {
        const read = (): unknown => Reflect.get(current()[name], property);
        if (typeof Reflect.get(standIn, property) !== "function") return read();
        return (...values: readonly unknown[]) => {
          const call = read();
          return typeof call === "function" ? call(...values) : call;
        };
      },
    });
  return {
    clippings: store("clippings"),
    watches: store("watches"),
    subscriptions: store("subscriptions"),
    ledger: store("ledger"),
    arrivals: store("arrivals"),
    zones: store("zones"),
    kept: (phrases) => current().kept(phrases),
    prune: (now) => current().prune(now),
    check: () => current().check(),
  };
}
