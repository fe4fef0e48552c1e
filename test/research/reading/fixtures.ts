import { readFileSync } from "node:fs";
import { type Article, textAt } from "../../../src/research/article.ts";
import { type Reading, readClosely } from "../../../src/research/reading/read-article.ts";

/** One of the made-up articles in `test/fixtures/articles`. */
export const fixture = (file: string): string =>
  readFileSync(new URL(`../../fixtures/articles/${file}`, import.meta.url), "utf8");

export const readFixture = (file: string): Reading => readClosely({ file, text: fixture(file) });

export const paragraphsOf = (article: Article): string[] =>
  article.paragraphs.map((span) => textAt(article, span));

/** What was left out, as "reason: words". */
export const leftOut = ({ article, furniture }: Reading): string[] =>
  furniture.map(({ span, reason }) => `${reason}: ${textAt(article, span)}`);
