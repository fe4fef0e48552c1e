import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { createArticleFolder } from "../../src/collect/article-folder.ts";
import { type Collecting, collectPage, type PageReading } from "../../src/collect/collect-page.ts";
import { FetchError } from "../../src/collect/fetch-error.ts";
import type { Page } from "../../src/collect/fetch-page.ts";
import { WriteError } from "../../src/collect/write-file.ts";
import { articleId } from "../../src/research/reading/identity.ts";
import { readClosely } from "../../src/research/reading/read-article.ts";
import { ReadingError } from "../../src/research/reading/reading-error.ts";

const reading: PageReading = { title: "Ferry sails", paragraphs: ["It sailed, Ida Holm said."] };
const wanted = { url: "https://post.example/ferry?utm_source=feed", published: "2024-03-08" };

async function desk(page: Partial<Page> & Partial<PageReading> = {}, changes: Partial<Collecting> = {}) {
  const path = await mkdtemp(join(tmpdir(), "verbatim-collect-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const fetch = vi.fn(async () => ({ url: wanted.url, type: "text/html", bytes: new Uint8Array(), ...page }));
  const { url: _, bytes: __, type: ___, ...said } = page;
  const collecting: Collecting = {
    folder: createArticleFolder(path),
    fetch,
    read: () => ({ ...reading, ...said }),
    now: () => Date.UTC(2024, 2, 9),
    ...changes,
  };
  const written = async () => {
    const [name = ""] = await readdir(path);
    return readFile(join(path, name), "utf8");
  };
  return { collecting, fetch, written, path };
}

it("writes what a page says, with the day of the feed where the page gives none", async () => {
  const { collecting, written } = await desk();
  expect(await collectPage(wanted, collecting)).toEqual({
    outcome: "new",
    file: expect.stringMatching(/^2024-03-08-ferry-sails-/),
  });
  expect(await written()).toContain("fetched: 2024-03-09T00:00:00.000Z");
});

it("believes the page's own day before the feed's", async () => {
  const { collecting, written } = await desk({ published: "2024-03-07" });
  await collectPage(wanted, collecting);
  expect(await written()).toContain("published: 2024-03-07");
});

it("completes a day without its year by the feed's where that is the same, and says so", async () => {
  const ground = "ground: The feed names 2024-03-08.";
  for (const [published, expected, isWorkedOut] of [
    ["8 March", "2024-03-08", true],
    ["Friday, March 8", "2024-03-08", true],
    ["Monday, March 8", "Monday, March 8", false],
    ["9 March", "9 March", false],
    ["2023", '"2023"', false],
  ] as const) {
    const { collecting, written } = await desk({ published });
    await collectPage(wanted, collecting);
    const text = await written();
    expect(text).toContain(`published: ${expected}\n`);
    expect(text.includes(ground), published).toBe(isWorkedOut);
    const day = readClosely({ file: "a.txt", text }).article.published;
    if (isWorkedOut) expect(day).toEqual({ precision: "day", iso: "2024-03-08", ground: ground.slice(8) });
  }
});

it("fetches nothing that it has, here or in another folder", async () => {
  const { collecting, fetch } = await desk();
  await collectPage(wanted, collecting);
  expect(await collectPage({ url: "https://post.example/ferry" }, collecting)).toEqual({ outcome: "known" });
  const url = "https://post.example/mine";
  const textOf = (id: string) => (id === articleId({ url, file: "" }) ? "Mine." : undefined);
  expect(await collectPage({ url }, { ...collecting, textOf })).toEqual({
    outcome: "known",
  });
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("knows a page by where it stands in the end", async () => {
  const { collecting } = await desk({ url: "https://post.example/ferry" });
  await collectPage(wanted, collecting);
  expect(await collectPage({ url: "https://short.example/x" }, collecting)).toEqual({ outcome: "known" });
});

it("keeps each page where it was fetched when the site names one address for all", async () => {
  const page = (path: string, words: string) =>
    desk(
      { url: `https://post.example/${path}` },
      { read: () => ({ ...reading, url: "/news", paragraphs: [words] }) },
    );
  const { collecting, path } = await page("a", "It sailed.");
  const take = async (at: string, words: string) => {
    const { fetch, read } = (await page(at, words)).collecting;
    return (await collectPage({ url: `https://post.example/${at}` }, { ...collecting, fetch, read })).outcome;
  };
  expect(await take("a", "It sailed.")).toBe("new");
  expect(await take("b", "It sank.")).toBe("new");
  expect(await take("b?again", "It sailed.")).toBe("known");
  expect(await take("b", "It sank.")).toBe("known");
  const texts = await Promise.all((await readdir(path)).map((name) => readFile(join(path, name), "utf8")));
  expect(texts.map((text) => /url: (.*)/.exec(text)?.[1]).toSorted()).toEqual([
    "https://post.example/b",
    "https://post.example/news",
  ]);
});

it.each([
  ["https://post.example/own", "https://post.example/own"],
  ["/own", "https://post.example/own"],
  ["https://other.example/stolen", wanted.url],
  ["javascript:alert(1)", wanted.url],
  ["ftp://post.example/own", wanted.url],
  ["http://[x", wanted.url],
])("takes a page's word for its address (%s) only on its own site", async (named, expected) => {
  // The reader's `url`, not the fetched page's.
  const { collecting, written } = await desk({}, { read: () => ({ ...reading, url: named }) });
  await collectPage(wanted, collecting);
  expect(await written()).toContain(`url: ${expected}\n`);
});

it.each([
  [new FetchError("later", "Busy.", { retryAfter: 5 }), { reason: "Busy.", later: true, retryAfter: 5 }],
  [new FetchError("gone", "Gone."), { reason: "Gone.", later: false }],
  [new FetchError("refused", "a\u001b[2Jb\nc"), { reason: "a [2Jb c", later: false }],
  [new ReadingError("not “\u009b2J”"), { reason: "not “ 2J”", later: false }],
])("says why a page was not taken: %s", async (error, expected) => {
  const { collecting } = await desk({}, { fetch: () => Promise.reject(error) });
  expect(await collectPage(wanted, collecting)).toEqual({ outcome: "refused", ...expected });
});

it("takes a fault of ours at a page for that page's, to be tried again, and says where it was", async () => {
  const { collecting } = await desk({}, { fetch: () => Promise.reject(new TypeError("ours")) });
  const broken = () => {
    throw new RangeError("Maximum call stack size exceeded");
  };
  const fault = { outcome: "refused", later: true, reason: expect.stringContaining("by a fault of ours") };
  expect(await collectPage(wanted, collecting)).toEqual({
    ...fault,
    stack: expect.stringMatching(/TypeError: ours\n +at /),
  });
  const { collecting: reading } = await desk({}, { read: broken });
  expect(await collectPage(wanted, reading)).toEqual({
    ...fault,
    stack: expect.stringContaining("RangeError"),
  });
});

it.each([
  ["a full disk", new WriteError("The disk is full."), undefined],
  ["the desk's end", new Error("closing"), AbortSignal.abort()],
])("does not take %s for a page's", async (_, error, signal) => {
  const { collecting } = await desk({}, { fetch: () => Promise.reject(error) });
  await expect(collectPage(wanted, collecting, signal)).rejects.toBe(error);
});
