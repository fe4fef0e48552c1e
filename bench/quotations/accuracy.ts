import { quotationsOf } from "../../src/research/quotations/quotations.ts";
import { compromiseOf } from "./compromise.ts";
import { articleOf, predictionOf, type Row } from "./rows.ts";
import { type Block, goldOf, loadScorer, type Scorer, type Scores } from "./scorer.ts";

const sets = ["articles", "polnear.dev", "polnear-noisy.dev", "gum-news.dev"];
/** The set whose publishers have enough articles each to say something. */
const ofPublishers = "polnear.dev";

/** Scores every set that is there and prints one table: exact spans, in per cent. */
export async function printAccuracy(): Promise<void> {
  const scorer = await loadScorer();
  if (scorer === undefined) return;
  console.log(
    "| set | rows | detection F1 | attribution | end to end F1 | wrong among named | non-quotes taken |",
  );
  console.log("|---|---|---|---|---|---|---|");
  for (const set of sets) {
    const gold = goldOf(set);
    if (gold !== undefined) printSet(scorer, set, gold);
  }
}

/** compromise's quotations on the same sets; it names no speakers. */
export async function printCompromise(): Promise<void> {
  const scorer = await loadScorer();
  if (scorer === undefined) return;
  console.log("\n| set | compromise: detection F1 | fragments too | non-quotes taken |\n|---|---|---|---|");
  for (const set of sets) {
    const gold = goldOf(set);
    if (gold === undefined) continue;
    const { direct, verbatim, traps } = scorer.score(gold, gold.map(compromiseOf));
    console.log(
      `| ${set} | ${percent(direct.exact.f1)} | ${percent(verbatim.exact.f1)} | ${direct.falsePositives.onMarkedTraps} of ${traps} |`,
    );
  }
}

function printSet(scorer: Scorer, set: string, gold: readonly Row[]): void {
  const predictions = new Map(
    gold.map((row) => [row.id, predictionOf(row.id, quotationsOf(articleOf(row)))]),
  );
  const scoreOf = (rows: readonly Row[]): Scores =>
    scorer.score(
      rows,
      rows.flatMap((row) => predictions.get(row.id) ?? []),
    );
  const all = scoreOf(gold);
  console.log(line(set, "all", all, all.direct));
  console.log(line(set, "all, fragments too", all, all.verbatim));
  if (set === "articles") return;
  for (const part of [0, 1]) {
    const scores = scoreOf(gold.filter((row) => half(row) === part));
    console.log(line(set, part === 0 ? "half one" : "half two", scores, scores.direct));
  }
  if (set === ofPublishers) printPublishers(set, gold, scoreOf);
}

function printPublishers(set: string, gold: readonly Row[], scoreOf: (rows: readonly Row[]) => Scores): void {
  const publishers = [...Map.groupBy(gold, (row) => row.source ?? "unknown")]
    .map(([name, rows]) => ({ name: name.replace(/^.*\//, ""), scores: scoreOf(rows) }))
    .sort((a, b) => b.scores.direct.endToEnd.f1 - a.scores.direct.endToEnd.f1);
  for (const { name, scores } of publishers) console.log(line(set, name, scores, scores.direct));
  const worst = publishers.at(-1);
  if (worst === undefined) return;
  const loss = scoreOf(gold).direct.endToEnd.f1 - worst.scores.direct.endToEnd.f1;
  console.log(line(set, `worst publisher: ${worst.name}`, worst.scores, worst.scores.direct));
  console.error(`${worst.name} is ${percent(loss)} points of end to end F1 under all of ${set}.`);
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
