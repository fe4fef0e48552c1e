import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { expectedPages } from "../../bench/reading/pages.ts";
import { articleFileName, articleFileText } from "../../src/collect/article-file.ts";
import { asWritten, readFetched } from "../../src/collect/read-fetched.ts";
import { articleId } from "../../src/research/reading/identity.ts";
import { readClosely } from "../../src/research/reading/read-article.ts";

it.each(expectedPages().map(({ file }) => file))(
  "%s is the same article when its file is read again",
  async (file) => {
    const bytes = await readFile(`test/fixtures/html/pages/${file}`);
    const url = `https://gull.example/${file}`;
    const fetched = { ...readFetched({ url, type: "text/html", bytes }), url };
    const article = { ...fetched, fetched: "2026-01-01T00:00:00.000Z" };
    const { article: again } = readClosely({
      file: articleFileName(article),
      text: articleFileText(article),
    });
    expect(asWritten(again)).toEqual(fetched);
    expect(again.id).toBe(articleId({ url, file: "" }));
  },
);
