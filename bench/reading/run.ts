import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { quotationsOf } from "../../src/research/quotations/quotations.ts";
import { readFolders } from "../../src/research/reading/read-corpus.ts";
import { expectedPages } from "./pages.ts";

// Articles and megabytes a second from file to Article, and to Quotes; memory while an article is read after another.
const news = new URL("../../../shared/news/", import.meta.url);
const pages = fileURLToPath(new URL("../../test/fixtures/html/pages/", import.meta.url));

interface Run {
  readonly articles: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly peak: number;
}

async function run(folder: string, withQuotes: boolean): Promise<Run> {
  let [articles, characters, peak] = [0, 0, 0];
  const started = performance.now();
  for await (const { reading } of readFolders([folder])) {
    if (reading === undefined) continue;
    if (withQuotes) quotationsOf(reading.article);
    articles++;
    characters += reading.article.text.length;
    if (articles % 100 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - started) / 1000;
  return { articles, megabytes: characters / 1e6, seconds, peak: Math.max(peak, process.memoryUsage.rss()) };
}

async function measure(set: string, folder: string): Promise<void> {
  for (const withQuotes of [false, true]) {
    const { articles, megabytes, seconds, peak } = await run(folder, withQuotes);
    const to = withQuotes ? "to Quotes" : "to Article";
    const figures = [articles / seconds, megabytes / seconds, peak / 1e6].map((figure) => figure.toFixed(1));
    console.log(`| ${set} | ${articles} | ${to} | ${figures.join(" | ")} |`);
  }
}

console.log("| set | articles | from file | articles/s | MB of text/s | memory of the process, MB |");
console.log("|---|---|---|---|---|---|");
for (const set of ["reuters21578", "wikinews"]) {
  const file = new URL(`${set}.jsonl.gz`, news);
  if (!existsSync(file)) {
    console.error(`${set} is not beside the project: put it into ../shared/news.`);
    continue;
  }
  const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
  copyFileSync(file, join(folder, `${set}.jsonl.gz`));
  await measure(set, folder);
  rmSync(folder, { recursive: true });
}
await measure(`${expectedPages().length} pages`, pages);
