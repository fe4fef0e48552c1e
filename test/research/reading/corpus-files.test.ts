import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCorpusFiles } from "../../../src/research/reading/corpus-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-files-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const row = (id: string, words: string) =>
  JSON.stringify({ id, title: words, date: "2026-03-14", text: `The ${words} lay at Havnby.` });
const write = (...rows: readonly string[]) => writeFileSync(join(folder, "rows.jsonl"), rows.join("\n"));

describe("a file of many articles that changes", () => {
  it("gives only those that are others now", async () => {
    write(row("a", "tide"), row("b", "ferry"), row("c", "mast"));
    const files = createCorpusFiles([folder]);
    const { articles } = await files.read();
    write(row("a", "tide"), row("b", "anchor"), row("d", "buoy"));
    const change = await files.refresh([join(folder, "rows.jsonl")]);
    expect(change.add.map(({ title }) => title)).toEqual(["anchor", "buoy"]);
    expect(change.remove).toEqual([articles[2]?.id]);
    expect([...files.held().articles][0]).toBe(articles[0]);
  });

  it("says how many bytes there are before it reads them", async () => {
    write(row("a", "tide"));
    writeFileSync(join(folder, "b.md"), "Title\n\nIt rained.\n");
    const told: (number | string)[] = [];
    const files = createCorpusFiles([folder], [], async (file, read) => {
      told.push(file.name);
      return read(file);
    });
    await files.read((bytes) => void told.push(bytes));
    expect(told).toEqual([row("a", "tide").length + 18, "b.md", "rows.jsonl"]);
  });

  it("is named for the articles in it", async () => {
    write(row("a", "tide"));
    const { articles, fileOf } = await createCorpusFiles([folder]).read();
    expect(fileOf?.(articles[0]?.id ?? "")).toMatch(/^verbatim-files-\w+\/rows\.jsonl$/);
    expect(fileOf?.("none")).toBeUndefined();
  });
});
