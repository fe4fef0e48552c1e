import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusal } from "../../../src/research/reading/article-files.ts";
import { readCorpus } from "../../../src/research/reading/read-corpus.ts";

let base: string;
let folder: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "verbatim-corpus-"));
  folder = join(base, "articles");
  await mkdir(folder);
});
afterEach(() => rm(base, { recursive: true }));

async function put(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(base, name)), { recursive: true });
    await writeFile(join(base, name), content);
  }
}

const titles = async (...folders: string[]) => (await readCorpus(folders)).articles.map(({ title }) => title);
const problems = async (...folders: string[]) =>
  (await readCorpus(folders)).problems.map(({ file, reason }) => `${file}: ${reason}`);

const article = (title: string) => `${title}\n\nIt rained at Havnby.\n`;

describe("readCorpus", () => {
  it("reads every kind of article, folders inside too, in the order of their names", async () => {
    await put({
      "articles/b.md": article("B"),
      "articles/a/z.TXT": article("A/Z"),
      "articles/c.txt": article("C"),
      "articles/data.json": JSON.stringify({ title: "D", text: "It rained at Havnby." }),
      "articles/page.HTM": "<title>E</title><p>It rained at Havnby, and the quay stood under water.</p>",
      "articles/picture.jpg": "no",
      "articles/constructor": "no",
    });
    expect(await titles(folder)).toEqual(["A/Z", "B", "C", "D", "E"]);
    expect(await problems(folder)).toEqual([]);
  });

  it("passes over every README and what is hidden", async () => {
    await put({
      "articles/a.md": article("A"),
      "articles/README.md": article("no"),
      "articles/in/ReadMe.txt": article("no"),
      "articles/readme.en.md": article("no"),
      "articles/.draft.md": article("no"),
      "articles/.git/note.md": article("no"),
      "articles/readmemory.md": article("Readmemory"),
    });
    expect(await titles(folder)).toEqual(["A", "Readmemory"]);
  });

  it("passes over the folder that a browser puts beside a page", async () => {
    await put({
      "articles/story.html":
        "<title>Story</title><p>It rained at Havnby, and the quay stood under water.</p>",
      "articles/story_files/frame.html": "<p>An advertisement, in a frame of the page.</p>",
      "articles/case_files/a.md": article("Case"),
    });
    expect(await titles(folder)).toEqual(["Case", "Story"]);
  });

  it("follows no links, neither out of the folder nor round in it", async () => {
    await put({ "articles/a.md": article("A"), "outside/secret.md": article("Secret") });
    await symlink(join(base, "outside"), join(folder, "out"));
    await symlink(join(base, "outside/secret.md"), join(folder, "secret.md"));
    await symlink(folder, join(folder, "round"));
    expect(await titles(folder)).toEqual(["A"]);
  });

  it.each([
    ["ENAMETOOLONG", "Its path is longer than the system takes: move it up,"],
    ["EACCES", "It may not be read: give the desk permission to read it."],
    ["ENOENT", "It cannot be found under its name: rename it,"],
    ["EIO", "It could not be read (EIO): try again,"],
  ])("says what to do about %s", (code, sentence) => {
    expect(refusal(Object.assign(new Error("no"), { code }))).toContain(sentence);
  });

  it("names a folder that cannot be read, and reads the others", async () => {
    await put({ "articles/a.md": article("A") });
    const name = "d".repeat(250);
    const start = process.cwd();
    try {
      process.chdir(folder);
      for (let depth = 0; depth < 20; depth++) {
        await mkdir(name);
        process.chdir(name);
      }
      expect(await titles(folder)).toEqual(["A"]);
      expect(await problems(folder)).toEqual([
        expect.stringMatching(/^articles\/d+\/.*: Its path is longer/),
      ]);
    } finally {
      process.chdir(start);
      // Node finds no path as long as this to remove it.
      spawnSync("rm", ["-rf", join(folder, name)]);
    }
  });

  it("follows the folder itself where that is a link", async () => {
    await put({ "articles/a.md": article("A") });
    await symlink(folder, join(base, "link"));
    expect(await titles(join(base, "link"))).toEqual(["A"]);
  });

  it("says of each bad file what to do, and reads the rest", async () => {
    await put({
      "articles/binary.txt": Uint8Array.of(80, 75, 3, 4, 0, 0),
      "articles/day.md": "---\npublished: soon\n---\nFerry\n",
      "articles/empty.md": "",
      "articles/good.md": article("Good"),
      "articles/huge.txt": "It rained. ".repeat(500_000),
      "articles/in/latin.txt": Uint8Array.of(0x46, 99, 97, 102, 0xe9),
      "articles/page.html": "<p></p>",
      "articles/yaml.md": "---\ntitle: a: b\n---\nFerry\n",
    });
    expect(await titles(folder)).toEqual(["Good", "Fcafé"]);
    expect(await problems(folder)).toEqual([
      "articles/binary.txt: This is not plain text: save the article as text in UTF-8, or take the file out.",
      'articles/day.md: In the front matter, published must be a day like 2022-06-27, a month like 2022-06 or a year like 2022, not "soon".',
      "articles/empty.md: The file is empty: put the article's text in it, or remove it.",
      "articles/huge.txt: The file is larger than 5 MB: split it into its articles.",
      "articles/page.html: There is no article on this page: save the page of one story, opened and read to its end.",
      'articles/yaml.md: The front matter is broken at line 2: write one "field: value" a line, and put a value that holds a colon in quotation marks.',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)("says when a file may not be read (root may read all)", async () => {
    await put({ "articles/a.md": article("A"), "articles/b.md": article("B") });
    await chmod(join(folder, "a.md"), 0);
    expect(await titles(folder)).toEqual(["B"]);
    expect(await problems(folder)).toEqual([
      "articles/a.md: It may not be read: give the desk permission to read it.",
    ]);
  });

  it("names both files of one id and keeps the first", async () => {
    const withUrl = (title: string, url: string) => `---\nurl: ${url}\n---\n${article(title)}`;
    await put({
      "articles/a.md": withUrl("First", "https://post.example/a"),
      "articles/b.md": withUrl("Second", "http://post.example/a/?utm_source=x"),
    });
    expect(await titles(folder)).toEqual(["First"]);
    expect(await problems(folder)).toEqual([
      "articles/b.md: It has the same url, id or file name as articles/a.md, which was read instead: remove one, or give this one an id of its own.",
    ]);
  });

  it("reads a folder once that is named twice or lies in another", async () => {
    await put({ "articles/in/a.md": article("A") });
    expect(await titles(folder, `${folder}/`, join(folder, "in"))).toEqual(["A"]);
    expect(await problems(folder, folder)).toEqual([]);
  });

  it("keeps ids when the corpus grows or its folders change places", async () => {
    await put({ "articles/a.md": article("A"), "other/b.md": article("B") });
    const before = (await readCorpus([folder, join(base, "other")])).articles.map(({ id }) => id);
    await put({ "articles/0.md": article("0") });
    const after = (await readCorpus([join(base, "other"), folder])).articles.map(({ id }) => id);
    expect(after).toEqual([before[1], expect.any(String), before[0]]);
  });

  it("says what is wrong with a folder", async () => {
    await put({ "articles/a.md": article("A"), "none/README.md": "x" });
    const [missing, file, none] = [join(base, "nowhere"), join(folder, "a.md"), join(base, "none")];
    expect(await titles(missing, file, none, folder)).toEqual(["A"]);
    expect(await problems(missing, file, none)).toEqual([
      `${missing}: There is no such folder: make it, or correct CORPUS.`,
      `${file}: This is a file: CORPUS takes the folder that it is in.`,
      `${none}: There is no article in this folder: put files ending in .md, .txt, .html, .json or .jsonl there.`,
    ]);
  });

  it("takes a byte order mark for none of the text", async () => {
    await put({ "articles/a.txt": `\ufeff${article("A")}` });
    const [read] = (await readCorpus([folder])).articles;
    expect(read?.text).toBe(article("A"));
  });

  it("reads more files than a process may hold open at once", async () => {
    await put(
      Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`articles/${n}.txt`, article(`No ${n}`)])),
    );
    expect(await titles(folder)).toHaveLength(300);
  });
});
