import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Answer } from "../../src/ask.ts";
import { createArticleFolder } from "../../src/collect/article-folder.ts";
import { systemClock } from "../../src/collect/clock.ts";
import type { Collecting } from "../../src/collect/collect-page.ts";
import { createCollecting } from "../../src/collect/create-collecting.ts";
import { createKnownTexts } from "../../src/collect/known-texts.ts";
import { WriteError } from "../../src/collect/write-file.ts";
import { importAll } from "../../src/import.ts";
import { answer, serve } from "./web-server.ts";

const story = (
  place: string,
) => `<!doctype html><html><head><title>Ferry to ${place} sails | The Harbour Post</title>
  <meta property="og:site_name" content="The Harbour Post"></head><body><nav><a href="/">Home</a></nav><article>
  <h1>Ferry to ${place} sails</h1>${["first", "second", "third", "fourth"]
    .map(
      (
        day,
      ) => `<p>On the ${day} day the ferry to ${place} sailed again, harbour master Ida Holm said on the quay,
      “because the tide was right,” and people along the harbour cheered for a long time.</p>`,
    )
    .join("")}</article><footer>© The Harbour Post</footer></body></html>`;

const feedOf = (...links: readonly string[]) =>
  answer(
    200,
    { "content-type": "application/rss+xml" },
    `<rss version="2.0"><channel>${links
      .map((link) => `<item><link>${link}</link><pubDate>Fri, 08 Mar 2024 10:00:00 GMT</pubDate></item>`)
      .join("")}</channel></rss>`,
  );

async function desk(changes: Partial<Collecting> = {}) {
  const data = await mkdtemp(join(tmpdir(), "verbatim-import-"));
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  const server = await serve({
    "/havnby": story("Havnby"),
    "/lunn": story("Lunn"),
    "/picture": answer(200, { "content-type": "image/png" }),
    "/feed": feedOf("/havnby", "/lunn?utm_source=feed", "/missing"),
    "/empty": feedOf(),
    "/home": "<html><body></body></html>",
    "/data": answer(200, { "content-type": "application/json" }, '{"a":"The ferry sailed, Ida Holm said."}'),
    "/map": answer(
      200,
      { "content-type": "text/xml" },
      `<urlset><p>${"The ferry sailed. ".repeat(9)}</p></urlset>`,
    ),
    "/xhtml": answer(200, { "content-type": "application/xhtml+xml" }, story("Havnby")),
  });
  const made = createCollecting({ data, allow: server.allow, clock: systemClock, pause: 0 });
  const collecting = { ...made, ...changes };
  const run = (...args: readonly string[]) => importAll(args, collecting);
  return { data, server, collecting, run, saved: () => readdir(join(data, "articles")).catch(() => []) };
}

const counts = ({ stdout }: Answer) => stdout.match(/\d+(?= (?:new|known|not))/g)?.map(Number);

