import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase } from "../src/desk/database.ts";
import { openRecords } from "../src/open-records.ts";
import { UserError } from "../src/research/errors.ts";
import { clipping } from "./desk/made-up.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-records-"));
  openDatabase(folder).close();
});
afterEach(() => rmSync(folder, { recursive: true }));

it("says so while the file is locked, and goes on with it afterwards", () => {
  const other = new DatabaseSync(join(folder, "desk.sqlite"));
  other.exec("BEGIN EXCLUSIVE");
  const opened = openRecords(folder, 0);
  const { clippings, arrivals, ledger } = opened.records;
  expect(() => clippings.list()).toThrow(/^Nothing can be kept at the moment\. .*locked/);
  expect(() => clippings.save(clipping())).toThrow(UserError);
  other.exec("ROLLBACK");
  other.close();
  expect(clippings.save(clipping())).toBe(true);
  expect(clippings.list()).toHaveLength(1);
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
