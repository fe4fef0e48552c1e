import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** What people made, in one SQLite file. */
export type Database = DatabaseSync;

/** Each brings the file from the version of its place to the next; never changed once released. */
const migrations: readonly string[] = [
  "CREATE TABLE lines (key TEXT PRIMARY KEY, line TEXT NOT NULL, kept INTEGER NOT NULL) STRICT",
];

/**
 * Opens `desk.sqlite` in the folder, made where it is missing, and brings it up to date.
 * Throws an `Error` that says what to do when the file is of a newer version or cannot be opened.
 */
export function openDatabase(folder: string): Database {
  const file = join(folder, "desk.sqlite");
  try {
    mkdirSync(folder, { recursive: true });
    const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5000 });
    database.exec("PRAGMA journal_mode = WAL");
    migrate(database, file);
    return database;
  } catch (cause) {
    if (cause instanceof NewerDatabase) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file} cannot be opened (${why}). Name another folder with DATA, or mend that one.`, {
      cause,
    });
  }
}

class NewerDatabase extends Error {}

function migrate(database: Database, file: string): void {
  const row = database.prepare("PRAGMA user_version").get();
  const version = Number(row?.user_version ?? 0);
  if (version > migrations.length) {
    throw new NewerDatabase(
      `${file} was written by a newer Verbatim. Run that version, or name another folder with DATA.`,
    );
  }
  for (const [step, sql] of migrations.entries()) {
    if (step < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${step + 1}; COMMIT`);
  }
}
