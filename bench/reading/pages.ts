import { readFileSync } from "node:fs";
import { textAt } from "../../src/research/article.ts";
import { decode } from "../../src/research/reading/decode.ts";
import { readPage } from "../../src/research/reading/html/read-page.ts";
import { type Reading, readClosely } from "../../src/research/reading/read-article.ts";

/** What a careful reader finds on a made-up page: its facts (null where it says nothing), its own lines, and what is furniture. */
export interface ExpectedPage {
  readonly file: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly paragraphs: readonly string[];
  readonly furniture: readonly string[];
}

const folder = new URL("../../test/fixtures/html/", import.meta.url);

/** The pages in the shapes of real sites, about towns that do not exist. */
export const expectedPages = (): readonly ExpectedPage[] =>
  JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));

/** One of them, read. */
export const readExpected = ({ file }: Pick<ExpectedPage, "file">): Reading =>
  readClosely(readPage(file, decode(readFileSync(new URL(`pages/${file}`, folder)))));

/** What is wrong in the reading of a page: article lines that are lost, furniture that stayed. */
export function mistakes(page: ExpectedPage): {
  readonly lost: readonly string[];
  readonly stayed: readonly string[];
} {
  const { article } = readExpected(page);
  const kept = new Set(article.paragraphs.map((span) => textAt(article, span)));
  return {
    lost: page.paragraphs.filter((line) => !kept.has(line)),
    stayed: page.furniture.filter((line) => kept.has(line)),
  };
}
