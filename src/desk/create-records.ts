import { createArrivals } from "./arrivals.ts";
import { createClippings } from "./clippings.ts";
import type { Database } from "./database.ts";
import { createLedger } from "./ledger.ts";
import { createPruning } from "./pruning.ts";
import type { Records } from "./records.ts";
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
  prune: createPruning(database),
});
