import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fieldNames } from "../../../../src/research/reading/json/row-source.ts";
import { readRows } from "../../../../src/research/reading/json/rows.ts";
import { linesIn, type RawValue, valuesIn } from "../../../../src/research/reading/json/values.ts";
import { readCorpus, readFolders } from "../../../../src/research/reading/read-corpus.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-rows-"));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
const problems = async () => (await readCorpus([folder])).problems.map(({ reason }) => reason);
const titles = async () => (await readCorpus([folder])).articles.map(({ title }) => title);
const row = (title: string) => JSON.stringify({ title, text: `It rained at Havnby: ${title}.` });

describe("rows of JSON", () => {
  it("reads one object, an array, and one a line, gzipped or not", async () => {
    await put("a.json", row("A"));
    await put("b.JSON", `\ufeff[\n${row("B1")},\n${row("B2")}\n]`);
    await put("c.jsonl", `${row("C1")}\r\n\n${row("C2")}`);
    await put("d.ndjson", `${row("D")}\n`);
    await put("e.jsonl.gz", gzipSync(`${row("E1")}\n${row("E2")}\n`));
    await put("f.json.gz", gzipSync(`[${row("F")}]`));
    expect(await problems()).toEqual([]);
    expect(await titles()).toEqual(["A", "B1", "B2", "C1", "C2", "D", "E1", "E2", "F"]);
  });

  it("keeps the text exactly, and takes the fields under their many names", async () => {
    const text = "---\ntitle: not mine\n---\r\n“We sank,” he said.\u200b\n\n\u0001 It was 😀 cold. ";
    await put(
      "a.jsonl",
      `${JSON.stringify({ Headline: "Ferry", body: text, date_published: "2024-03-05T23:00:00-05:00", link: "https://post.example/a", source: { id: null, name: "The Post" }, authors: [{ name: "Kari Vik" }, "Per Dahl"], lang: "en_GB", place: "Havnby" })}\n${JSON.stringify({ id: 7, text: "It rained. It rained again.", pubDate: "Tue, 05 Mar 2024 10:00:00 GMT", url: "javascript:alert(1)", language: "??", author: "" })}`,
    );
    const [first, second] = (await readCorpus([folder])).articles;
    expect(first).toMatchObject({
      title: "Ferry",
      text,
      outlet: "The Post",
      url: "https://post.example/a",
      author: "Kari Vik, Per Dahl",
      place: "Havnby",
      language: "en-GB",
      published: { precision: "day", iso: "2024-03-05" },
    });
    expect(second).toMatchObject({ title: "It rained.", published: { iso: "2024-03-05" } });
    for (const field of ["url", "language", "author"]) expect(second).not.toHaveProperty(field);
  });

  it.each(["articles", "items", "results", "docs", "data"])("unwraps a list called %s", async (name) => {
    await put("a.json", `{"status": "ok", "${name}": [${row("A")}, {"title": "none"}, ${row("B")}]}`);
    await put("b.json", `{"response": {"${name}": [${row("C")}]}}`);
    expect(await titles()).toEqual(["A", "B", "C"]);
    expect(await problems()).toEqual([
      "Line 1, item 2: It has no text: the words of the article belong into a field called text.",
    ]);
  });

  it("takes an object with a text of its own for an article, whatever lists it holds", async () => {
    await put("a.json", JSON.stringify({ text: "It rained.", items: [{ text: "No." }], data: [1, 2] }));
    expect(await titles()).toEqual(["It rained."]);
  });

  it("reads a JSON Feed, its HTML written out as that of a page, its title the outlet", async () => {
    const feed = {
      version: "https://jsonfeed.org/version/1.1",
      title: "The Gull",
      items: [
        { id: "1", url: "https://gull.example/1", title: "One", content_text: "It rained." },
        {
          id: 2,
          title: "Two",
          content_html: "<p>It &amp; they<br>sank.</p><script>no</script><figcaption>Boat</figcaption>",
          source: "Quay",
        },
        { id: "3", content_html: "<img src=x>" },
      ],
    };
    await put("feed.json", JSON.stringify(feed));
    const { articles, problems: wrong } = await readCorpus([folder]);
    expect(articles).toMatchObject([
      { title: "One", outlet: "The Gull", text: "It rained." },
      {
        outlet: "Quay",
        text: "It & they\n\nsank.\n\nBoat",
        paragraphs: [
          { start: 0, end: 9 },
          { start: 11, end: 16 },
        ],
      },
    ]);
    expect(wrong.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^Line 1, item 3: It has no text/),
    ]);
  });

  it("writes HTML in content or body out, a line a block, and leaves other text as it is", async () => {
    const rows = [
      { content: "<p>It sailed &amp; sank.</p>\n<p>“No,” he\nsaid.<br>Then</p>" },
      { body: "It <b>sailed</b>.\nThen it sank &#8220;at once&#8221;." },
      { content: "Water &quot;rose&quot;.\nIt fell." },
      { content: "a < b, he said, R&D;\nand <p> opens &amp; ends." },
      { text: "It <b>sailed</b> &amp; sank.</p>" },
    ];
    await put("a.jsonl", rows.map((one) => JSON.stringify(one)).join("\n"));
    expect(await problems()).toEqual([]);
    expect((await readCorpus([folder])).articles.map(({ text }) => text)).toEqual([
      "It sailed & sank.\n\n“No,” he said.\n\nThen",
      "It sailed.\n\nThen it sank “at once”.",
      'Water "rose".\n\nIt fell.',
      rows[3]?.content,
      rows[4]?.text,
    ]);
  });

  it("has every name that is read in the corpus's README", async () => {
    const readme = await readFile("corpus/README.md", "utf8");
    const plain = (name: string) => name.replaceAll("_", "").toLowerCase();
    const named = new Set([...readme.matchAll(/`(\w+)`/gu)].map(([, name = ""]) => plain(name)));
    const missing = Object.values(fieldNames)
      .flat()
      .filter((name) => !named.has(plain(name)));
    expect(missing).toEqual([]);
  });

  it.each([
    [1709900000, "2024-03-08"],
    [1709900000123, "2024-03-08"],
    ["1709900000", "2024-03-08"],
    ["1709900000123", "2024-03-08"],
    [1709900000.5, "2024-03-08"],
    [20240308, "2024-03-08"],
    [2024, "2024"],
    [17, undefined],
    ["170990000012345", undefined],
    [-1709900000, undefined],
    [true, undefined],
  ])("takes the time %j for %s", async (date, iso) => {
    await put("a.json", JSON.stringify({ text: "It sailed, he said.", date }));
    expect((await readCorpus([folder])).articles[0]?.published).toEqual(
      iso === undefined ? undefined : { precision: iso.length === 4 ? "year" : "day", iso },
    );
  });

  it("names a row by its url, else its id in its file, else its words: order changes nothing", async () => {
    const rows = [
      { url: "https://post.example/a", text: "One." },
      { id: "b", text: "Two." },
      { text: "Three." },
    ].map((one) => JSON.stringify(one));
    const ids = async (name: string, lines: readonly string[]) => {
      await put(name, lines.join("\n"));
      const { articles } = await readCorpus([folder]);
      await rm(join(folder, name));
      return articles.map(({ id }) => id);
    };
    const before = await ids("a.jsonl", rows);
    expect(new Set(before).size).toBe(3);
    expect(await ids("a.jsonl", rows.toReversed())).toEqual(before.toReversed());
    const elsewhere = await ids("b.jsonl", rows);
    expect(elsewhere.map((id, at) => id === before[at])).toEqual([true, false, false]);
  });

  it.each([
    ["7f9c24e8-3b12-4d1a-9c55-0a1b2c3d4e5f", true],
    ["65f1c0ffee12", true],
    ["https://post.example/?p=7", true],
    ["tag:post.example,2024:7", true],
    ["harbour/2024/mar/08/ferry", true],
    [123_456_789_012, true],
    [7, false],
    ["story-17", false],
    ["2024-03-08", false],
    ["the night train", false],
  ])("knows a row by its id %j alone: %s", async (id, alone) => {
    await put("a.jsonl", JSON.stringify({ id, text: "It rained." }));
    const before = await readCorpus([folder]);
    await rename(join(folder, "a.jsonl"), join(folder, "b.jsonl"));
    const after = await readCorpus([folder]);
    expect(before.articles[0]?.id === after.articles[0]?.id).toBe(alone);
  });

  it("says of each broken row where it is, and reads the others", async () => {
    await put(
      "a.jsonl",
      `${row("A")}\n{"text": "cut off\n${row("B")}\n[1]\n{"title": "no text"}\n${row("C")}\n`,
    );
    expect(await titles()).toEqual(["A", "B", "C"]);
    expect(await problems()).toEqual([
      "Line 2: It is broken JSON: mend it, or take it out.",
      'Line 4: It is no article: an article is an object like {"title": …, "text": …}.',
      "Line 5: It has no text: the words of the article belong into a field called text.",
    ]);
  });

  it("reads the objects of a file around what is broken between them", async () => {
    await put("a.json", `[\n${row("A")},\n17, oops,\n{"text": 1,},\n${row("B")},\n{"text": "never ends`);
    expect(await titles()).toEqual(["A", "B"]);
    expect((await problems()).map((reason) => reason.slice(0, 7))).toEqual([
      "Line 3:",
      "Line 3:",
      "Line 4:",
      "Line 6:",
    ]);
  });

  it("names twenty broken rows of a file and counts the others", async () => {
    await put("a.jsonl", "oops\n".repeat(1000));
    const all = await problems();
    expect(all).toHaveLength(21);
    expect(all.at(-1)).toBe("Another 980 of its rows could not be read, after those named.");
  });

  it("names twenty rows that others repeat, in their file or another, and counts the rest", async () => {
    await put("a.jsonl.gz", gzipSync(`${row("A")}\n`.repeat(1000)));
    const rows = Array.from({ length: 30 }, (_, at) => `{"url":"https://post.example/${at}","text":"a."}\n`);
    await put("b.jsonl", rows.join(""));
    await put("c.jsonl", rows.join(""));
    const all = await problems();
    expect(all.filter((reason) => reason.startsWith("Two of its rows"))).toHaveLength(20);
    expect(all.filter((reason) => reason.startsWith("It has the same url"))).toHaveLength(20);
    expect(all.filter((reason) => reason.startsWith("Another"))).toEqual([
      "Another 979 of its rows could not be read, after those named.",
      "Another 10 of its rows could not be read, after those named.",
    ]);
    const told = await Array.fromAsync(readFolders([folder]));
    expect(told.flatMap(({ problem }) => problem?.reason ?? [])).toHaveLength(42);
    expect(await titles()).toHaveLength(31);
  });

  it("says of a file that is read in part how much of it is not", async () => {
    await put("a.jsonl", [row("A"), "no JSON", row("B")].join("\n"));
    await put("b.jsonl", "no JSON");
    expect((await readCorpus([folder])).problems.map(({ rows }) => rows)).toEqual([
      { unread: 1, of: 3 },
      undefined,
    ]);
  });

  it("takes a headline that is an object with its main line", async () => {
    await put("a.jsonl", JSON.stringify({ headline: { main: "Ferry late" }, text: "It rained at Havnby." }));
    expect(await titles()).toEqual(["Ferry late"]);
  });

  it("reads the first 200,000 rows of a file that packs more", async () => {
    await put("a.jsonl.gz", gzipSync(`1\n`.repeat(300_000)));
    expect((await problems()).slice(-2)).toEqual([
      "The file has more than 200,000 rows, of which these were read: split it.",
      "Another 199980 of its rows could not be read, after those named.",
    ]);
  });

  it.each([
    ["a.jsonl.gz", "no gzip", "The file is not gzip, or not whole: copy or pack it again."],
    [
      "a.jsonl.gz",
      gzipSync(row("A")).subarray(0, -12),
      "The file is not gzip, or not whole: copy or pack it again.",
    ],
    [
      "a.jsonl",
      Buffer.from(`\ufeff${row("A")}`, "utf16le"),
      "The file is not in UTF-8: save it again with the encoding UTF-8.",
    ],
    ["a.jsonl", "\n \n", "The file is empty: put articles in it, or remove it."],
    [
      "a.jsonl",
      '{"url":"https://post.example/a","text":"a."}\n'.repeat(2),
      "Two of its rows have the same url, id or text; the first was read: give each an id of its own.",
    ],
  ])("says what is wrong with %s", async (name, content, sentence) => {
    await put(name, content);
    expect(await problems()).toContain(sentence);
  });

  it("stops where a file unpacks to more than may be, and keeps what it read", async () => {
    await put("a.jsonl.gz", gzipSync(`${row("A")}\n${"x".repeat(3_000_000)}\n`));
    const read: number[] = [];
    const reading = async () => {
      for await (const one of readRows(
        join(folder, "a.jsonl.gz"),
        "a",
        { cut: "lines", gzipped: true },
        1_000_000,
      ))
        read.push(one.line);
    };
    await expect(reading()).rejects.toThrow("The file holds more than 1 MB: split it.");
    expect(read).toEqual([1]);
  });

  it("passes over a row longer than any article", async () => {
    await put("a.jsonl", `${JSON.stringify({ text: "x".repeat(5_000_001) })}\n${row("B")}\n`);
    await put("b.json", `[${JSON.stringify({ text: "x".repeat(5_000_001) })},${row("C")}]`);
    expect(await titles()).toEqual(["B", "C"]);
    expect(await problems()).toEqual(
      Array(2).fill("Line 1: It is longer than 5 MB: split it into its articles."),
    );
    await put("c.json", `{"items":[${JSON.stringify({ text: "x".repeat(20_000_000) })}]}`);
    expect(await problems()).toContain("Line 1: It is longer than 20 MB: split it into its articles.");
  });
});

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

