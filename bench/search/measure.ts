import type { CreateEngine } from "./engine.ts";
import { readPassages } from "./passages.ts";
import { queryKinds, worstQueries } from "./queries.ts";

// Measures one engine in this process and prints one line of JSON; run.ts runs it for each:
//   node --expose-gc bench/search/measure.ts ENGINE QUERIES
const [engine = "verbatim", count = "300"] = process.argv.slice(2);
const { create }: { create: CreateEngine } = await import(`./engines/${engine}.ts`);
const knowsPhrases = engine === "verbatim" || engine === "sqlite";

function used(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const passages = readPassages();
const kinds = queryKinds(passages, Number(count));
const worst = worstQueries(passages);
const before = used();
const started = performance.now();
const index = await create(passages);
const build = performance.now() - started;
const megabytes = (used() - before) / 1e6;

/** The least of some: others use the machine too. */
async function timed(typed: string, times = 3): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < times; run++) {
    const from = performance.now();
    await index.search(typed);
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

/** How many milliseconds the queries of one kind may take, and how many are asked even if they take more. */
const most = 10_000;
const fewest = 30;

/** Some queries unmeasured, for the engine to get warm, and how many more there is time for. */
async function warmedUp(queries: readonly string[]): Promise<number> {
  const from = performance.now();
  let asked = 0;
  for (const query of queries.slice(0, 20)) {
    await index.search(query);
    asked++;
    if (performance.now() - from > most / 5) break;
  }
  const each = (performance.now() - from) / asked;
  return Math.max(fewest, Math.floor(most / (3 * each)));
}

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const times: Record<string, readonly number[]> = {};
/** How many queries of a kind were asked, where those were not all. */
const fewer: Record<string, number> = {};
for (const { name, queries, needsLanguage } of kinds) {
  if (needsLanguage && !knowsPhrases) continue;
  if (needsLanguage && name !== "phrase" && engine !== "verbatim") continue;
  const few = await warmedUp(queries);
  if (few < queries.length) fewer[name] = few;
  const measured: number[] = [];
  for (const query of queries.slice(0, few)) measured.push(await timed(query, few === fewest ? 1 : 3));
  measured.sort((a, b) => a - b);
  times[name] = [percentile(measured, 0.5), percentile(measured, 0.95), percentile(measured, 0.99)];
}
const dearest: Record<string, number> = {};
if (engine === "verbatim") {
  for (const { name, query } of worst) dearest[name] = await timed(query);
}
console.log(JSON.stringify({ build, megabytes, passages: passages.length, times, fewer, dearest }));
