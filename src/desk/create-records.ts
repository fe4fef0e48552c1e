import { createArrivals } from "./arrivals.ts";
import { createClippings } from "./clippings.ts";
import type { Database } from "./database.ts";
import { createKeptWords } from "./kept-words.ts";
import { createLedger } from "./ledger.ts";
import { createPruning } from "./pruning.ts";
import type { Records } from "./records.ts";
import { prepare } from "./statements.ts";
import { createSubscriptions } from "./subscriptions.ts";
import { createWatches } from "./watches.ts";
import { createZones } from "./zones.ts";

/** All stores over one database. Throws a `UserError` when it is locked or damaged. */
export const createRecords = (database: Database): Records => ({
  clippings: createClippings(database),
  watches: createWatches(database),
  subscriptions: createSubscriptions(database),
  ledger: createLedger(database),
  arrivals: createArrivals(database),
  zones: createZones(database),
  kept: createKeptWords(database),
  prune: createPruning(database),
  check: createCheck(database),
});

/** A number that grows: SQLite writes no page that stays as it is. */
function createCheck(database: Database): () => void {
  const count = prepare(
    database,
    "INSERT INTO counters VALUES ('checks', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1",
  );
  return () => void count.run();
}
