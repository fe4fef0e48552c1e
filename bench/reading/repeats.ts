import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Article, type Span, textAt } from "../../src/research/article.ts";
import { rowSource } from "../../src/research/reading/json/row-source.ts";
import { readArticle } from "../../src/research/reading/read-article.ts";
import { ReadingError } from "../../src/research/reading/reading-error.ts";
import { repeatedLines } from "../../src/research/reading/repeats.ts";

// What is called furniture because pages of one outlet repeat it, in ../shared; each set as if one outlet had printed it
// (PolNeAR's by the publisher): the lines are printed to be read, and quotations that would be lost are counted.
const shared = new URL("../../../shared/", import.meta.url);
const sets = [
  "news/reuters21578.jsonl.gz",
  "news/wikinews.jsonl.gz",
  "quotes/polnear.dev.jsonl",
  "quotes/gum-news.dev.jsonl",
];

interface Row {
  readonly source?: string;
  readonly quotes?: readonly Span[];
}

console.log("| set | pages | lines left out | of them different | quotations lost | ms |");
console.log("|---|---|---|---|---|---|");
for (const set of sets) {
  const file = new URL(set, shared);
  if (!existsSync(file)) console.error(`${set} is not beside the project: put it into ../shared.`);
  else measure(set, readFileSync(file));
}

function measure(set: string, bytes: Buffer): void {
  const quotes = new Map<Article, readonly Span[]>();
  const lines = (set.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString().trim().split("\n");
  for (const row of lines.map((line): Row => JSON.parse(line))) {
    const article = read({ url: undefined, ...row, outlet: row.source ?? "One Outlet" });
    if (article) quotes.set(article, row.quotes ?? []);
  }
  const started = performance.now();
  const repeated = repeatedLines(quotes.keys());
  const took = performance.now() - started;
  const left = new Map<string, number>();
  let lost = 0;
  for (const [article, furniture] of repeated) {
    for (const { span } of furniture) {
      const line = textAt(article, span);
      left.set(line, (left.get(line) ?? 0) + 1);
      lost += (quotes.get(article) ?? []).filter(
        ({ start, end }) => start < span.end && end > span.start,
      ).length;
    }
  }
  const count = [...left.values()].reduce((sum, one) => sum + one, 0);
  console.log(`| ${set} | ${quotes.size} | ${count} | ${left.size} | ${lost} | ${took.toFixed(0)} |`);
  for (const [line, times] of left) console.error(`${set}: ${times} times: ${line}`);
}

function read(row: object): Article | undefined {
  try {
    return readArticle(rowSource("rows", row));
  } catch (error) {
    if (error instanceof ReadingError) return undefined;
    throw error;
  }
}
