import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Article, Quote } from "../../src/research/article.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { namesFor, namesOf } from "../../src/research/directory.ts";
import { createPeople } from "../../src/research/people/people.ts";
import { sightingsIn } from "../../src/research/people/sighting.ts";
import { quotationsOf } from "../../src/research/quotations/quotations.ts";
import { emptyQuery } from "../../src/research/search/query.ts";

// How many speakers the news of ../shared has before and after names are joined, and how fast people are found:
//   node bench/people/run.ts
const files = ["news/wikinews.jsonl.gz", "news/reuters21578.jsonl.gz", "quotes/polnear.dev.jsonl"];

const articlesIn = (file: string): readonly Article[] => {
  const url = new URL(`../../../shared/${file}`, import.meta.url);
  if (!existsSync(url)) {
    console.error(`${file} is not beside the project: it is left out.`);
    return [];
  }
  const raw = readFileSync(url);
  const rows: { id: string; title?: string; date?: string; text: string }[] = (
    file.endsWith(".gz") ? gunzipSync(raw) : raw
  )
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return rows.map(({ id, title = "", date, text }) => ({
    id: `${file} ${id}`,
    title,
    ...(date !== undefined && { published: { precision: "day", iso: date.slice(0, 10) } as const }),
    text,
    paragraphs: Array.from(text.matchAll(/[^\n]+/g), ({ 0: line, index }) => ({
      start: index,
      end: index + line.length,
    })),
  }));
};

function report(name: string, articles: readonly Article[]): void {
  const held = articles.map((article) => ({ article, quotes: quotationsOf(article) }));
  const quotes = held.flatMap((one) => one.quotes);
  const people = createPeople(() => true);
  const started = performance.now();
  for (const { article, quotes } of held) people.add(article, sightingsIn(article, quotes));
  const listed = people.list().length;
  const took = performance.now() - started;
  const named = quotes.filter(({ speaker }) => speaker !== undefined);
  const profiles = new Set(named.flatMap((quote) => people.profileOf(quote) ?? []));
  const persons = [...profiles].filter(({ isPerson }) => isPerson);
  const joined = persons.filter(({ quotes }) => new Set(quotes.map(({ speaker }) => speaker?.name)).size > 1);
  console.log(
    `${name}: ${articles.length} articles, ${named.length} quotations with a speaker, ${new Set(named.map(({ speaker }) => speaker?.name)).size} names before, ` +
      `${listed} speakers after, ${persons.length} of them people, ${joined.length} of these under several names, ` +
      `${named.filter((quote) => people.takenFor(quote)).length} quotations taken for a fuller name; ${took.toFixed(0)} ms`,
  );
}

/** The middle of several times, in milliseconds. */
function timeOf(task: () => unknown): string {
  const times = Array.from({ length: 15 }, () => {
    const started = performance.now();
    task();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return `${(times[7] ?? 0).toFixed(2)} ms (slowest ${(times[14] ?? 0).toFixed(2)})`;
}

const syllables = ["ba", "ro", "li", "ten", "mu", "gar", "se", "vik", "do", "han", "pel", "ost"];
const madeUp = (number: number): string => {
  let word = "";
  for (let rest = number + 12; rest > 0; rest = Math.floor(rest / 12)) word += syllables[rest % 12] ?? "";
  return word.charAt(0).toUpperCase() + word.slice(1);
};

/** Articles that quote made-up people, `names` different ones, of 2,500 surnames. */
const madeUpHeld = (names: number): readonly { article: Article; quotes: readonly Quote[] }[] =>
  Array.from({ length: names }, (_, at) => {
    const name = `${madeUp(at * 7)} ${madeUp(at % 2500)}`;
    const text = `“The tide comes ${madeUp(at % 97)},” said ${madeUp(at % 300)} treasurer ${name}.`;
    const article: Article = {
      id: `a${at}`,
      title: "Tide",
      text,
      paragraphs: [{ start: 0, end: text.length }],
    };
    return { article, quotes: quotationsOf(article) };
  });

const all = files.map((file) => ({ file, articles: articlesIn(file) }));
for (const { file, articles } of all) if (articles.length > 0) report(file, articles);
report(
  "all",
  all.flatMap(({ articles }) => articles),
);

const held = madeUpHeld(50_000);
const people = createPeople(() => true);
const started = performance.now();
for (const { article, quotes } of held) people.add(article, sightingsIn(article, quotes));
const listed = people.directory();
const names = namesOf(listed);
console.log(
  `50,000 made-up people: ${listed.length} listed in ${(performance.now() - started).toFixed(0)} ms`,
);
for (const typed of ["", "b", "ba", "rol", "treasurer", "nobody has this"])
  console.log(`  suggest “${typed}”: ${timeOf(() => namesFor(names, typed, 25))}`);
const first = held[0];
if (first !== undefined)
  console.log(
    `  one article gone and back: ${timeOf(() => {
      people.remove(first.article);
      namesOf(people.directory());
      people.add(first.article, sightingsIn(first.article, first.quotes));
      namesOf(people.directory());
    })}`,
  );

console.log(`  the names handed to another thread: ${timeOf(() => structuredClone(names))}`);

const treasurers = (count: number, nameOf: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => {
    const text = `“The tide comes ${madeUp(at % 97)},” said ${madeUp(at % 300)} treasurer ${nameOf(at)}.`;
    const article: Article = {
      id: `${count} ${at}`,
      title: "Tide",
      text,
      paragraphs: [{ start: 0, end: text.length }],
    };
    return { article, quotes: quotationsOf(article) };
  });
for (const bearers of [250, 5000]) {
  const crowd = createPeople(() => true);
  const all = [
    ...treasurers(bearers, (at) => `${madeUp(at * 7)} Dobase`),
    ...treasurers(10_000, () => "Dobase"),
  ];
  for (const { article, quotes } of all) crowd.add(article, sightingsIn(article, quotes));
  const began = performance.now();
  const { length } = crowd.list();
  console.log(
    `one surname, ${bearers} full names and 10,000 times alone: ${length} listed in ${(performance.now() - began).toFixed(0)} ms`,
  );
  const [one] = all;
  if (one !== undefined)
    console.log(
      `  one article gone and back: ${timeOf(() => {
        crowd.remove(one.article);
        crowd.list();
        crowd.add(one.article, sightingsIn(one.article, one.quotes));
        crowd.list();
      })}`,
    );
}

const research = createResearch({
  articles: held.slice(0, 20_000).map(({ article }) => article),
  problems: [],
});
const none = { offset: 0, limit: 0 };
console.log(`${research.count.quotations} quotations:`);
research.find({ ...emptyQuery, by: ["Ro"] }, none);
for (const by of [
  listed[3]?.name ?? "",
  listed[3]?.name.split(" ")[1] ?? "",
  "treasurer",
  "the Liro treasurer",
])
  console.log(
    `  by:"${by}" finds ${research.find({ ...emptyQuery, by: [by] }, none).total}: ${timeOf(() => research.find({ ...emptyQuery, by: [by] }, none))}`,
  );
console.log(`  without by: ${timeOf(() => research.find(emptyQuery, none))}`);
