import { existsSync, readFileSync } from "node:fs";
import { quotationsOf } from "../../src/research/quotations/quotations.ts";
import { articleOf, type Prediction, predictionOf, type Row, rowsOf } from "./rows.ts";

// Runs every set of ../shared/quotes that is there through its scorer and prints one table.
const shared = new URL("../../../shared/quotes/", import.meta.url);
const sets = ["articles", "polnear.dev", "polnear-noisy.dev", "gum-news.dev"];

interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

interface Block {
  readonly exact: Rates;
  readonly attribution: { readonly accuracy: number; readonly wrongWhenNamed: number };
  readonly endToEnd: Rates;
  readonly falsePositives: { readonly onMarkedTraps: number };
}

interface Scores {
  readonly traps: number;
  readonly direct: Block;
  readonly verbatim: Block;
}

interface Scorer {
  score(gold: readonly Row[], predictions: readonly Prediction[]): Scores;
}

const percent = (share: number): string => (100 * share).toFixed(1);

const line = (set: string, rows: string, scores: Scores, block: Block): string => {
  const { exact, attribution, endToEnd, falsePositives } = block;
  return `| ${set} | ${rows} | ${[exact.f1, attribution.accuracy, endToEnd.f1, attribution.wrongWhenNamed].map(percent).join(" | ")} | ${falsePositives.onMarkedTraps} of ${scores.traps} |`;
};

/** Every second article by a hash of its id, so that a figure can be compared with one never looked at. */
const half = (row: Row): number => {
  let sum = 0;
  for (const character of row.id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % 2;
};

if (!existsSync(new URL("score.mjs", shared))) {
  console.error("The annotated quotations are not beside the project: put them into ../shared/quotes.");
  process.exit(2);
}
const { score }: Scorer = await import(new URL("score.mjs", shared).href);
console.log(
  "| set | rows | detection F1 | attribution | end to end F1 | wrong among named | non-quotes taken |",
);
console.log("|---|---|---|---|---|---|---|");
for (const set of sets) {
  const file = new URL(`${set}.jsonl`, shared);
  if (!existsSync(file)) continue;
  const gold = rowsOf(readFileSync(file, "utf8"));
  const started = performance.now();
  const predictions = gold.map((row) => predictionOf(row.id, quotationsOf(articleOf(row))));
  const milliseconds = performance.now() - started;
  const scores = score(gold, predictions);
  console.log(line(set, "all", scores, scores.direct));
  console.log(line(set, "all, fragments too", scores, scores.verbatim));
  for (const part of set === "articles" ? [] : [0, 1]) {
    const rows = gold.filter((row) => half(row) === part);
    const ids = new Set(rows.map((row) => row.id));
    const scored = score(
      rows,
      predictions.filter(({ id }) => ids.has(id)),
    );
    console.log(line(set, part === 0 ? "half one" : "half two", scored, scored.direct));
  }
  const characters = gold.reduce((sum, row) => sum + row.text.length, 0);
  console.error(`${set}: ${Math.round(milliseconds)} ms for ${Math.round(characters / 1000)} kB`);
}
