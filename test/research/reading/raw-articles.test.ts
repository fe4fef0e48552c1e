import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { textAt } from "../../../src/research/article.ts";
import { readPage } from "../../../src/research/reading/html/read-page.ts";
import { readClosely } from "../../../src/research/reading/read-article.ts";
import { readFolders } from "../../../src/research/reading/read-corpus.ts";

const shared = new URL("../../../../shared/", import.meta.url);
const lines = (path: string) => readFileSync(new URL(path, shared), "utf8").split("\n").filter(Boolean);

interface Expected {
  readonly file: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly stated: string | null;
  readonly furnitureLines: readonly number[];
}

interface Annotated {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

// Other people's articles stand beside the project and never in it; where they are absent, nothing can be compared.
describe.skipIf(!existsSync(new URL("articles/expected.json", shared)))(
  "the five raw articles (needs ../shared/articles)",
  () => {
    const expected = (): Expected[] =>
      JSON.parse(readFileSync(new URL("articles/expected.json", shared), "utf8"));

    it("are understood as a careful reader understands them", () => {
      for (const { file, title, outlet, stated, furnitureLines } of expected()) {
        const text = readFileSync(new URL(`articles/${file}`, shared), "utf8");
        const { article, furniture } = readClosely({ file, text });
        const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
        expect(article.title).toBe(title);
        expect(article.outlet ?? null).toBe(outlet);
        expect(furniture.map(({ span }) => lineOf(span.start))).toEqual(furnitureLines);
        // A day is only ever words that the text states.
        if (article.published?.precision === "partial") expect(stated).toContain(article.published.stated);
        else expect(article.published).toBeUndefined();
      }
    });
  },
);

describe.skipIf(!existsSync(new URL("quotes/polnear.dev.jsonl", shared)))(
  "the annotated articles (needs ../shared/quotes)",
  () => {
    it.each(["articles", "gum-news.dev", "polnear.dev"])("lose no quotation of %s as pages either", (set) => {
      for (const row of lines(`quotes/${set}.jsonl`).map((line): Annotated => JSON.parse(line))) {
        const [title = "", ...paragraphs] = row.text
          .split(/\n+/)
          .map(escaped)
          .filter((line) => line.trim() !== "");
        const html = `<title>${title}</title><h1>${title}</h1><p>${paragraphs.join("</p><p>")}</p>`;
        const { article } = readClosely(readPage(`${row.id}.html`, html));
        const kept = collapsed(article.paragraphs.map((span) => textAt(article, span)).join("\n"));
        for (const { start, end, type } of row.quotes) {
          const words = collapsed(row.text.slice(start, end)).trim();
          if (type !== "indirect" && start > row.text.indexOf("\n")) expect(kept).toContain(words);
        }
      }
    });

    it.each(["articles", "gum-news.dev", "polnear.dev", "polnear-noisy.dev"])(
      "lose no quotation of %s to furniture",
      (set) => {
        for (const row of lines(`quotes/${set}.jsonl`).map((line): Annotated => JSON.parse(line))) {
          const { article } = readClosely({ file: `${row.id}.txt`, text: row.text });
          for (const { start, end, type } of row.quotes) {
            const kept = article.paragraphs.some(
              (paragraph) => start < paragraph.end && paragraph.start < end,
            );
            if (type !== "indirect") expect(kept, `${row.id}: ${row.text.slice(start, end)}`).toBe(true);
          }
        }
      },
    );
  },
);

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const collapsed = (text: string): string => text.replace(/[ \t\n\f\r]+/g, " ");

describe.skipIf(!existsSync(new URL("news/wikinews.jsonl.gz", shared)))(
  "the news in rows (needs ../shared/news)",
  () => {
    it("is read as it is, every row of it with its own day", async () => {
      let articles = 0;
      for await (const { reading, problem } of readFolders([fileURLToPath(new URL("news", shared))])) {
        expect(problem).toBeUndefined();
        expect(reading?.article.published).toMatchObject({ precision: "day" });
        articles++;
      }
      expect(articles).toBe(19_035 + 295);
    });
  },
);
