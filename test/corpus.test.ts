import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { type Article, textAt } from "../src/research/article.ts";
import { foldedWords } from "../src/research/fold.ts";
import { quotationsOf } from "../src/research/quotations/quotations.ts";
import { type Corpus, readCorpus } from "../src/research/reading/read-corpus.ts";

const shared = new URL("../../shared/", import.meta.url);
const hasShared = existsSync(new URL("quotes/articles.jsonl", shared));

interface Original {
  readonly day: string;
  readonly text: string;
  readonly quotes: readonly string[];
  /** Each quotation with its speaker. */
  readonly said: readonly string[];
}

let corpus: Corpus;
beforeAll(async () => {
  corpus = await readCorpus([fileURLToPath(new URL("../corpus", import.meta.url))]);
});

const dayOf = (article: Article): string =>
  article.published?.precision === "day" ? article.published.iso : "no day";

const bodyOf = (article: Article): string =>
  article.paragraphs.map((span) => textAt(article, span)).join("\n");
const quotedIn = (article: Article): string[] =>
  Array.from(bodyOf(article).matchAll(/“([^”]*)”/gu), ([, words]) => words ?? "");

/** Articles and briefs differ in the capitals of a ministry. */
const saying = (speaker: string, words: string): string => `${speaker.toLowerCase()}: ${words}`;

describe("the corpus that ships", () => {
  it("reads without a problem: five briefs, each with its day, place and quotations", () => {
    expect(corpus.problems).toEqual([]);
    expect(corpus.articles.map(dayOf)).toEqual([
      "2016-07-08",
      "2017-02-17",
      "2018-07-11",
      "2022-06-27",
      "2022-12-01",
    ]);
    expect(corpus.articles.map(({ outlet }) => outlet)).toEqual([
      "The Moscow Times",
      undefined,
      "RBC",
      "TASS",
      undefined,
    ]);
    for (const article of corpus.articles) {
      expect(article.place).toBeTruthy();
      expect(article.title).not.toContain("“");
      expect(article.paragraphs.length).toBeGreaterThanOrEqual(3);
      expect(quotedIn(article).length).toBeGreaterThanOrEqual(3);
    }
  });

  it("has its quotation marks in pairs, and no others", () => {
    for (const article of corpus.articles) {
      expect(bodyOf(article)).not.toMatch(/["„«»]/);
      expect(bodyOf(article).match(/“/g)).toHaveLength(bodyOf(article).match(/”/g)?.length ?? 0);
    }
  });
});

// The articles that the briefs are about stand beside the project and never in it.
describe.skipIf(!hasShared)("the briefs and their articles (needs ../shared)", () => {
  let originals: Original[];
  beforeAll(() => {
    const days: { file: string; published: string }[] = JSON.parse(
      readFileSync(new URL("articles/expected.json", shared), "utf8"),
    );
    originals = readFileSync(new URL("quotes/articles.jsonl", shared), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .map((row: { id: string; text: string; quotes: { text: string; speaker: string }[] }) => ({
        day: days.find(({ file }) => file === row.id)?.published ?? "",
        text: row.text,
        quotes: row.quotes.map(({ text }) => text),
        said: row.quotes.map(({ text, speaker }) => saying(speaker, text)),
      }));
  });
  const originalOf = (article: Article) => originals.find(({ day }) => day === dayOf(article));

  it("quote each quotation of their article, whole and to the letter, and nothing else", () => {
    for (const article of corpus.articles) {
      expect(quotedIn(article).toSorted()).toEqual(originalOf(article)?.quotes.toSorted());
    }
  });

  it("leave each quotation with the speaker whom its article names", () => {
    for (const article of corpus.articles) {
      const said = quotationsOf(article).flatMap(({ spans, speaker }) =>
        spans.map((span) => saying(speaker?.name ?? "nobody", textAt(article, span))),
      );
      expect(said.toSorted()).toEqual(originalOf(article)?.said.toSorted());
    }
  });

  it("say the rest in words of their own: no run of eight words stands in any of the articles", () => {
    const copied: string[] = [];
    for (const article of corpus.articles) {
      const own = [article.title, ...bodyOf(article).split(/“[^”]*”/u)];
      for (const words of own.map(foldedWords)) {
        for (let at = 0; at + 8 <= words.length; at++) {
          const run = words.slice(at, at + 8).join(" ");
          if (originals.some(({ text }) => foldedWords(text).join(" ").includes(run))) copied.push(run);
        }
      }
    }
    expect(copied).toEqual([]);
  });
});
