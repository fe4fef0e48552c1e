import type { SQLInputValue, SQLOutputValue } from "node:sqlite";
import type { Database } from "./database.ts";
import { createStillThere } from "./still-there.ts";
import { sayable } from "./troubles.ts";

/** A row as SQLite gives it; `row.ts` reads its columns. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** Prepared SQL. Every call throws a `UserError` when the file is locked, full, read-only, damaged or not there any more. */
export interface Statement {
  get(...values: readonly SQLInputValue[]): Row | undefined;
  all(...values: readonly SQLInputValue[]): readonly Row[];
  /** How many rows were changed, those by triggers and references not counted. */
  run(...values: readonly SQLInputValue[]): number;
}

/** Prepares SQL once for many calls. */
export function prepare(database: Database, sql: string): Statement {
  const statement = said(() => database.prepare(sql));
  const see = stillThere(database);
  const seen = <T>(work: () => T): T => {
    see();
    return said(work);
  };
  return {
    get: (...values) => seen(() => statement.get(...values)),
    all: (...values) => seen(() => statement.all(...values)),
    run: (...values) => seen(() => Number(statement.run(...values).changes)),
  };
}

/**
 * Does all of it or nothing, and no other connection writes meanwhile: what is read in it still holds when it is written.
 * Throws what `work` throws, and a `UserError` when the file is locked, full, read-only, damaged or not there any more.
 */
export function inTransaction<T>(database: Database, work: () => T): T {
  said(() => database.exec("BEGIN IMMEDIATE"));
  try {
    const result = work();
    said(() => database.exec("COMMIT"));
    return result;
  } catch (cause) {
    // A full disk has ended the transaction already.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw cause;
  }
}

const looks = new WeakMap<Database, () => void>();

/** One look for all statements of a database, which was opened a moment before the first of them is prepared. */
function stillThere(database: Database): () => void {
  const look = looks.get(database) ?? createStillThere(database);
  looks.set(database, look);
  return look;
}

function said<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw sayable(cause);
  }
}
