import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openDatabase } from "../src/desk/database.ts";
import { openRecords } from "../src/open-records.ts";
import { UserError } from "../src/research/errors.ts";
import { clipping } from "./desk/made-up.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-records-"));
  openDatabase(folder).close();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

it("says so while the file is locked, and goes on with it afterwards", () => {
  const other = new DatabaseSync(join(folder, "desk.sqlite"));
  other.exec("BEGIN EXCLUSIVE");
  const opened = openRecords(folder, 0);
  const { clippings, arrivals, ledger } = opened.records;
  expect(() => clippings.list()).toThrow(/^Nothing can be kept at the moment\. .*locked/);
  expect(() => clippings.save(clipping())).toThrow(UserError);
  expect(() => opened.records.check()).toThrow(UserError);
  other.exec("ROLLBACK");
  other.close();
  expect(clippings.save(clipping())).toBe(true);
  expect(clippings.list()).toHaveLength(1);
  opened.records.check();
  expect([arrivals.isEmpty, ledger.due(Date.now())]).toEqual([true, []]);
  opened.close();
}, 20_000);

it("does not wait for a locked file with every call", () => {
  const other = new DatabaseSync(join(folder, "desk.sqlite"));
  other.exec("BEGIN EXCLUSIVE");
  const opened = openRecords(folder);
  other.close();
  expect(() => opened.records.clippings.list()).toThrow(UserError);
  opened.close();
}, 20_000);

it("waits anew after each look that was in vain", () => {
  const versionIs = (version: number) => {
    const other = new DatabaseSync(join(folder, "desk.sqlite"));
    const before = Number(other.prepare("PRAGMA user_version").get()?.user_version);
    other.exec(`PRAGMA user_version = ${version}`);
    other.close();
    return before;
  };
  vi.useFakeTimers({ toFake: ["performance"] });
  const ours = versionIs(99);
  const opened = openRecords(folder, 1000);
  const look = () => opened.records.clippings.list();
  expect(look).toThrow(/newer Verbatim/);
  vi.advanceTimersByTime(1000);
  expect(look).toThrow(/newer Verbatim/);
  versionIs(ours);
  vi.advanceTimersByTime(999);
  expect(look).toThrow(/newer Verbatim/);
  vi.advanceTimersByTime(1);
  expect(look()).toEqual([]);
  opened.close();
});
