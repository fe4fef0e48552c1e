import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCache } from "../../src/cache/create-cache.ts";
import { type FileStamp, sameFile, stamped } from "../../src/cache/file-stamp.ts";
import { openCorpus } from "../../src/open-corpus.ts";
import { createLiveResearch, createResearch } from "../../src/research/create-research.ts";
import { createCorpusFiles } from "../../src/research/reading/corpus-files.ts";
import { readCorpus } from "../../src/research/reading/read-corpus.ts";

let folder: string;
let news: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-cache-"));
  [news, data] = [join(folder, "news"), join(folder, "data")];
  mkdirSync(news);
  for (const word of ["tide", "ferry", "mast"]) write(`${word}.md`, markdown(word));
  write(
    "rows.jsonl",
    [0, 1]
      .map((n) => JSON.stringify({ id: `row${n}`, title: `Row ${n}`, text: said(`buoy ${n}`) }))
      .join("\n"),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const said = (words: string) => `"The ${words} stays where it is," said harbour master Mara Lindqvist.`;
const markdown = (words: string) => `---\ntitle: About ${words}\n---\n${said(words)}\n`;
const write = (name: string, text: string) => writeFileSync(join(news, name), text);

/** Long after anything was written. */
const later = () => Date.now() + 10_000;

/** One run of a desk: what it read from the files themselves, what it knows, and what it kept. */
async function run(now = later) {
  const cache = createCache(data, now);
  await cache.open();
  const read: string[] = [];
  const files = createCorpusFiles([news], [], (file, readIt) =>
    cache.readThrough(file, (one) => {
      read.push(one.name);
      return readIt(one);
    }),
  );
  const corpus = await files.read();
  const { research } = createLiveResearch(corpus, cache.derive);
  const { paths, articles } = files.held();
  await cache.save(paths, articles);
  const { fileOf: _fileOf, ...plain } = corpus;
  const quotes = corpus.articles.map((article) => research.quotesIn(article));
  return { read: read.toSorted(), corpus: plain, research, quotes };
}

const everything = ["ferry.md", "mast.md", "rows.jsonl", "tide.md"];

describe("what was read of a corpus", () => {
  it("is not read again after a restart, and is the same", async () => {
    const [first, second] = [await run(), await run()];
    expect(first.read).toEqual(everything);
    expect(second.read).toEqual([]);
    expect(second.corpus).toEqual(first.corpus);
    expect(second.quotes).toEqual(first.quotes);
    expect(second.corpus.articles).toHaveLength(5);
    for (const [i, quotes] of second.quotes.entries()) {
      expect(quotes).toHaveLength(1);
      for (const quote of quotes) expect(quote.article).toBe(second.corpus.articles[i]);
    }
    const fresh = createResearch(await readCorpus([news]));
    expect(second.research.count).toEqual(fresh.count);
  });

  it("is read again only where a file changed, came, went or took another's name", async () => {
    await run();
    write("tide.md", markdown("anchor"));
    write("new.md", markdown("rope"));
    rmSync(join(news, "ferry.md"));
    copyFileSync(join(news, "mast.md"), join(news, "keel.md"));
    const { read, corpus } = await run();
    expect(read).toEqual(["keel.md", "new.md", "tide.md"]);
    expect(corpus).toEqual(await plainly());
    const files = readdirSync(join(data, "cache")).map((name) => readFileSync(join(data, "cache", name)));
    expect(Buffer.concat(files).includes("About ferry")).toBe(false);
    expect((await run()).read).toEqual([]);
  });

  it("is not read again where only the times of a file changed", async () => {
    await run();
    utimesSync(join(news, "tide.md"), 1000, 1000);
    expect((await run()).read).toEqual([]);
  });

  it("is read again where the times of a file tell nothing of its change", async () => {
    // Read within a step of the clock of some file systems: the times are not trusted, the bytes are.
    await run(() => Date.now());
    const path = join(news, "tide.md");
    const [stamp] = [await stampOf(path, () => Date.now())];
    expect(stamp?.isSettled).toBe(false);
    expect(await sameFile(path, stamp as FileStamp, later)).toMatchObject({ isSettled: true });
    expect(await sameFile(path, { ...(stamp as FileStamp), sum: "another" }, later)).toBeUndefined();
    expect((await run()).read).toEqual([]);
  });

  it("is not kept of a file that changed while it was read", async () => {
    const path = join(news, "tide.md");
    const [content, stamp] = await stamped(
      path,
      async () => {
        write("tide.md", markdown("anchor, and more"));
        return "read";
      },
      later,
    );
    expect([content, stamp]).toEqual(["read", undefined]);
  });

  it("is worked out again where an article is another", async () => {
    const { quotes } = await run();
    const cache = createCache(data, later);
    await cache.open();
    const article = quotes[0]?.[0]?.article;
    if (article === undefined) throw new Error("there is no quotation");
    expect(cache.derive(article)).toMatchObject({ quotes: quotes[0] });
    expect(cache.derive({ ...article, paragraphs: [] }).quotes).toEqual([]);
  });

  it("is read again where what was kept is damaged, and kept again", async () => {
    await run();
    const names = readdirSync(join(data, "cache"));
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const bytes = readFileSync(join(data, "cache", name));
      writeFileSync(join(data, "cache", name), bytes.subarray(0, bytes.length - 1));
    }
    const { read, corpus } = await run();
    expect(read).toEqual(everything);
    expect(corpus).toEqual(await plainly());
    expect((await run()).read).toEqual([]);
  });
});

describe("a corpus opened with its cache", () => {
  const open = (logged: string[]) =>
    openCorpus({ corpus: [news], own: [], data }, (sentence) => logged.push(sentence));

  it("keeps nothing of what is quickly read", async () => {
    const logged: string[] = [];
    const corpus = open(logged);
    await corpus.read();
    await corpus.keep();
    expect([readdirSync(folder), logged]).toEqual([["news"], []]);
  });

  it("says in a sentence when nothing can be kept", async () => {
    write("long.md", `${markdown("pier")}\n${`${said("pier")}\n`.repeat(8000)}`);
    writeFileSync(data, "a file where the folder should be");
    const logged: string[] = [];
    const corpus = open(logged);
    expect((await corpus.read()).articles).toHaveLength(6);
    await corpus.keep();
    expect(logged).toEqual([expect.stringMatching(/not kept, so the next start takes longer: .*written/)]);
  });
});

const plainly = async () => {
  const { fileOf: _fileOf, ...plain } = await readCorpus([news]);
  return plain;
};

const stampOf = async (path: string, now: () => number) => (await stamped(path, async () => "", now))[1];

describe("a research that was kept", () => {
  it("is taken up for articles of which at least half are its own, and for no other corpus", async () => {
    const articles = (await readCorpus([news])).articles;
    const first = createCache(data, later);
    await first.open();
    const live = createLiveResearch({ articles, problems: [] }, first.derive);
    await first.save([], articles, live.save);
    const recalled = async (there: typeof articles) => {
      const cache = createCache(data, later);
      await cache.open();
      return cache.recall(there);
    };
    const others = articles.map((article) => ({ ...article, title: `${article.title}, again` }));
    expect((await recalled(articles))?.articles).toEqual(articles);
    expect((await recalled([...articles.slice(0, 3), ...others]))?.articles.filter(Boolean)).toHaveLength(3);
    expect(await recalled([...articles.slice(0, 2), ...others])).toBeUndefined();
    expect(await recalled(others)).toBeUndefined();
  });
});
