import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Following, watchCorpus } from "../src/follow-corpus.ts";
import { createLiveResearch } from "../src/research/create-research.ts";
import { createCorpusFiles } from "../src/research/reading/corpus-files.ts";
import type { Research } from "../src/research/research.ts";
import { emptyQuery } from "../src/research/search/query.ts";

let folder: string;
let following: Following;
let research: Research;
const logged: string[] = [];

const article = (words: string, url?: string): string =>
  `---\ntitle: About ${words}\n${url === undefined ? "" : `url: ${url}\n`}---\n"The ${words} stays," said harbour master Mara Lindqvist.\n`;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const idsOf = (words: string) =>
  research.find({ ...emptyQuery, words: [words] }, { offset: 0, limit: 10 }).items.map(({ item }) => item.id);
/** Two seconds is what the desk promises; the rest is for a machine that does other things as well. */
const soon = { timeout: 6000, interval: 50 };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-corpus-"));
  write("tide.md", article("tide"));
  following = await watchCorpus([folder], (sentence) => logged.push(sentence));
  const files = createCorpusFiles([folder]);
  const live = createLiveResearch(await files.read());
  following.follow(files, live);
  research = live.research;
});
afterEach(async () => {
  await following.stop();
  rmSync(folder, { recursive: true, force: true });
  expect(logged.splice(0)).toEqual([]);
});

describe("a corpus that changes while it answers", () => {
  it("takes up what is added, changed and removed", async () => {
    expect(idsOf("tide")).toHaveLength(1);
    mkdirSync(join(folder, "deep"));
    write("deep/ferry.md", article("ferry"));
    await expect.poll(() => idsOf("ferry"), soon).toHaveLength(1);
    write("tide.md", article("engine"));
    await expect.poll(() => idsOf("engine"), soon).toHaveLength(1);
    expect(idsOf("tide")).toEqual([]);
    rmSync(join(folder, "deep"), { recursive: true });
    await expect.poll(() => idsOf("ferry"), soon).toEqual([]);
  });

  it("keeps the id of a renamed article that has an address", async () => {
    write("a.md", article("anchor", "https://quay.example/anchor"));
    await expect.poll(() => idsOf("anchor"), soon).toHaveLength(1);
    const before = idsOf("anchor");
    renameSync(join(folder, "a.md"), join(folder, "z.md"));
    write("last.md", article("buoy"));
    await expect.poll(() => idsOf("buoy"), soon).toHaveLength(1);
    expect(idsOf("anchor")).toEqual(before);
  });

  it("reads the second of two with one id once the first is gone", async () => {
    write("a.md", article("mast", "https://quay.example/one"));
    write("b.md", article("keel", "https://quay.example/one"));
    await expect.poll(() => research.problems.length, soon).toBe(1);
    expect([idsOf("mast").length, idsOf("keel").length]).toEqual([1, 0]);
    rmSync(join(folder, "a.md"));
    await expect.poll(() => idsOf("keel"), soon).toHaveLength(1);
    expect(research.problems).toEqual([]);
  });

  it("says what it cannot read, and goes on when that is mended", async () => {
    write("bad.md", "---\ntitle: [\n---\nText.\n");
    await expect
      .poll(() => research.problems, soon)
      .toMatchObject([{ file: expect.stringContaining("bad.md") }]);
    write("bad.md", article("rope"));
    await expect.poll(() => idsOf("rope"), soon).toHaveLength(1);
    expect(research.problems).toEqual([]);
  });
});
