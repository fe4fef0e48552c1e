import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// Measures each engine in a process of its own, three times, and prints medians; then the product's own way to an answer
// (questions.ts), unless engines are named. With --quick, once and with fewer queries:
//   npm run -s bench:search -- [--quick] [ENGINE …]
const names = ["minisearch", "lunr", "orama", "flexsearch", "sqlite", "verbatim", "ceiling"];
const asked = process.argv.slice(2);
const isQuick = asked.includes("--quick");
const engines = names.filter((name) => asked.includes(name) || asked.every((each) => each.startsWith("--")));
const runs = isQuick ? 1 : 3;
const queries = isQuick ? 60 : 300;

interface Measured {
  readonly build: number;
  readonly megabytes: number;
  readonly passages: number;
  readonly times: Record<string, readonly number[]>;
  /** How many queries of a kind were asked, where they take so long that those were not all. */
  readonly fewer: Record<string, number>;
  readonly dearest: Record<string, number>;
}

function outputOf(script: string, ...args: readonly string[]): string {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const settings = ["--expose-gc", "--max-old-space-size=4096"];
  return execFileSync(process.execPath, [...settings, path, ...args], { encoding: "utf8" });
}

const measured = (engine: string): Measured => JSON.parse(outputOf("measure.ts", engine, String(queries)));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const shown = (milliseconds: number): string => milliseconds.toFixed(milliseconds < 10 ? 2 : 0);

// Rounds, not one engine after the other: what else the machine does falls on all of them.
const results = new Map(engines.map((engine) => [engine, [] as Measured[]]));
for (let run = 0; run < runs; run++) {
  for (const [engine, of] of results) of.push(measured(engine));
}
const kinds = [...new Set([...results.values()].flatMap(([first]) => Object.keys(first?.times ?? {})))];
console.log(`| p50 / p95 / p99 ms | build s | MB | ${kinds.join(" | ")} |`);
console.log(`|---|${"---|".repeat(kinds.length + 2)}`);
for (const [engine, of] of results) {
  const cells = kinds.map((kind) =>
    of[0]?.times[kind] === undefined
      ? "-"
      : [0, 1, 2].map((part) => shown(median(of.map(({ times }) => times[kind]?.[part] ?? 0)))).join(" / "),
  );
  const build = (median(of.map((each) => each.build)) / 1000).toFixed(1);
  const megabytes = median(of.map((each) => each.megabytes)).toFixed(0);
  console.log(`| ${[engine, build, megabytes, ...cells].join(" | ")} |`);
}
for (const [engine, of] of results) {
  for (const kind of kinds) {
    const asked = of.flatMap(({ fewer }) => fewer[kind] ?? []);
    if (asked.length > 0)
      console.log(`${engine}, ${kind}: ${median(asked)} of ${queries} queries, for their time`);
  }
}
const own = results.get("verbatim") ?? [];
for (const name of Object.keys(own[0]?.dearest ?? {})) {
  console.log(`${name}: ${shown(median(own.map(({ dearest }) => dearest[name] ?? 0)))} ms`);
}
if (engines.length === names.length)
  console.log(`\n${outputOf("questions.ts", isQuick ? "60" : "150").trim()}`);
