import { statSync } from "node:fs";
import { UserError } from "../research/errors.ts";
import type { Database } from "./database.ts";

/** How long a look holds. Milliseconds. */
const rest = 100;

/**
 * Looks whether a database's file is the one that was opened, and throws a `UserError` where it is not: SQLite would write on into
 * a file that nobody finds again. Once it is put back all goes on.
 */
export function createStillThere(database: Database): () => void {
  const file = database.location();
  const opened = file === null ? undefined : identityOf(file);
  let isThere = true;
  let next = 0;
  return () => {
    if (file === null) return;
    if (performance.now() >= next) {
      isThere = identityOf(file) === opened;
      next = performance.now() + rest;
    }
    if (!isThere) throw new UserError(taken);
  };
}

const taken =
  "The desk's file was moved or deleted, or another put in its place, so nothing can be kept. Whoever runs the desk must put it back in the folder DATA, or start the desk anew; then try again.";

/** Undefined where there is none. */
function identityOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
