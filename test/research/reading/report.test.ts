import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readFolders } from "../../../src/research/reading/read-corpus.ts";
import { reportsOn } from "../../../src/research/reading/report.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/articles", import.meta.url));
const command = fileURLToPath(new URL("../../../src/check-corpus.ts", import.meta.url));

let bad: string;
beforeAll(() => {
  bad = mkdtempSync(join(tmpdir(), "verbatim-check-"));
  writeFileSync(join(bad, "a.md"), "---\ntitle: Ferry \u001b[31mred\u202e\n---\nIt rained at Havnby.");
  writeFileSync(join(bad, "b.md"), "");
});
afterAll(() => rmSync(bad, { recursive: true }));

const reportsIn = async (folder: string) => reportsOn(await Array.fromAsync(readFolders([folder])));
const check = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: "utf8" });

it("says of each file what was understood, what was left out and why, and what is missing", async () => {
  const reports = await reportsIn(fixtures);
  expect(reports.find(({ file }) => file === "articles/wire-story.txt")).toMatchObject({
    title: "Bridge over the Lunn to stay closed until spring",
    outlet: "NNA",
    published: { precision: "partial", stated: "May 2" },
    paragraphs: 4,
    missing: ["published", "author", "language", "url"],
  });
  expect(reports.find(({ file }) => file === "articles/scraped-page.txt")).toMatchObject({
    dropped: expect.arrayContaining([{ reason: "form", text: "Leave a Reply" }]),
  });
});

it("says what a page holds beside its article, and what its site repeats", async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-check-"));
  const notice = "Our newsroom answers each of the letters that it is sent.";
  for (const number of [1, 2, 3, 4]) {
    const story = [1, 2, 3, 4, 5].map(
      (line) => `<p>Line ${line} of story ${number} says what happened at quay ${number * line}.</p>`,
    );
    writeFileSync(
      join(folder, `${number}.html`),
      `<title>Quay ${number}</title><link rel="canonical" href="https://post.example/quay-${number}"><nav>Front page</nav>
      <h1>Quay ${number}</h1><article>${story.join("")}<p>${notice}</p></article><aside class="sidebar"><p>Tide tables</p></aside>`,
    );
  }
  const [first] = await reportsIn(folder);
  const table = check(folder).stdout;
  rmSync(folder, { recursive: true });
  expect(first).toMatchObject({
    paragraphs: 5,
    dropped: [
      { reason: "repeated on many pages", text: notice },
      { reason: "beside the article, by Readability", text: "Front page" },
      { reason: "beside the article, by Readability", text: "Tide tables" },
    ],
  });
  expect(table).toContain(`    repeated on many pages  ${notice}`);
  expect(table).toContain("  beside it                 2 lines: Front page · Tide tables\n");
  expect(table).toContain("4 articles, 4 lines left out, 0 problems.");
});

it("is printed for people, with nothing that moves their cursor, and the code says whether all was read", () => {
  const { stdout, status } = check(bad);
  expect(stdout).toContain("Ferry ·[31mred·");
  expect(stdout).toContain(
    "  not read                  The file is empty: put the article's text in it, or remove it.",
  );
  expect(stdout).toContain("1 article, 0 lines left out, 1 problem.");
  expect(stdout).not.toContain("\u001b");
  expect(status).toBe(1);
});

it("is a table, with what was passed over below it", () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-check-"));
  for (const name of ["a.pdf", "b.PDF", "notes"]) writeFileSync(join(folder, name), "x");
  writeFileSync(
    join(folder, "ferry.md"),
    "---\ntitle: Ferry\npublished: 2024-03-08\n---\nIt rained at Havnby.",
  );
  symlinkSync(join(folder, "ferry.md"), join(folder, "link.md"));
  const { stdout } = check(folder);
  rmSync(folder, { recursive: true });
  const [head, first] = stdout.split("\n");
  expect(head).toMatch(/^file +title +outlet +day +paragraphs +left out +missing$/);
  expect(first).toMatch(/^\S*ferry\.md +Ferry +– +2024-03-08 +1 +0 +5$/);
  expect(first?.indexOf("Ferry")).toBe(head?.indexOf("title"));
  expect(stdout).toContain(
    "Passed over, as no articles by their names: 2 .pdf, 1 link, 1 file without an ending.",
  );
});

it("names the fields that counted for nothing", () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-check-"));
  writeFileSync(
    join(folder, "ferry.md"),
    "---\ntags: [quay]\nlayout: story\ndate: so\u001bon\nlanguage: ours\n---\nIt rained at Havnby.",
  );
  const { stdout } = check(folder);
  rmSync(folder, { recursive: true });
  expect(stdout).toContain("  fields passed over        tags · layout\n");
  expect(stdout).toContain("  field passed over         date: so·on (not a day like 2022-06-27)\n");
  expect(stdout).toContain("  field passed over         language: ours (not a language like en)\n");
});

it("is of one file as well, and says what it cannot be of", () => {
  expect(check(join(fixtures, "brief.md")).stdout).toContain("1 article, 3 lines left out, 0 problems.");
  expect(check(join(bad, "nowhere")).stdout).toContain("There is no such file or folder.");
  expect(check(command).stdout).toContain("This is no file of an article by its name");
});

it("reads what the desk has fetched, where nothing is named", () => {
  const data = mkdtempSync(join(tmpdir(), "verbatim-check-"));
  mkdirSync(join(data, "articles"));
  writeFileSync(join(data, "articles", "fetched.txt"), "Ferry\n\nIt rained at Havnby.\n");
  const { stdout } = spawnSync(process.execPath, [command, "--json"], {
    encoding: "utf8",
    env: { ...process.env, CORPUS: fixtures, DATA: data },
  });
  rmSync(data, { recursive: true });
  const files = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).file);
  expect(files).toContain("articles/fetched.txt");
  expect(files).toContain("articles/brief.md");
});

it("says how it is asked", () => {
  const { stdout, status } = check("--help");
  expect(stdout).toContain("--json  one JSON object a line (JSON Lines)");
  expect(status).toBe(0);
  const wrong = check("--jsno");
  expect([wrong.stderr, wrong.status]).toEqual([expect.stringContaining("--json"), 2]);
});

it("is printed for programs, one object a line", () => {
  const { stdout, status } = check("--json", fixtures);
  const reports = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(reports.map(({ file }) => file)).toEqual([
    "articles/brief.md",
    "articles/scraped-page.txt",
    "articles/wire-story.txt",
    "articles/wrapped.txt",
  ]);
  expect(status).toBe(0);
});
