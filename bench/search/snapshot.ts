import type { Passage } from "../../src/research/article.ts";
import { createSearchIndex, loadSearchIndex } from "../../src/research/search/create-search-index.ts";
import type { Entry } from "../../src/research/search/search-index.ts";
import { createPause } from "../../src/research/slices.ts";
import { readPassages } from "./passages.ts";

// Builds the index of all passages, saves it and loads it, three times, and prints the processor's time for each at least:
//   node bench/search/snapshot.ts
const passages = readPassages();

const entryOf = ({ article, paragraph }: Passage): Entry => {
  const span = article.paragraphs[paragraph];
  return { article, spans: span === undefined ? [] : [span], speakers: [] };
};

const least: Record<string, number> = {};

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const before = process.threadCpuUsage();
  const result = await work();
  const { user, system } = process.threadCpuUsage(before);
  least[what] = Math.min(least[what] ?? Number.POSITIVE_INFINITY, (user + system) / 1000);
  return result;
}

let megabytes = 0;
for (let run = 0; run < 3; run++) {
  const index = await timed("building", () => createSearchIndex(passages, entryOf));
  const saved = await timed("saving", () => index.save(createPause()));
  await timed("loading", () => loadSearchIndex(saved, entryOf));
  const { numbers, words } = saved;
  megabytes =
    (numbers.reduce((sum, { byteLength }) => sum + byteLength, 0) + words.flat().join().length) / 1e6;
}
for (const [what, milliseconds] of Object.entries(least))
  console.log(`${what}: ${(milliseconds / 1000).toFixed(2)} s`);
console.log(`${passages.length} passages, ${megabytes.toFixed(1)} MB saved`);
