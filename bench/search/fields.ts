import type { Passage } from "../../src/research/article.ts";
import { createSearchIndex } from "../../src/research/search/create-search-index.ts";
import { parseQuery } from "../../src/research/search/parse-query.ts";
import { readPassages } from "./passages.ts";
import { queryKinds } from "./queries.ts";

// Gives the articles outlets and the passages speakers, both made up, and measures questions for them, alone and with phrases:
//   node bench/search/fields.ts
const outlets = Array.from({ length: 40 }, (_, number) => `Outlet ${number}`);
const speakers = Array.from({ length: 500 }, (_, number) => `Given${number % 50} Surname${number}`);
const passages = readPassages();
const articles = new Map(
  [...new Set(passages.map(({ article }) => article))].map((article, number) => [
    article,
    { ...article, outlet: outlets[number % outlets.length] ?? "" },
  ]),
);
let made = 0;
const index = createSearchIndex(passages, ({ article, paragraph }: Passage) => {
  const span = article.paragraphs[paragraph];
  const number = made++;
  return {
    article: articles.get(article) ?? article,
    spans: span === undefined ? [] : [span],
    speakers: number % 3 === 0 ? [speakers[number % speakers.length] ?? ""] : [],
    kinds: ["direct"],
  };
});

/** The least of three: others use the machine too. */
function timed(typed: string): { milliseconds: number; total: number } {
  let [least, total] = [Number.POSITIVE_INFINITY, 0];
  for (let run = 0; run < 3; run++) {
    const from = performance.now();
    total = index.search(parseQuery(typed).query, { offset: 0, limit: 10 }).total;
    least = Math.min(least, performance.now() - from);
  }
  return { milliseconds: least, total };
}

const phrases = queryKinds(passages, 300).find(({ name }) => name === "phrase")?.queries ?? [];
for (const [name, fields] of [
  ["phrase and outlet", 'in:"Outlet 7"'],
  ["phrase and speaker", "by:Given7"],
  ["phrase, outlet, speaker and day", 'in:"Outlet 7" by:Given7 after:1987-03-10'],
]) {
  const times = phrases.map((phrase) => timed(`${phrase} ${fields}`).milliseconds).sort((a, b) => a - b);
  const shown = [0.5, 0.95, 0.99].map((part) => times[Math.floor(times.length * part)]?.toFixed(2));
  console.log(`${name}: ${shown.join(" / ")} ms`);
}
const many = (key: string, values: readonly string[]) =>
  values
    .slice(0, 32)
    .map((value) => `${key}:"${value}"`)
    .join(" ");
for (const [name, typed] of [
  ["32 outlets", many("in", outlets)],
  ["32 speakers", many("by", speakers)],
  ["32 speakers and 32 outlets", `${many("in", outlets)} ${many("by", speakers)}`],
  ["32 speakers, 32 outlets and the", `the ${many("in", outlets)} ${many("by", speakers)}`],
  ["a kind", "type:direct"],
  ['"of the" of 32 outlets', `"of the" ${many("in", outlets)}`],
] as const) {
  const { milliseconds, total } = timed(typed);
  console.log(`${name}: ${milliseconds.toFixed(2)} ms, ${total} found`);
}
