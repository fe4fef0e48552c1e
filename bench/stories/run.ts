import type { Article } from "../../src/research/article.ts";
import { shinglesOf } from "../../src/research/stories/shingles.ts";
import { storiesOf } from "../../src/research/stories/stories.ts";
import { newsArticle, newsRows } from "../news.ts";

// Groups the articles of ../shared/news and prints how many, how fast, and pairs to read:
//   node bench/stories/run.ts [PAIRS] [near|same] [reuters21578|wikinews]
const [pairs = "0", kind = "near", name = "reuters21578"] = process.argv.slice(2);

const rows = newsRows(name);
const articles = rows.map(newsArticle);

const started = performance.now();
const stories = storiesOf(articles);
const seconds = (performance.now() - started) / 1000;
const told = new Set(articles.flatMap((article) => stories.of(article) ?? []));
const keyOf = (article: Article): string => shinglesOf(article).key;

/** Each copy with the article that stands for its story. */
const copies = [...told].flatMap((story) =>
  story.copies.slice(1).map((copy) => ({ first: story.copies[0] ?? copy, copy })),
);
const [same, near] = [true, false].map((whether) =>
  copies.filter(({ first, copy }) => (keyOf(first) === keyOf(copy)) === whether),
);
const repeats = [...Map.groupBy(rows, ({ text }) => text).values()].flatMap((group) =>
  group.slice(1).map((row) => [group[0]?.id, row.id]),
);
const byId = new Map(articles.map((article) => [article.id, article]));
const storyOf = (id = "") => stories.of(byId.get(id) ?? ({} as Article));
const found = repeats.filter(
  ([first, again]) => storyOf(first) !== undefined && storyOf(first) === storyOf(again),
);

console.log(
  `${articles.length} articles in ${seconds.toFixed(1)} s, ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB of heap with the texts`,
);
console.log(
  `${told.size} stories of ${told.size + copies.length} articles, the largest of ${Math.max(0, ...[...told].map((story) => story.copies.length))}`,
);
console.log(`${same?.length} copies word for word, ${near?.length} near copies`);
console.log(`${found.length} of ${repeats.length} repeated texts are in one story with the text they repeat`);
for (const [first, again] of repeats.filter((repeat) => !found.includes(repeat)))
  console.log(`  not: ${byId.get(first ?? "")?.title} | ${byId.get(again ?? "")?.title}`);

/** Spread evenly over the list, so that the same sample is read again after a change. */
const list = (kind === "same" ? same : near) ?? [];
const count = Math.min(Number(pairs), list.length);
for (let number = 0; number < count; number++) {
  const pair = list[Math.floor((number * list.length) / count)];
  if (pair === undefined) continue;
  console.log(`\n${number + 1}.`);
  for (const { title, published, text } of [pair.first, pair.copy]) {
    console.log(`  ${published?.precision === "day" ? published.iso : ""} ${title}`);
    console.log(`    ${text.replace(/\s+/g, " ")} [${text.length}]`);
  }
}