describe("an import", () => {
  it("takes what a feed lists, once", async () => {
    const { run, server, saved } = await desk();
    const first = await run(`${server.origin}/feed`);
    expect(counts(first)).toEqual([2, 0, 1]);
    expect(first.stderr).toContain(`${server.origin}/missing: `);
    expect(first.code).toBe(0);
    expect((await saved()).toSorted()).toEqual([
      expect.stringMatching(/^2024-03-08-ferry-to-havnby-sails-/),
      expect.stringMatching(/^2024-03-08-ferry-to-lunn-sails-/),
    ]);
    const before = server.asked.length;
    expect(counts(await run(`${server.origin}/feed`))).toEqual([0, 2, 1]);
    expect(server.asked.slice(before).map(({ path }) => path)).toEqual(["/feed", "/missing"]);
  });

  it("takes a page of XHTML, which is XML as well", async () => {
    const { run, server } = await desk();
    expect(counts(await run(`${server.origin}/xhtml`))).toEqual([1, 0, 0]);
  });

  it("takes a page, and keeps what a person makes of it", async () => {
    const { run, server, saved, data } = await desk();
    expect(counts(await run(`${server.origin}/havnby`))).toEqual([1, 0, 0]);
    const [name = ""] = await saved();
    const file = join(data, "articles", name);
    expect(await readFile(file, "utf8")).toContain("outlet: The Harbour Post");
    await writeFile(file, "edited");
    expect(counts(await run(`${server.origin}/havnby#top`))).toEqual([0, 1, 0]);
    expect(await readFile(file, "utf8")).toBe("edited");
  });

  it("takes files and folders, each article once, and leaves them as they are", async () => {
    const { run, data, saved } = await desk();
    const mine = join(data, "mine");
    await mkdir(join(mine, "more"), { recursive: true });
    await writeFile(join(mine, "a.md"), "---\ntitle: A\n---\n\nThe ferry sailed, Ida Holm said.");
    await writeFile(join(mine, "more/a.md"), "---\ntitle: A\n---\n\nThe ferry stayed, Ida Holm said.");
    await writeFile(
      join(mine, "rows.jsonl"),
      '{"title":"B","text":"The tide was right, Ida Holm said."}\n{broken\n',
    );
    await writeFile(join(mine, "page.html"), story("Havnby"));
    const answered = await run(mine);
    expect(counts(answered)).toEqual([4, 0, 1]);
    expect(answered.stderr).toMatch(/rows\.jsonl: Line 2: /);
    expect(counts(await run(join(mine, "a.md"), join(mine, "page.html")))).toEqual([0, 2, 0]);
    expect(await saved()).toHaveLength(4);
    expect((await readdir(mine)).toSorted()).toEqual(["a.md", "more", "page.html", "rows.jsonl"]);
  });

  it("takes nothing that stands in the corpus or was renamed, and of one address each story", async () => {
    const { run, data, server, collecting, saved } = await desk();
    const corpus = join(data, "corpus");
    await mkdir(corpus);
    const mine = `---\nurl: ${server.origin}/havnby\n---\n\nThe ferry sailed, Ida Holm said.`;
    await writeFile(join(corpus, "mine.md"), mine);
    await writeFile(join(data, "a.md"), "---\ntitle: A\n---\n\nThe ferry stayed, Ida Holm said.");
    await run(join(data, "a.md"));
    const [name = ""] = await saved();
    await rename(join(data, "articles", name), join(data, "articles", "renamed.txt"));
    const textOf = createKnownTexts([corpus, join(data, "articles")]);
    const again = (...args: readonly string[]) => importAll(args, { ...collecting, textOf });
    expect(counts(await again(`${server.origin}/havnby`, join(data, "a.md")))).toEqual([0, 2, 0]);
    expect(server.asked).toEqual([]);
    await writeFile(join(data, "b.md"), mine.replace("sailed", "sank"));
    expect(counts(await again(join(corpus, "mine.md"), join(data, "b.md"), join(data, "b.md")))).toEqual([
      1, 2, 0,
    ]);
  });

  it("answers a script with JSON", async () => {
    const { run, server, saved } = await desk();
    const { stdout, code } = await run("--json", `${server.origin}/feed`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      new: expect.arrayContaining(await saved()),
      known: 0,
      refused: [{ what: `${server.origin}/missing`, reason: expect.any(String) }],
    });
  });

  it("shows how far it is", async () => {
    const { collecting, server } = await desk();
    const lines: string[] = [];
    await importAll([`${server.origin}/feed`], collecting, { progress: (line) => lines.push(line) });
    expect(lines).toContain(`█████████████░░░░░░░ 2 of 3 · 2 new · ${server.origin}/lunn?utm_source=feed`);
    expect(lines.at(-1)).toBe("");
  });

  it("shows how far it is in a folder, file by file", async () => {
    const { collecting, data } = await desk();
    const mine = join(data, "mine");
    await mkdir(mine);
    await writeFile(join(mine, "a.md"), "");
    await writeFile(join(mine, "b.jsonl"), '{"text":"It sailed, he said."}\n{"text":"It sank, he said."}\n{');
    await writeFile(join(mine, "c.md"), "It rained, he said.");
    const lines: string[] = [];
    await importAll([mine], collecting, { progress: (line) => lines.push(line) });
    expect(lines.slice(1, -1).map((line) => line.slice(0, 35))).toEqual([
      "██████░░░░░░░░░░░░░░ 1 of 3 · 0 new",
      "█████████████░░░░░░░ 2 of 3 · 1 new",
      "█████████████░░░░░░░ 2 of 3 · 2 new",
      "█████████████░░░░░░░ 2 of 3 · 2 new",
      "████████████████████ 3 of 3 · 3 new",
    ]);
  });
});

