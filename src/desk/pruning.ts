import type { Database } from "./database.ts";
import { inTransaction, prepare } from "./statements.ts";

/** What is older is asked for by nobody. Milliseconds. */
const oldest = 400 * 86_400_000;

/** So many rows of each kind are removed in one call. */
const most = 500;

/** Forgets old matches and old ends of the ledger, see `Records.prune`. */
export function createPruning(database: Database): (now: number) => boolean {
  const matches = prepare(
    database,
    `DELETE FROM matches WHERE rowid IN (SELECT rowid FROM matches WHERE arrival <= (
       SELECT coalesce(max(number), 0) FROM arrivals WHERE at < ?) LIMIT ${most})`,
  );
  const occurrences = prepare(
    database,
    `DELETE FROM occurrences WHERE id IN (
       SELECT id FROM occurrences WHERE changed < ? AND state IN ('sent', 'skipped') LIMIT ${most})`,
  );
  return (now) =>
    inTransaction(database, () => {
      const removed = [matches, occurrences].map((statement) => statement.run(now - oldest));
      return removed.some((count) => count === most);
    });
}
