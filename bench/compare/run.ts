import { fileURLToPath } from "node:url";
import type { Article, Quote } from "../../src/research/article.ts";
import { textAt } from "../../src/research/article.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { readCorpus } from "../../src/research/reading/read-corpus.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { tellingsOf } from "../../src/research/variants/tellings.ts";
import { wordDiff } from "../../src/research/variants/word-diff.ts";
import { wordsSaid } from "../../src/research/words-said.ts";
import { type NewsRow, newsArticle, newsRows } from "../news.ts";
import { scoredPairs } from "./made-up.ts";

// Which made-up quotations are taken for one statement, then times on ../shared/news, and pairs to read:
//   npm run -s bench:compare -- [PAIRS] [reuters21578|wikinews] [TIMES]
// TIMES takes all articles so often, years apart, as if everybody said everything again.
const [pairs = "0", only, repeated = "1"] = process.argv.slice(2);

const folder = fileURLToPath(new URL("../../test/fixtures/variants", import.meta.url));
const madeUp = createResearch(await readCorpus([folder]));
const { right, wrong, missed } = scoredPairs(madeUp);
const [found, real] = [right.length + wrong.length, right.length + missed.length];
console.log(`made-up: ${real} pairs are variants, ${found} were found`);
console.log(`precision ${(right.length / found).toFixed(3)}, recall ${(right.length / real).toFixed(3)}`);
for (const each of wrong) console.log(`  wrong: ${each}`);
for (const each of missed) console.log(`  missed: ${each}`);

const articleOf = (row: NewsRow, copy: number): Article => ({
  ...newsArticle(row),
  id: `${row.id} ${copy}`,
  // Years apart, so that copies are no copies of one story.
  published: { precision: "day", iso: `${Number(row.date.slice(0, 4)) + copy * 3}${row.date.slice(4, 10)}` },
});

const saidBy = ({ article, spans }: Quote): string => spans.map((span) => textAt(article, span)).join(" / ");

for (const name of only === undefined ? ["wikinews", "reuters21578"] : [only]) {
  const rows = newsRows(name);
  const articles = Array.from({ length: Number(repeated) }, (_, copy) =>
    rows.map((row) => articleOf(row, copy)),
  ).flat();
  const research = createResearch({ articles, problems: [] });
  const quotes = articles.flatMap(research.quotesIn);
  // The people are worked out by the first question, where a desk does it before.
  research.who(emptyQuery);
  const [finding, comparing]: [number[], number[]] = [[], []];
  const others: (readonly [Quote, Quote])[] = [];
  let having = 0;
  for (const quote of quotes) {
    const [{ asked, same }, forFinding] = timed(() => research.variantsOf(quote));
    finding.push(forFinding);
    if (same.length > 0) having++;
    if (asked === quote)
      others.push(...same.flatMap((other) => (quote.id < other.id ? [[quote, other] as const] : [])));
    const shown = tellingsOf([asked, ...same]).slice(0, 3);
    const [, forComparing] = timed(() =>
      shown.map(({ quotes: [other] }) => (other === asked ? undefined : wordDiff(asked, other))),
    );
    comparing.push(forComparing);
  }
  console.log(`${name}: ${quotes.length} quotations, ${having} with variants, ${others.length} pairs`);
  console.log(`  finding: ${times(finding)}`);
  console.log(`  comparing three of them word for word: ${times(comparing)}`);
  const unlike = others.filter(([a, b]) => wordsSaid(a).join(" ") !== wordsSaid(b).join(" "));
  console.log(`  ${unlike.length} pairs are not the same word for word`);
  const count = Math.min(Number(pairs), unlike.length);
  for (let number = 0; number < count; number++) {
    // Spread evenly over the list, so that the same sample is read again after a change.
    const pair = unlike[Math.floor((number * unlike.length) / count)];
    console.log(`\n${number + 1}.`);
    for (const quote of pair ?? []) {
      const { published } = quote.article;
      const day = published?.precision === "day" ? published.iso : "";
      console.log(
        `  ${day} ${quote.speaker?.name ?? "unattributed"}: ${saidBy(quote).replace(/\s+/g, " ").slice(0, 400)}`,
      );
    }
  }
}

/** With the milliseconds that it takes: the best of five, since other work on the machine is not ours. */
function timed<Result>(task: () => Result): readonly [Result, number] {
  const durations = [0, 0, 0, 0, 0].map(() => {
    const started = performance.now();
    task();
    return performance.now() - started;
  });
  return [task(), Math.min(...durations)];
}

function times(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}
