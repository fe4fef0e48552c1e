import { type Quote, textAt } from "../../src/research/article.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { quotationsOf } from "../../src/research/quotations/quotations.ts";
import { draftOf } from "../../src/research/verify/draft.ts";
import type { Verdict } from "../../src/research/verify/verify.ts";
import { newsArticle, newsRows } from "../news.ts";
import { createRandom } from "../random.ts";

// Verifies quotations of ../shared/news/reuters21578.jsonl.gz as they are and with up to a third of their words changed, dropped or
// added, and quotations of wikinews.jsonl.gz, which are not there; prints the times, what came out, and how long others had to wait:
//   node bench/verify/speed.ts [COUNT] [ARTICLES] [--missed]
// Times are the processor's, since other work on the machine is none of the desk's.
const count = Number(process.argv[2] ?? 300);

const random = createRandom(7);
const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];

const wordsOf = (quote: Quote): string[] =>
  quote.spans.flatMap((span) => textAt(quote.article, span).split(/\s+/)).filter((word) => word !== "");

const articles = newsRows("reuters21578")
  .map(newsArticle)
  .slice(0, Number(process.argv[3] ?? 1e9) || 1e9);
const started = performance.now();
const research = createResearch({ articles, problems: [] });
console.log(
  `${articles.length} articles, ${articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0)} passages, built in ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
// A desk has worked out who is who by the time that it is asked.
research.directory();
const quotes = articles
  .flatMap((article) => research.quotesIn(article))
  .filter((quote) => wordsOf(quote).length >= 8);
const chosen = Array.from({ length: count }, () => pick(quotes)).filter((quote) => quote !== undefined);
const anyWords = quotes.flatMap(wordsOf);

/** So many of the words, from 0 to 1, are other ones, gone, or beside new ones. */
function altered(words: readonly string[], share: number): string[] {
  const places = [...words.keys()].sort(() => random() - 0.5).slice(0, Math.floor(words.length * share));
  return words.flatMap((word, at) => {
    if (!places.includes(at)) return [word];
    const kind = random();
    return kind < 0.5 ? [pick(anyWords) ?? word] : kind < 0.8 ? [] : [pick(anyWords) ?? word, word];
  });
}

interface Case {
  readonly text: string;
  readonly quote?: Quote;
}

const kinds: Readonly<Record<string, readonly Case[]>> = {
  "as they are": chosen.map((quote) => ({ text: wordsOf(quote).join(" "), quote })),
  "a tenth altered": chosen.map((quote) => ({ text: altered(wordsOf(quote), 0.1).join(" "), quote })),
  "a fifth altered": chosen.map((quote) => ({ text: altered(wordsOf(quote), 0.2).join(" "), quote })),
  "a third altered": chosen.map((quote) => ({ text: altered(wordsOf(quote), 1 / 3).join(" "), quote })),
  foreign: newsRows("wikinews")
    .map(newsArticle)
    .slice(0, 3000)
    .flatMap((article) => quotationsOf(article))
    .filter((quote) => wordsOf(quote).length >= 8)
    .slice(0, count)
    .map((quote) => ({ text: wordsOf(quote).join(" ") })),
  "600 words": Array.from({ length: 20 }, () => ({
    text: Array.from({ length: 60 }, () =>
      wordsOf(pick(quotes) ?? (chosen[0] as Quote))
        .slice(0, 10)
        .join(" "),
    ).join(" "),
  })),
};

/** The processor's time of this thread so far, in milliseconds. */
function now(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The longest time between two turns of the loop while something is worked on. */
async function watched<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly held: number }> {
  let [held, last, isDone] = [0, now(), false];
  const tick = () => {
    const time = now();
    held = Math.max(held, time - last);
    last = time;
    if (!isDone) setImmediate(tick);
  };
  setImmediate(tick);
  const result = await work();
  held = Math.max(held, now() - last);
  isDone = true;
  return { result, held };
}

const percentile = (values: readonly number[], part: number): string =>
  (
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
  ).toFixed(1);

const bare = (text: string): string => text.replace(/["“”]/g, "");

const isFrom = (verdict: Verdict | undefined, quote: Quote): boolean => {
  const first = verdict?.sources[0];
  if (first === undefined || verdict?.outcome === "absent") return false;
  const same = [quote.article, ...research.copiesOf(quote.article)];
  // The same words may stand in an article that is no copy.
  return same.includes(first.article) || first.finding === "exact" || first.finding === "otherwise-written";
};

console.log("| | p50 / p95 / p99 ms | loop held p99 / most ms | source first | outcomes |");
console.log("|---|---|---|---|---|");
for (const [name, cases] of Object.entries(kinds)) {
  for (const { text } of cases.slice(0, 10)) await research.verify(draftOf(bare(text)));
  const times: number[] = [];
  const holds: number[] = [];
  const outcomes = new Map<string, number>();
  let found = 0;
  for (const { text, quote } of cases) {
    const draft = draftOf(bare(text));
    const from = now();
    const { result, held } = await watched(() => research.verify(draft));
    times.push(now() - from);
    holds.push(held);
    const outcome = result[0]?.outcome ?? "none";
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (quote !== undefined && isFrom(result[0], quote)) found++;
    else if (process.argv.includes("--missed") && quote !== undefined)
      console.log(`  missed (${outcome}): ${text}`);
  }
  const first = cases[0]?.quote === undefined ? "" : `${((100 * found) / cases.length).toFixed(1)} %`;
  console.log(
    `| ${name} | ${[0.5, 0.95, 0.99].map((part) => percentile(times, part)).join(" / ")} | ${percentile(holds, 0.99)} / ${percentile(holds, 1)} | ${first} | ${[...outcomes].map(([outcome, number]) => `${number} ${outcome}`).join(", ")} |`,
  );
}
