import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, it } from "vitest";
import { openDatabase, openMemory } from "../../src/desk/database.ts";
import { createLines } from "../../src/desk/lines.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-desk-"));
});

describe("the desk's database", () => {
  it("is made where it is missing, and opened again", () => {
    const deep = join(folder, "a", "b");
    openDatabase(deep).close();
    expect(statSync(deep).mode & 0o077).toBe(0);
    openDatabase(deep).close();
    expect(existsSync(join(deep, "desk.sqlite"))).toBe(true);
  });

  it("refuses a file from a newer version, and leaves it as it is", () => {
    const file = join(folder, "desk.sqlite");
    const newer = new DatabaseSync(file);
    newer.exec("PRAGMA user_version = 99");
    newer.close();
    const before = readFileSync(file);
    expect(() => openDatabase(folder)).toThrow(/written by a newer Verbatim.*DATA/);
    expect(readFileSync(file)).toEqual(before);
  });

  it("says what to do about a file that is no database, and leaves it as it is", () => {
    const file = join(folder, "desk.sqlite");
    writeFileSync(file, "this is a note, not a database ".repeat(100));
    const before = readFileSync(file);
    expect(() => openDatabase(folder)).toThrow(/desk\.sqlite cannot be opened .*DATA/);
    expect(readFileSync(file)).toEqual(before);
  });

  it("says what to do when the folder cannot be made", () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    expect(() => openDatabase(join(file, "below"))).toThrow(/cannot be opened .*DATA/);
  });
});

describe("lines too long for a button", () => {
  it("come back by their key, after a restart too", () => {
    const line = `find ${"word ".repeat(300)}`;
    const database = openDatabase(folder);
    const key = createLines(database).keep(line);
    database.close();
    expect(key).toMatch(/^[0-9a-f]{12}$/);
    expect(createLines(openDatabase(folder)).read(key)).toBe(line);
  });

  it("have one key each, and no line without one", () => {
    const lines = createLines(openMemory());
    expect(lines.keep("find a")).toBe(lines.keep("find a"));
    expect(lines.keep("find a")).not.toBe(lines.keep("find b"));
    expect(lines.read("0123456789ab")).toBeUndefined();
  });

  it("are forgotten after more than a year in which nobody asked", () => {
    const database = openDatabase(folder);
    const key = createLines(database).keep("find old");
    database.prepare("UPDATE lines SET kept = ?").run(Date.now() - 401 * 86_400_000);
    const kept = createLines(database).keep("find new");
    expect(createLines(database).read(key)).toBeUndefined();
    expect(createLines(database).read(kept)).toBe("find new");
  });

  it("keep what would be SQL as words", () => {
    const lines = createLines(openMemory());
    const line = "find '); DROP TABLE lines; --";
    expect(lines.read(lines.keep(line))).toBe(line);
    expect(lines.read(lines.keep("find again"))).toBe("find again");
  });
});
