import type { Passage } from "../../src/research/article.ts";
import { createSearchIndex, loadSearchIndex } from "../../src/research/search/create-search-index.ts";
import type { Entry } from "../../src/research/search/search-index.ts";
import { readPassages } from "./passages.ts";

// Builds the index of all passages, saves it and loads it, three times, and prints how long each took at least:
//   node bench/search/snapshot.ts
const passages = readPassages();

const entryOf = ({ article, paragraph }: Passage): Entry => {
  const span = article.paragraphs[paragraph];
  return { article, spans: span === undefined ? [] : [span], speakers: [] };
};

const least: Record<string, number> = {};

function timed<T>(what: string, work: () => T): T {
  const started = performance.now();
  const result = work();
  least[what] = Math.min(least[what] ?? Number.POSITIVE_INFINITY, performance.now() - started);
  return result;
}

let megabytes = 0;
for (let run = 0; run < 3; run++) {
  const index = timed("building", () => createSearchIndex(passages, entryOf));
  const saved = timed("saving", () => index.save("passages"));
  timed("loading", () => loadSearchIndex(saved, "passages", entryOf));
  megabytes = saved.snapshot.length / 1e6;
}
for (const [what, milliseconds] of Object.entries(least))
  console.log(`${what}: ${(milliseconds / 1000).toFixed(2)} s`);
console.log(`${passages.length} passages, a snapshot of ${megabytes.toFixed(1)} MB`);
