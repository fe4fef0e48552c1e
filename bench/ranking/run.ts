import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readCollection, readJudgements } from "./collection.ts";
import { type Rank, rankWithDefaults, rankWithVerbatim } from "./rank.ts";

// nDCG@10 on every collection of ../shared/relevance, and on both halves of its queries:
//   npm run -s bench:ranking
const root = fileURLToPath(new URL("../../../shared/relevance", import.meta.url));
if (!existsSync(root)) {
  console.error("The collections are not beside the project: put them into ../shared/relevance.");
  process.exit(2);
}
const order = ["time", "cran", "cisi", "med", "npl", "reuters-headlines", "reuters-quotes"];
const names = readdirSync(root, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? entry.name : []))
  .sort((a, b) => order.indexOf(a) - order.indexOf(b));
const engines = { "MiniSearch, defaults": rankWithDefaults, Verbatim: rankWithVerbatim };

type Relevant = ReadonlyMap<string, number>;

/** As ../shared/relevance/score.mjs counts it. */
function ndcg(rank: Rank, query: string, relevant: Relevant): number {
  const discounted = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, grade, place) => sum + grade / Math.log2(place + 2), 0);
  const found = rank(query, 10).map(({ id }) => relevant.get(id) ?? 0);
  return discounted(found) / discounted([...relevant.values()].sort((a, b) => b - a));
}

/** A query is in one half or the other by a hash, whatever the order of the file. */
const halfOf = (collection: string, query: string): number =>
  (createHash("sha256")
    .update(collection + query)
    .digest()[0] ?? 0) & 1;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const shown = (value: number): string => value.toFixed(4).slice(1);

console.log(`| nDCG@10 | ${names.join(" | ")} | mean | first half | second half |`);
console.log(`|---|${"---|".repeat(names.length + 3)}`);
for (const [engine, create] of Object.entries(engines)) {
  const scores = names.map((name) => {
    const { documents, queries } = readCollection(`${root}/${name}`);
    const judgements = readJudgements(`${root}/${name}`);
    const rank = create(documents);
    return queries.flatMap(({ id, text }) => {
      const relevant = judgements.get(id);
      return relevant === undefined ? [] : { half: halfOf(name, id), score: ndcg(rank, text, relevant) };
    });
  });
  const meanOf = (half?: number) => (of: (typeof scores)[number]) =>
    mean(of.flatMap((each) => (half === undefined || each.half === half ? each.score : [])));
  const cells = [...scores.map(meanOf()), ...[undefined, 0, 1].map((half) => mean(scores.map(meanOf(half))))];
  console.log(`| ${[engine, ...cells.map(shown)].join(" | ")} |`);
}
