import type { Database } from "./database.ts";
import { inTransaction, prepare } from "./statements.ts";

/** What is older is asked for by nobody. Milliseconds. */
const oldest = 400 * 86_400_000;

/** What was taken off a board can be brought back for so long. Milliseconds. */
const longestRemoved = 30 * 86_400_000;

/** So many rows of each kind are removed in one call. */
const most = 500;

/** Forgets old matches, old ends of the ledger and what was removed long ago, see `Records.prune`. */
export function createPruning(database: Database): (now: number) => boolean {
  const matches = prepare(
    database,
    `DELETE FROM matches WHERE rowid IN (SELECT rowid FROM matches WHERE arrival <= (
       SELECT coalesce(max(number), 0) FROM arrivals WHERE at < ?) LIMIT ${most})`,
  );
  const words = prepare(
    database,
    `DELETE FROM found_words WHERE quote IN (SELECT quote FROM found_words WHERE arrival <= (
       SELECT coalesce(max(number), 0) FROM arrivals WHERE at < ?) LIMIT ${most})`,
  );
  const occurrences = prepare(
    database,
    `DELETE FROM occurrences WHERE id IN (
       SELECT id FROM occurrences WHERE changed < ? AND state IN ('sent', 'skipped') LIMIT ${most})`,
  );
  const clippings = prepare(
    database,
    `DELETE FROM clippings WHERE id IN (SELECT id FROM clippings WHERE removed < ? LIMIT ${most})`,
  );
  return (now) =>
    inTransaction(database, () => {
      const removed = [
        matches.run(now - oldest),
        words.run(now - oldest),
        occurrences.run(now - oldest),
        clippings.run(now - longestRemoved),
      ];
      return removed.some((count) => count === most);
    });
}
