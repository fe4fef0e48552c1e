import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCacheFiles, type Kept } from "../../src/cache/cache-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tide: Kept = { key: "tide", parts: [{ text: "High tide — at noon" }, [1, 2, 3]] };
const ferry: Kept = { key: "ferry", parts: [{ hashes: Uint32Array.of(7, 8, 9) }] };
const load = (version = "1") => createCacheFiles(folder, version).load();
const save = (files: Record<string, readonly Kept[]>, version = "1") =>
  createCacheFiles(folder, version).save(new Map(Object.entries(files)));
const path = (name: string) => join(folder, `${name}.cache`);

describe("files of the cache", () => {
  it("hold what was put into them", async () => {
    await save({ one: [tide, ferry], two: [] });
    expect(await load()).toEqual([tide, ferry]);
    expect(readdirSync(folder).toSorted()).toEqual(["one.cache", "two.cache"]);
  });

  it("are none where there is no folder", async () => {
    rmSync(folder, { recursive: true });
    expect(await load()).toEqual([]);
  });

  it("of another version are thrown away", async () => {
    await save({ one: [tide] }, "0");
    const files = createCacheFiles(folder, "1");
    expect(await files.load()).toEqual([]);
    await files.save(new Map([["one", [tide]]]));
    expect(await load()).toEqual([tide]);
    expect(await load("0")).toEqual([]);
  });

  it("cut short anywhere are thrown away, the others not", async () => {
    await save({ one: [tide], two: [ferry] });
    const whole = readFileSync(path("one"));
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path("one"), whole.subarray(0, length));
      expect(await load()).toEqual([ferry]);
    }
    writeFileSync(path("one"), Buffer.concat([whole, Buffer.from("more")]));
    expect(await load()).toEqual([ferry]);
  });

  it("with any bit turned are thrown away", async () => {
    await save({ one: [tide, ferry] });
    const whole = readFileSync(path("one"));
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(path("one"), damaged);
      expect(await load(), `byte ${at}`).toEqual([]);
    }
  });

  it("are written again only when they hold something else, and removed when nobody names them", async () => {
    await save({ one: [tide], two: [ferry], three: [tide] });
    const files = createCacheFiles(folder, "1");
    await files.load();
    const before = ["one", "two"].map((name) => statSync(path(name)).ino);
    await files.save(
      new Map([
        ["one", [tide]],
        ["two", [{ ...ferry, key: "ferry, changed" }]],
      ]),
    );
    expect(statSync(path("one")).ino).toBe(before[0]);
    expect(statSync(path("two")).ino).not.toBe(before[1]);
    expect(readdirSync(folder).toSorted()).toEqual(["one.cache", "two.cache"]);
  });
});