describe("an import that cannot", () => {
  it.each([[[]], [["--json"]], [["--help", "x"]]])("says what to say, not %j", async (args) => {
    const { run } = await desk();
    expect(await run(...args)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("npm run -s import"),
    });
  });

  it.each(["/missing", "/picture", "/empty", "/home", "/data", "/map"])(
    "take %s ends with 2 and a sentence",
    async (path) => {
      const { run, server, saved } = await desk();
      const answered = await run(server.origin + path, `${server.origin}/havnby`);
      expect(counts(answered)).toEqual([1, 0, 1]);
      expect(answered.code).toBe(2);
      expect(answered.stderr).toMatch(/^http[^\n]{30,300}\n$/);
      expect(await saved()).toHaveLength(1);
    },
  );

  it("take a path ends with 2 and a sentence", async () => {
    const { run, data } = await desk();
    await writeFile(join(data, "scan.pdf"), "x");
    await mkdir(join(data, "articles"));
    for (const path of ["nowhere", "scan.pdf", "articles"]) {
      const answered = await run(join(data, path));
      expect(answered.code).toBe(2);
      expect(answered.stderr).toMatch(/^[^\n]{30,300}\n$/);
    }
  });

  it.skipIf(process.platform === "win32")("read a pipe says so, and does not wait for it", async () => {
    const { run, data } = await desk();
    const pipe = join(data, "pipe.txt");
    await promisify(execFile)("mkfifo", [pipe]);
    expect(await run(pipe)).toMatchObject({ code: 2, stderr: expect.stringContaining("a device or a pipe") });
  });

  it("reach what is private unless it is allowed", async () => {
    const { run, server, collecting } = await desk();
    const alone = createCollecting({ data: "none", allow: () => false, clock: systemClock });
    const answered = await importAll([`${server.origin}/havnby`], { ...collecting, fetch: alone.fetch });
    expect(answered).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`FETCH_ALLOW=${server.host}`),
    });
    expect(server.asked).toEqual([]);
    expect(counts(await run(`${server.origin}/havnby`))).toEqual([1, 0, 0]);
  });

  it("write, since the disk is full, ends with 1 and keeps what came before", async () => {
    const { collecting, server, saved } = await desk();
    const folder: Collecting["folder"] = {
      ...collecting.folder,
      save: async (article) => {
        if ((await saved()).length > 0) throw new WriteError("The disk is full: x was not written.");
        return collecting.folder.save(article);
      },
    };
    const answered = await importAll([`${server.origin}/feed`], { ...collecting, folder });
    expect(answered).toMatchObject({ code: 1, stderr: expect.stringContaining("The disk is full") });
    expect(counts(answered)).toEqual([1, 0, 0]);
  });

  it("go on, since a person stops it, says so and keeps what came before", async () => {
    const { collecting, server, saved } = await desk();
    const ending = new AbortController();
    const answered = await importAll([`${server.origin}/feed`], collecting, {
      signal: ending.signal,
      progress: (line) => line.includes(" 1 of 3 ") && ending.abort(),
    });
    expect(answered).toMatchObject({ code: 1, stderr: expect.stringContaining("Stopped") });
    expect(await saved()).toHaveLength(1);
  });

  it("go on through a folder either", async () => {
    const { collecting, data, saved } = await desk();
    const ending = new AbortController();
    const rows = ["a", "b", "c"].map((name) =>
      JSON.stringify({ title: name, text: `The ${name} sailed, he said.` }),
    );
    await writeFile(join(data, "rows.jsonl"), rows.join("\n"));
    const answered = await importAll([join(data, "rows.jsonl")], collecting, {
      signal: ending.signal,
      progress: (line) => line.includes(" 1 new ") && ending.abort(),
    });
    expect(answered.code).toBe(1);
    expect(await saved()).toHaveLength(1);
  });

  it("move a terminal's cursor by what a file is called", async () => {
    const { run, data } = await desk();
    const name = "a\u001b[2J.md";
    await writeFile(join(data, name), "");
    const { stderr } = await run(join(data, name));
    expect(stderr).toContain("a\ufffd[2J.md");
  });
});

it("is a program of its own", async () => {
  const { data, server } = await desk();
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [resolve("src/import.ts"), `${server.origin}/havnby`],
    { cwd: data, env: { ...process.env, DATA: "state", FETCH_ALLOW: server.host } },
  );
  // No bar into a pipe.
  expect(stderr).toBe("");
  expect(stdout).toBe(`1 new article in ${join(data, "state/articles")}, 0 known already, 0 not taken\n`);
  expect(
    await createArticleFolder(join(data, "state/articles")).holds({ url: `${server.origin}/havnby` }),
  ).toBe(true);
});
