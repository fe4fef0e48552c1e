import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCacheFiles } from "../src/cache/cache-files.ts";
import { openCorpus, quicklyRead } from "../src/open-corpus.ts";
import { createResearch } from "../src/research/create-research.ts";
import type { Research } from "../src/research/research.ts";
import * as indexes from "../src/research/search/create-search-index.ts";
import { parseQuery } from "../src/research/search/parse-query.ts";

vi.mock(import("../src/research/search/create-search-index.ts"), async (original) => {
  const actual = await original();
  return { ...actual, loadSearchIndex: vi.fn(actual.loadSearchIndex) as typeof actual.loadSearchIndex };
});

let folder: string;
let news: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-restart-"));
  [news, data] = [join(folder, "news"), join(folder, "data")];
  mkdirSync(news);
  for (let number = 0; number < 24; number++) write(number);
  // More than is read in no time, so that it is kept.
  const row = { id: "tide", title: "Tides", text: "The tide came in.", remark: "x".repeat(quicklyRead) };
  writeFileSync(join(news, "rows.jsonl"), JSON.stringify(row));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const people = ["Mara Lindqvist", "Tomas Aalto", "Greta Holm"];
const pathOf = (number: number): string => join(news, `ferry${number}.md`);

/** Every third is word for word as the one before. */
const write = (number: number, word = "spring"): void => {
  const story = number % 3 === 2 ? number - 1 : number;
  const said = `“The ferry comes back in ${word} number ${story},” said ${people[story % 3]}, mayor of Elling.`;
  const more = `The harbour board met ${story} times in ${word}, and at the pier the buoys were counted.`;
  writeFileSync(
    pathOf(number),
    `---\ntitle: Ferry ${story}\npublished: 2026-03-0${1 + (story % 9)}\noutlet: Quay Courier ${number % 2}\n---\n${said}\n\n${more}\n`,
  );
};

const questions = [
  "",
  "sort:old",
  "ferri springs",
  '"harbour board"',
  "by:Aalto",
  "-spring",
  "autumn",
  "about:ferry",
];
const everything = { offset: 0, limit: 100 };

const answersOf = (research: Research) => ({
  count: research.count,
  outlets: research.outlets(),
  answers: questions.map((line) => {
    const { query } = parseQuery(line);
    const [found, told] = [research.find(query, everything), research.articles(query, everything)];
    return {
      line,
      totals: [found.total, found.withAll, told.total],
      found: found.items.map(({ item, matched }) => [
        item.id,
        matched,
        research.copiesOfQuote(item).map(({ id }) => id),
        research.person(item)?.name,
      ]),
      told: told.items.map(({ item, matched }) => [
        item.article.id,
        item.paragraph,
        matched,
        research.copiesOf(item.article).map(({ id }) => id),
      ]),
      who: research.who(query),
    };
  }),
});

/** One run of a desk over the folder: whether it began with what was kept, how far the first look was, and what it logged. */
async function run() {
  vi.mocked(indexes.loadSearchIndex).mockClear();
  const logged: string[] = [];
  const corpus = openCorpus({ corpus: [news], own: [], data }, (sentence) => logged.push(sentence));
  const read = await corpus.read();
  await corpus.takeUp(read);
  const isLoaded = vi.mocked(indexes.loadSearchIndex).mock.calls.length > 0;
  await corpus.keep();
  expect(answersOf(corpus.live.research)).toEqual(answersOf(createResearch(read)));
  return { isLoaded, logged, articles: read.articles.length };
}

const kept = (): string => join(data, "cache", "research.cache");

describe("a desk that is started again", () => {
  it("begins with the index that it kept, and answers as before", async () => {
    expect(await run()).toEqual({ isLoaded: false, logged: [], articles: 25 });
    expect(await run()).toEqual({ isLoaded: true, logged: [], articles: 25 });
  });

  it("takes up what changed, came and went since", async () => {
    await run();
    write(3, "autumn");
    write(30);
    rmSync(pathOf(5));
    rmSync(pathOf(6));
    expect(await run()).toEqual({ isLoaded: true, logged: [], articles: 24 });
    expect(await run()).toEqual({ isLoaded: true, logged: [], articles: 24 });
  });

  it("builds the index anew where most of it is of other articles", async () => {
    await run();
    for (let number = 0; number < 24; number++) write(number, "autumn");
    expect(await run()).toEqual({ isLoaded: false, logged: [], articles: 25 });
    expect((await run()).isLoaded).toBe(true);
  });

  it.each<[string, (bytes: Buffer) => Uint8Array]>([
    ["cut short", (bytes) => bytes.subarray(0, bytes.length - 100)],
    [
      "changed in one byte",
      (bytes) => bytes.fill((bytes.at(-1000) ?? 0) ^ 1, bytes.length - 1000, bytes.length - 999),
    ],
    ["empty", (bytes) => bytes.subarray(0, 0)],
    ["something else", () => Buffer.from("not an index")],
  ])("throws away what it kept when it is %s, and keeps it again", async (_, change) => {
    await run();
    writeFileSync(kept(), change(readFileSync(kept())));
    expect(await run()).toEqual({ isLoaded: false, logged: [], articles: 25 });
    expect((await run()).isLoaded).toBe(true);
  });

  it("throws away what another version kept", async () => {
    await run();
    const others = createCacheFiles(join(data, "cache"), "another version");
    const empty = { key: '["research","x"]', parts: [{ prints: [], lengths: [] }] };
    await others.save(new Map([["research", [empty]]]));
    expect(await run()).toEqual({ isLoaded: false, logged: [], articles: 25 });
  });

  it("builds the index anew, and says so, when what it kept does not fit its articles", async () => {
    await run();
    vi.mocked(indexes.loadSearchIndex).mockRejectedValueOnce(new Error("What was saved is of other items."));
    const { logged } = await run();
    expect(logged).toEqual([expect.stringContaining("built anew: What was saved is of other items.")]);
  });

  it("keeps an index on all but a few of its articles as it is", async () => {
    for (let number = 100; number < 320; number++) write(number);
    await run();
    const before = readFileSync(kept());
    write(7, "autumn");
    expect((await run()).isLoaded).toBe(true);
    expect(readFileSync(kept()).equals(before)).toBe(true);
    for (let number = 8; number < 14; number++) write(number, "autumn");
    await run();
    expect(readFileSync(kept()).equals(before)).toBe(false);
    expect(readdirSync(join(data, "cache")).filter((name) => name.startsWith("."))).toEqual([]);
  });
});
