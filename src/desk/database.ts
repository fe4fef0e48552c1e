import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "./migrations.ts";
import { inspect, keepAside } from "./torn.ts";
import { remedyOf } from "./troubles.ts";

/** What people made, in one SQLite file. */
export type Database = DatabaseSync;

/** Whoever finds the file locked waits so long: less than the three seconds that a chat waits for its answer. Milliseconds. */
const patience = 2000;

/**
 * Opens `desk.sqlite` in the folder, made where it is missing, and brings it up to date. Where `onTorn` is given, a damaged
 * file is looked for first, and kept aside under another name: the desk goes on with a new one, and `onTorn` gets a sentence
 * that says where the old one is. One thread of a process gives it, before the others open the file.
 *
 * Throws an `Error` that says what to do when the file is of a newer version, or cannot be opened or written.
 */
export function openDatabase(folder: string, onTorn?: (sentence: string) => void): Database {
  const file = join(folder, "desk.sqlite");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (onTorn !== undefined) setTornAside(file, onTorn);
    return open(file);
  } catch (cause) {
    if (cause instanceof PlainError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file} cannot be opened (${why}). ${remedyOf(cause, folder)}`, { cause });
  }
}

/** A desk that is forgotten when the process ends. */
export function openMemory(): Database {
  const database = new DatabaseSync(":memory:", { enableForeignKeyConstraints: true });
  migrate(database, "the desk in memory");
  return database;
}

/** Its sentence is whole. */
class PlainError extends Error {}

function open(file: string): Database {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: patience });
  try {
    // Before anything is written: a file that is not ours to change stays as it is.
    versionOf(database, file);
    database.exec("PRAGMA journal_mode = WAL");
    migrate(database, file);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function setTornAside(file: string, onTorn: (sentence: string) => void): void {
  const wrong = inspect(file);
  if (wrong === undefined) return;
  const kept = keepAside(file, patience);
  if (kept === "in use")
    throw new PlainError(
      `${file} is damaged (${wrong}), and another program has it open: end that one, then start the desk again.`,
    );
  // Another process was first, and has made a new one.
  if (kept === undefined) return;
  onTorn(
    `${file} is damaged (${wrong}), so it was kept as ${kept}. The desk goes on with a new one, in which nothing is saved, watched or planned yet. To have the old one back, mend it or take it from a backup, and put it in its place while the desk is down.`,
  );
}

function versionOf(database: Database, file: string): number {
  const version = Number(database.prepare("PRAGMA user_version").get()?.user_version ?? 0);
  if (version <= migrations.length) return version;
  throw new PlainError(
    `${file} was written by a newer Verbatim. Run that version, or name another folder with DATA.`,
  );
}

/**
 * In one transaction with the look at the version: two desks may open a new file at once. The version is written even
 * where it stands: a file that cannot be written is told now, and not with somebody's first clipping.
 */
function migrate(database: Database, file: string): void {
  database.exec("BEGIN IMMEDIATE");
  for (const sql of migrations.slice(versionOf(database, file))) database.exec(sql);
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}
