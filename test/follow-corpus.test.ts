import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
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
  void following.follow(files, live);
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

  it("keeps the id of a renamed text that has an id of its own", async () => {
    write(
      "a.txt",
      "---\nid: anchor-story\n---\nAbout the anchor\n\n“The anchor stays,” said Mara Lindqvist.\n",
    );
    await expect.poll(() => idsOf("anchor"), soon).toHaveLength(1);
    const before = idsOf("anchor");
    renameSync(join(folder, "a.txt"), join(folder, "z.txt"));
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
    // They are told once all of a change is taken up.
    await expect.poll(() => research.problems, soon).toEqual([]);
  });

  it("says what it cannot read, and goes on when that is mended", async () => {
    write("bad.md", "---\ntitle: [\n---\nText.\n");
    await expect
      .poll(() => research.problems, soon)
      .toMatchObject([{ file: expect.stringContaining("bad.md") }]);
    write("bad.md", article("rope"));
    await expect.poll(() => idsOf("rope"), soon).toHaveLength(1);
    await expect.poll(() => research.problems, soon).toEqual([]);
  });

  it("reads no file half that is still written while others are taken up", async () => {
    write("ferry.txt", "The ferry\n\n");
    let isWritten = false;
    const writing = (async () => {
      for (let line = 0; line < 25; line++) {
        appendFileSync(join(folder, "ferry.txt"), `The ferry ran on day ${line}.\n\n`);
        if (line === 5) write("buoy.md", article("buoy"));
        await setTimeout(100);
      }
      isWritten = true;
      appendFileSync(join(folder, "ferry.txt"), "It ran no more.\n");
    })();
    const ferryLines = () =>
      research.articles({ ...emptyQuery, words: ["ferry"] }, { offset: 0, limit: 1 }).items[0]?.item.article
        .paragraphs.length;
    await expect.poll(() => idsOf("buoy"), soon).toHaveLength(1);
    expect(isWritten).toBe(false);
    while (!isWritten) {
      expect(ferryLines()).toBeUndefined();
      await setTimeout(20);
    }
    await writing;
    await expect.poll(ferryLines, soon).toBe(26);
  });
});

describe("a desk that starts while a file is written", () => {
  it("takes the others up at once, and that one when it rests, and is whole then", async () => {
    const files = createCorpusFiles([folder]);
    await setTimeout(1100);
    write("ferry.txt", "The ferry\n\nThe ferry ran on the first");
    const read = await files.readResting();
    expect(read.articles.map(({ title }) => title)).toEqual(["About tide"]);
    expect(read.left).toEqual([expect.stringContaining("ferry.txt")]);
    const live = createLiveResearch(read);
    const following = await watchCorpus([folder], (sentence) => logged.push(sentence));
    const whole = following.follow(files, live, { left: read.left });
    expect(following.isReading()).toBe(true);
    appendFileSync(join(folder, "ferry.txt"), " day.\n");
    await whole;
    await expect.poll(() => following.isReading(), soon).toBe(false);
    expect(live.research.count.articles).toBe(2);
    await following.stop();
  });

  it("is not whole while what has come to rest is being taken up, however long that takes", async () => {
    const files = createCorpusFiles([folder]);
    write("ferry.md", article("ferry"));
    const read = await files.readResting();
    const live = createLiveResearch(read);
    const following = await watchCorpus([folder], (sentence) => logged.push(sentence));
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const update: typeof live.update = (changes) => {
      begun.resolve();
      return held.promise.then(() => live.update(changes));
    };
    let isWhole = false;
    const whole = following
      .follow(files, { ...live, update }, { left: read.left, patience: 3000 })
      .then(() => {
        isWhole = true;
      });
    await begun.promise;
    await setTimeout(3500);
    expect([isWhole, following.isReading()]).toEqual([false, true]);
    held.resolve();
    await whole;
    expect(live.research.count.articles).toBe(2);
    await following.stop();
  });

  it("waits no longer than its patience for a file that does not come to rest", async () => {
    const files = createCorpusFiles([folder]);
    await setTimeout(1100);
    write("ferry.txt", "The ferry\n\n");
    const read = await files.readResting();
    const live = createLiveResearch(read);
    const following = await watchCorpus([folder], (sentence) => logged.push(sentence));
    const writing = setInterval(() => appendFileSync(join(folder, "ferry.txt"), "It ran.\n\n"), 100);
    await following.follow(files, live, { left: read.left, patience: 500 });
    clearInterval(writing);
    expect(live.research.count.articles).toBe(1);
    await following.stop();
  });

  it("takes up what changed between reading and following", async () => {
    const files = createCorpusFiles([folder]);
    const following = await watchCorpus([folder], (sentence) => logged.push(sentence));
    const live = createLiveResearch(await files.read());
    write("ferry.md", article("ferry"));
    await setTimeout(1800);
    expect([live.research.count.articles, following.isReading()]).toEqual([1, true]);
    void following.follow(files, live);
    await expect.poll(() => live.research.count.articles, soon).toBe(2);
    await following.stop();
  });

  it("lets a file rest again that changed once more while another was taken up", async () => {
    const files = createCorpusFiles([folder]);
    const live = createLiveResearch(await files.read());
    const following = await watchCorpus([folder], (sentence) => logged.push(sentence));
    const held = Promise.withResolvers<void>();
    const refreshed: string[] = [];
    const refresh = (paths: readonly string[]) => {
      refreshed.push(...paths);
      return files.refresh(paths);
    };
    const update: typeof live.update = (changes) => held.promise.then(() => live.update(changes));
    void following.follow({ ...files, refresh }, { ...live, update });
    write("buoy.md", article("buoy"));
    await expect.poll(() => refreshed, soon).toHaveLength(1);
    expect(following.isReading()).toBe(true);
    write("ferry.txt", "The ferry\n\nThe ferry ran");
    await setTimeout(1500);
    appendFileSync(join(folder, "ferry.txt"), " on the first");
    await setTimeout(200);
    held.resolve();
    await setTimeout(300);
    expect(refreshed).toHaveLength(1);
    appendFileSync(join(folder, "ferry.txt"), " day.\n");
    await expect.poll(() => live.research.count.articles, soon).toBe(3);
    expect(refreshed).toHaveLength(2);
    await following.stop();
  });
});
