import * as files from "node:fs/promises";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { articleFileName, articleFileText, type NewArticle } from "../../src/collect/article-file.ts";
import { createArticleFolder } from "../../src/collect/article-folder.ts";
import { type Disk, WriteError, writeWhole } from "../../src/collect/write-file.ts";
import { textAt } from "../../src/research/article.ts";
import { readArticle } from "../../src/research/reading/read-article.ts";

const article: NewArticle = {
  title: "Night train: council votes",
  outlet: "The Harbour Post",
  published: "2024-03-08",
  url: "https://post.example/night-train",
  author: "Ida Holm",
  place: "Havnby",
  language: "en",
  fetched: "2024-03-09T10:00:00.000Z",
  paragraphs: [
    "The night train will run, Mayor Ida Holm said.",
    "“Nobody here wants to lose it,” Holm said.",
  ],
};

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "verbatim-articles-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const readBack = (written: NewArticle) => {
  const read = readArticle({ file: articleFileName(written), text: articleFileText(written) });
  return { ...read, paragraphs: read.paragraphs.map((span) => textAt(read, span)) };
};

describe("an article file", () => {
  it("is front matter and paragraphs", () => {
    expect(articleFileText(article)).toBe(`---
title: "Night train: council votes"
outlet: The Harbour Post
published: 2024-03-08
url: https://post.example/night-train
author: Ida Holm
place: Havnby
language: en
fetched: 2024-03-09T10:00:00.000Z
---

The night train will run, Mayor Ida Holm said.

“Nobody here wants to lose it,” Holm said.
`);
  });

  it("reads back as it was written", () => {
    expect(readBack(article)).toMatchObject({
      title: "Night train: council votes",
      outlet: "The Harbour Post",
      published: { precision: "day", iso: "2024-03-08" },
      url: "https://post.example/night-train",
      author: "Ida Holm",
      place: "Havnby",
      paragraphs: article.paragraphs,
    });
  });

  it("leaves out a day that is none, and shortens a field visibly", () => {
    const read = readBack({ ...article, published: "yesterday", title: "word ".repeat(5000) });
    expect(read.published).toBeUndefined();
    expect(read.title).toMatch(/^(?:word ){100}…$/);
  });

  // A letter at both ends and a full stop: nothing that could be taken for furniture.
  const sentence = fc
    .string({ unit: "binary", maxLength: 80 })
    .map(
      (words) =>
        `Ferry ${words.replace(/[\r\n\u2028\u2029\0]/gu, "")} runs again, harbour master Ida Holm said on the quay.`,
    );
  const marked = fc
    .tuple(
      fc.constantFrom("# ", "> ", "- ", "1. ", "---", "```", "    ", "![a](b) ", "[a](b) ", "title: "),
      sentence,
    )
    .map(([mark, words]) => (mark + words).trim());
  const field = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });
  const hostile = fc.constantFrom(
    "a\n---\nurl: https://evil.example/\n---\n",
    "x: y",
    "---",
    "# no",
    "'\"",
    "null",
    "~",
  );

  it("reads back whatever a page says", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(sentence, marked), { minLength: 1, maxLength: 6 }),
        fc.oneof(field, hostile),
        fc.oneof(field, hostile),
        (paragraphs, title, outlet) => {
          const read = readBack({ ...article, paragraphs, title: `T ${title}`, outlet: `O ${outlet}` });
          const plain = (words: string) => words.replaceAll("\0", "\ufffd").replace(/\s+/gu, " ").trim();
          expect(read.paragraphs).toEqual(paragraphs.map((words) => words.trim()));
          expect(read.title).toBe(plain(`T ${title}`));
          expect(read.outlet).toBe(plain(`O ${outlet}`));
          expect(read.url).toBe(article.url);
          expect(read.published).toEqual({ precision: "day", iso: "2024-03-08" });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("holds no line breaks, zeros or halves of characters of a page", () => {
    const text = articleFileText({
      ...article,
      title: "a\n---\nb",
      paragraphs: ["a\r\n---\u2028b\0\ud800", " \n "],
    });
    expect(text.startsWith("---\ntitle: a --- b\n")).toBe(true);
    expect(text.endsWith("---\n\na --- b\ufffd\ufffd\n")).toBe(true);
  });
});

describe("the name of an article file", () => {
  it("says day, words and id", () => {
    expect(articleFileName(article)).toMatch(/^2024-03-08-night-train-council-votes-[0-9a-z]{10}\.txt$/);
    expect(articleFileName({ ...article, published: "27 June" })).toMatch(/^undated-night-train/);
  });

  it("is one that every file system takes, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.string(), (title, published) => {
        const name = articleFileName({ ...article, title, published });
        expect(name).toMatch(/^(?:undated|\d{4}(?:-\d\d){0,2})(?:-[a-z0-9]+)*-[0-9a-z]{10}\.txt$/);
        expect(name.length).toBeLessThan(120);
      }),
    );
  });
});

describe("saving", () => {
  it("writes once, and keeps what a person made of it", async () => {
    const path = await folder();
    const saved = createArticleFolder(path);
    const name = await saved.save(article);
    expect(await readdir(path)).toEqual([name]);
    await writeFile(join(path, name ?? ""), "edited");
    const again = {
      ...article,
      title: "Another title",
      url: "http://post.example/night-train/?utm_source=x#a",
    };
    expect(await saved.save(again)).toBeUndefined();
    expect(await readdir(path)).toEqual([name]);
    expect(await readFile(join(path, name ?? ""), "utf8")).toBe("edited");
  });

  it("knows what is there and what is not", async () => {
    const path = await folder();
    const saved = createArticleFolder(join(path, "new"));
    expect(await saved.holds(article)).toBe(false);
    const name = await saved.save(article);
    expect(await saved.holds({ url: "https://post.example/night-train" })).toBe(true);
    expect(await saved.holds({ url: "https://post.example/other" })).toBe(false);
    // What a person removes is not there, and what comes by another way is.
    await rm(join(saved.path, name ?? ""));
    expect(await saved.holds(article)).toBe(false);
    await createArticleFolder(saved.path).save(article);
    expect(await saved.save(article)).toBeUndefined();
  });

  it.each([
    ["writeFile", "ENOSPC", "The disk is full"],
    ["sync", "ENOSPC", "The disk is full"],
    ["writeFile", "EIO", "EIO"],
  ] as const)("leaves nothing half when %s fails with %s", async (method, code, words) => {
    const path = await folder();
    const error: unknown = await createArticleFolder(path, failing(method, code))
      .save(article)
      .catch((cause) => cause);
    expect(error).toBeInstanceOf(WriteError);
    expect(String(error)).toContain(words);
    expect(await readdir(path)).toEqual([]);
  });

  it("leaves what stood there when a file is written anew in vain", async () => {
    const path = join(await folder(), "state.json");
    await writeWhole(path, "before");
    await expect(writeWhole(path, "after", failing("writeFile", "ENOSPC"))).rejects.toThrow(
      "The disk is full",
    );
    expect(await readFile(path, "utf8")).toBe("before");
  });
});

/** A disk that takes half of what is written, then fails. */
function failing(method: "writeFile" | "sync", code: string): Disk {
  return {
    ...files,
    open: async (...parameters) => {
      const handle = await files.open(...parameters);
      const fail = async () => {
        await handle.write("half");
        throw Object.assign(new Error(code), { code });
      };
      return new Proxy(handle, {
        get: (target, name) => {
          if (name === method) return fail;
          const value: unknown = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    },
  };
}
