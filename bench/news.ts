import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Article } from "../src/research/article.ts";

/** An article as it stands in a file of ../shared/news; `date` begins with an ISO day. */
export interface NewsRow {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly text: string;
}

/** The path of a collection such as `reuters21578`; ends the run with a message where it is not beside the project. */
export function newsFile(name: string): string {
  const file = fileURLToPath(new URL(`../../shared/news/${name}.jsonl.gz`, import.meta.url));
  if (existsSync(file)) return file;
  console.error(`The articles are not beside the project: put ${name}.jsonl.gz into ../shared/news.`);
  process.exit(2);
}

/** The articles of a collection as they stand there, in order. */
export const newsRows = (name: string): readonly NewsRow[] =>
  gunzipSync(readFileSync(newsFile(name)))
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** The article of a row, a paragraph for each line with words in it, without what reading a file would work out. */
export const newsArticle = ({ id, title, date, text }: NewsRow): Article => ({
  id,
  title,
  published: { precision: "day", iso: date.slice(0, 10) },
  text,
  paragraphs: Array.from(text.matchAll(/[^\n]+/g), ({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  })),
});