async function* chunked(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const parsed = async (values: AsyncIterable<RawValue>) => {
  const all: unknown[] = [];
  for await (const { bytes } of values) all.push(JSON.parse(new TextDecoder().decode(bytes)));
  return all;
};

it.each([
  ["lines", linesIn, ""],
  ["values", valuesIn, '{"a":"'],
] as const)("holds of a row that is too long no more than a row may be long: %s", async (_, cut, head) => {
  const chunk = 1_000_000;
  const held = () => process.memoryUsage().arrayBuffers;
  let most = 0;
  async function* endless() {
    yield Buffer.from(head);
    collectGarbage();
    const before = held();
    for (let sent = 0; sent < 200; sent++) {
      yield Buffer.alloc(chunk, "x");
      // What is let go is taken back now and then only.
      if (sent % 20 === 19) collectGarbage();
      if (sent % 20 === 19) most = Math.max(most, held() - before);
    }
    yield Buffer.from(`${head === "" ? "" : '"}'}\n{"a":1}\n`);
  }
  const sizes: (number | undefined)[] = [];
  for await (const { bytes } of cut(endless(), 10 * chunk)) sizes.push(bytes?.length);
  expect(sizes).toEqual([undefined, 7]);
  expect(most).toBeLessThan(40 * chunk);
});

it("cuts any objects out of any chunks", async () => {
  const object = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      async (objects, size) => {
        const wanted = JSON.parse(JSON.stringify(objects));
        expect(await parsed(valuesIn(chunked(JSON.stringify(objects, null, 1), size), 1e6))).toEqual(wanted);
        const lines = objects.map((one) => JSON.stringify(one)).join("\n");
        expect(await parsed(linesIn(chunked(lines, size), 1e6))).toEqual(wanted);
      },
    ),
  );
});
