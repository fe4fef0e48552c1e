import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withFilesKept } from "../../../src/adapters/terminal/files.ts";
import type { Card } from "../../../src/chat/card.ts";
import { wordsOf } from "../../desk-on.ts";
import { textCard } from "../cards.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "files-"));
});
afterEach(() => rmSync(home, { recursive: true }));

const cardOf = (text: string, name = "tide.csv"): Card => ({
  ...textCard("x"),
  blocks: [{ kind: "file", name, type: "text/csv", bytes: new TextEncoder().encode(text), alt: "" }],
});

it("writes a file and says where it is; the same file again is the same one, another does not take its place", async () => {
  const folder = join(home, "files");
  const said = async (text: string) => wordsOf(await withFilesKept(cardOf(text), folder)).trim();
  expect(await said("one")).toBe(`It is in ${join(folder, "tide.csv")}`);
  expect(await said("one")).toBe(`It is in ${join(folder, "tide.csv")}`);
  expect(await said("two")).toBe(`It is in ${join(folder, "tide-2.csv")}`);
  expect(readFileSync(join(folder, "tide.csv"), "utf8")).toBe("one");
});

it("writes nowhere else, whatever its name", async () => {
  const folder = join(home, "a", "b");
  for (const name of ["../../evil.csv", "/etc/evil.csv", "..\\evil.csv", "a\0.csv"])
    await withFilesKept(cardOf(name, name), folder);
  expect(readdirSync(home)).toEqual(["a"]);
  expect(readdirSync(join(home, "a"))).toEqual(["b"]);
  expect(readdirSync(folder)).toHaveLength(4);
});

it("says why when it cannot be written", async () => {
  writeFileSync(join(home, "files"), "in the way");
  const said = wordsOf(await withFilesKept(cardOf("one"), join(home, "files")));
  expect(said).toMatch(/It could not be written to .* Make room there, and ask again\./);
});
