import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "./migrations.ts";

/** What people made, in one SQLite file. */
export type Database = DatabaseSync;

/**
 * Opens `desk.sqlite` in the folder, made where it is missing, and brings it up to date.
 * Throws an `Error` that says what to do when the file is of a newer version or cannot be opened.
 */
export function openDatabase(folder: string): Database {
  const file = join(folder, "desk.sqlite");
  let database: Database | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5000 });
    // Before anything is written: a file that is not ours to change stays as it is.
    versionOf(database, file);
    database.exec("PRAGMA journal_mode = WAL");
    migrate(database, file);
    return database;
  } catch (cause) {
    database?.close();
    if (cause instanceof NewerDatabase) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file} cannot be opened (${why}). Name another folder with DATA, or mend that one.`, {
      cause,
    });
  }
}

/** A desk that is forgotten when the process ends. */
export function openMemory(): Database {
  const database = new DatabaseSync(":memory:", { enableForeignKeyConstraints: true });
  migrate(database, "the desk in memory");
  return database;
}

class NewerDatabase extends Error {}

function versionOf(database: Database, file: string): number {
  const version = Number(database.prepare("PRAGMA user_version").get()?.user_version ?? 0);
  if (version <= migrations.length) return version;
  throw new NewerDatabase(
    `${file} was written by a newer Verbatim. Run that version, or name another folder with DATA.`,
  );
}

/** In one transaction with the look at the version: two desks may open a new file at once. */
function migrate(database: Database, file: string): void {
  database.exec("BEGIN IMMEDIATE");
  for (const sql of migrations.slice(versionOf(database, file))) database.exec(sql);
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}
