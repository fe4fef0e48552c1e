import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Article, Passage } from "../../src/research/article.ts";

const file = new URL("../../../shared/news/reuters21578.jsonl.gz", import.meta.url);

/** The paragraphs of ../shared/news/reuters21578.jsonl.gz, in order; ends the run with a message where it is not. */
export function readPassages(): readonly Passage[] {
  if (!existsSync(file)) {
    console.error("The articles are not beside the project: put reuters21578.jsonl.gz into ../shared/news.");
    process.exit(2);
  }
  const lines = gunzipSync(readFileSync(file)).toString().trim().split("\n");
  return lines
    .map(articleOf)
    .flatMap((article) => article.paragraphs.map((_, paragraph) => ({ article, paragraph })));
}

export function textOf({ article, paragraph }: Passage): string {
  const span = article.paragraphs[paragraph];
  return span === undefined ? "" : article.text.slice(span.start, span.end);
}

function articleOf(line: string): Article {
  const { id, title, date, text }: { id: string; title: string; date: string; text: string } =
    JSON.parse(line);
  return {
    id,
    title,
    published: { precision: "day", iso: date.slice(0, 10) },
    text,
    paragraphs: Array.from(text.matchAll(/[^\n]+/g), ({ 0: words, index }) => ({
      start: index,
      end: index + words.length,
    })),
  };
}
