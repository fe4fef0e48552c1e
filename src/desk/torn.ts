import { existsSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { troubleOf } from "./troubles.ts";

/** What belongs to a database file, by the ends of the names: the log first, which without its file makes no new one torn. */
const parts = ["-wal", "-shm", ""] as const;

/**
 * What is damaged in a database file, in SQLite's words; undefined where nothing is, or where something else is wrong that may
 * pass (it is locked, or may not be read). The file is not changed: who reads only writes no log back into it.
 * It reads the whole file.
 */
export function inspect(file: string): string | undefined {
  let database: DatabaseSync | undefined;
  try {
    if (sizeOf(file) === 0) return sizeOf(`${file}-wal`) > 0 ? "its log is there without it" : undefined;
    database = new DatabaseSync(file, { readOnly: true });
    const found = database.prepare("PRAGMA quick_check(1)").get()?.quick_check;
    return found === "ok" ? undefined : String(found).replaceAll("\n", " ");
  } catch (cause) {
    return cause instanceof Error && troubleOf(cause) === "damaged" ? cause.message : undefined;
  } finally {
    database?.close();
  }
}

/**
 * Gives a damaged file and its log names with the time, which none had before; the new path. Undefined where it is not damaged
 * any more: of several processes that find it so, the first one moves it. `patience`: milliseconds to wait for the others.
 */
export function keepAside(file: string, patience: number): string | "in use" | undefined {
  // The lock of an empty database ends with its process, however that ends.
  const lock = new DatabaseSync(join(dirname(file), "desk.lock"), { timeout: patience });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    if (inspect(file) === undefined) return undefined;
    return rename(file, patience);
  } finally {
    lock.close();
  }
}

function rename(file: string, patience: number): string | "in use" {
  const holder = holdFor(file, patience);
  if (holder === "in use") return holder;
  const kept = freeName(file);
  try {
    // While it is held: a database that was moved is closed as it is, and its log not written into it. Where open files cannot
    // be moved, it is closed first.
    if (process.platform === "win32") holder?.close();
    for (const part of parts) if (existsSync(file + part)) renameSync(file + part, kept + part);
  } finally {
    if (holder?.isOpen === true) holder.close();
  }
  return kept;
}

/** Others may look at the file for a moment, to see that it is damaged. */
function holdFor(file: string, patience: number): DatabaseSync | "in use" | undefined {
  const end = performance.now() + patience;
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    const holder = hold(file);
    if (holder !== "in use" || performance.now() > end) return holder;
    Atomics.wait(sleeper, 0, 0, 20);
  }
}

/** Nobody else has the file open from now on; undefined where it is too damaged to tell. */
function hold(file: string): DatabaseSync | "in use" | undefined {
  if (sizeOf(file) === 0) return undefined;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK");
    return database;
  } catch (cause) {
    if (troubleOf(cause) !== "locked") return database;
    database?.close();
    return "in use";
  }
}

function freeName(file: string): string {
  const stamp = new Date()
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "");
  for (let n = 1; ; n++) {
    const name = file.replace(/\.sqlite$/, `-damaged-${stamp}${n === 1 ? "" : `-${n}`}.sqlite`);
    if (parts.every((part) => !existsSync(name + part))) return name;
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
