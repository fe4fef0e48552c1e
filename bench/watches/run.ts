import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRecords } from "../../src/desk/create-records.ts";
import { openDatabase } from "../../src/desk/database.ts";
import { createTakingArrivals } from "../../src/desk/matching/take-arrivals.ts";
import { type Article, textAt } from "../../src/research/article.ts";
import { createLiveResearch } from "../../src/research/create-research.ts";
import type { Research } from "../../src/research/research.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { stopWords } from "../../src/research/search/stop-words.ts";
import { newsArticle, newsRows } from "../news.ts";

// 1,000 watches against 1,000 new articles of ../shared/news, on a corpus of 1,000 others and on one of all others:
//   npm run -s bench:watches -- [WATCHES] [ROUNDS]
const [watches = "1000", rounds = "3"] = process.argv.slice(2);

const articles = newsRows("reuters21578").map(newsArticle);
const isComing = (at: number): boolean => at % 19 === 9 && at < 19_000;
const coming = articles.filter((_, at) => isComing(at));
const others = articles.filter((_, at) => !isComing(at));
const some = others.filter((_, at) => at % 18 === 0).slice(0, 1000);

/** Queries of several kinds, of words, names and headlines that the articles have. */
function queriesOf(research: Research, count: number): readonly string[] {
  let state = 21578;
  const below = (most: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % most;
  };
  const quotes = articles.flatMap(research.quotesIn);
  const names = [...new Set(research.who(emptyQuery).map(({ name }) => name))].slice(0, 400);
  const wordsIn = (text: string): string[] =>
    (text.match(/[A-Za-z]{4,}/g) ?? []).filter((word) => !stopWords.has(word.toLowerCase()));
  const said = (): string[] => {
    const quote = quotes[below(quotes.length)];
    return quote === undefined ? [] : quote.spans.flatMap((span) => wordsIn(textAt(quote.article, span)));
  };
  const word = (): string => {
    for (;;) {
      const words = said();
      if (words.length > 0) return words[below(words.length)] ?? "";
    }
  };
  const phrase = (): string => {
    for (;;) {
      const quote = quotes[below(quotes.length)];
      const text = quote?.spans[0] === undefined ? "" : textAt(quote.article, quote.spans[0]);
      const words = text.match(/[A-Za-z']+/g) ?? [];
      if (words.length >= 3) return `"${words.slice(0, 2 + below(2)).join(" ")}"`;
    }
  };
  const by = (): string => `by:"${names[below(names.length)]}"`;
  const headline = (): string =>
    wordsIn(articles[below(articles.length)]?.title ?? "")[0]?.toLowerCase() ?? "oil";
  const kinds = [
    () => `${word()} ${word()}`,
    () => word(),
    phrase,
    by,
    () => `${by()} ${word()}`,
    () => `about:${headline()}`,
    () => `about:${headline()} ${word()}`,
    () => `${word()} OR ${word()} OR ${phrase()}`,
    () => `${word()} -${word()} -${phrase()}`,
    () => `+${word()} type:direct`,
  ];
  return Array.from({ length: count }, (_, at) => kinds[at % kinds.length]?.() ?? "");
}

const research = async (corpus: readonly Article[]) => {
  const live = createLiveResearch();
  await live.update({ add: [...corpus, ...coming], remove: [] });
  return live.research;
};
const corpora = [
  { corpus: some, research: await research(some) },
  { corpus: others, research: await research(others) },
];
const queries = queriesOf(corpora[1]?.research ?? (await research([])), Number(watches));
const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
let databases = 0;

/** How long the watches take, the longest time in which nobody else had a turn, and how many matches there were. */
async function measured({ corpus, research: held }: (typeof corpora)[number]) {
  const database = openDatabase(join(folder, `${databases++}`));
  const records = createRecords(database);
  const taking = createTakingArrivals({
    research: held,
    records,
    log: (sentence) => console.error(sentence),
  });
  await taking.begin(corpus);
  for (const [at, query] of queries.entries()) {
    const room = { surface: "terminal", channel: `${at % 50}`, isPerson: false };
    const by = { surface: "terminal", id: `${at % 50}`, name: "" };
    records.watches.add({ name: `${at}`, query, every: "day", to: room, by, zone: "UTC", made: 0 });
  }
  // Names are joined once after a change, whoever asks first.
  held.suggest("by", "", 1);
  let longest = 0;
  let isOver = false;
  let before = spent();
  const look = (): void => {
    const now = spent();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isOver) setImmediate(look);
  };
  look();
  const started = spent();
  await taking.take(coming);
  const took = spent() - started;
  isOver = true;
  const matches = records.watches.running().reduce((sum, { id }) => sum + records.watches.countOf(id), 0);
  if (records.arrivals.last() !== corpus.length + coming.length) throw new Error("articles were not noted");
  await taking.stop();
  database.close();
  return { took, longest, matches };
}

/** Milliseconds of work so far: what else the machine does is not counted. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const results = corpora.map((): Awaited<ReturnType<typeof measured>>[] => []);
for (let round = 0; round < Number(rounds); round++) {
  for (const [at, corpus] of corpora.entries()) results[at]?.push(await measured(corpus));
}
rmSync(folder, { recursive: true });
console.log(`${watches} watches, ${coming.length} new articles; medians of ${rounds} rounds`);
console.log("| articles in the corpus | matches | total ms | ms an article | longest hold ms |");
console.log("|---|---|---|---|---|");
for (const [at, { corpus }] of corpora.entries()) {
  const of = results[at] ?? [];
  const took = median(of.map((each) => each.took));
  const hold = median(of.map(({ longest }) => longest));
  const cells = [corpus.length, of[0]?.matches, took.toFixed(0), (took / coming.length).toFixed(2)];
  console.log(`| ${[...cells, hold.toFixed(0)].join(" | ")} |`);
}
const [few, many] = results.map((of) => median(of.map(({ took }) => took)));
console.log(`With all others in the corpus it takes ${((many ?? 0) / (few ?? 1)).toFixed(2)} times as long.`);
