import { createBot } from "../../src/chat/bot.ts";
import { createRasteriser } from "../../src/chat/pictures/rasterise.ts";
import { timelinePicture } from "../../src/chat/pictures/timeline-picture.ts";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { createLines } from "../../src/desk/lines.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { parseQuery } from "../../src/research/search/parse-query.ts";
import { newsArticle, newsRows } from "../news.ts";

// Timelines of questions to ../shared/news: the data, the whole card, the PNG of its picture, and how long each holds the
// thread of answers up (held):
//   npm run -s bench:timeline -- [ROUNDS]
const [rounds = "20"] = process.argv.slice(2);

const articles = newsRows("reuters21578").map(newsArticle);
const research = createResearch({ articles, problems: [] });
const { count } = research;
console.log(`${count.articles} articles, ${count.quotations} quotations`);
const bot = createBot({
  commands: await loadCommands(),
  research,
  lines: createLines(openMemory()),
  records: createRecords(openMemory()),
  permalink: () => undefined,
  log: (sentence, cause) => console.log(sentence, cause),
});
const rasteriser = createRasteriser();
const from = {
  asker: { id: "bench", name: "bench", zone: "UTC", mayManage: true },
  where: { surface: "terminal", channel: "bench" },
} as const;

const asked = [
  "oil",
  "oil prices",
  "trade deficit Japan",
  "dollar",
  '"interest rates"',
  "market company bank",
  "about:wheat",
  "by:Baker",
  "during:1987-03",
  "",
];
const times = new Map<string, number[]>();
const add = (kind: string, time: number) => times.set(kind, [...(times.get(kind) ?? []), time]);

const usedOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

async function timed<T>(kind: string, task: () => Promise<T> | T): Promise<T> {
  const before = process.cpuUsage();
  const started = performance.now();
  const result = await task();
  add(`${kind}, by the clock`, performance.now() - started);
  add(`${kind}, of a processor`, usedOf(process.cpuUsage(before)));
  return result;
}

/** The most that this thread works before others have their turn, of a processor: what else the machine does is not in it. */
async function heldBy(task: () => Promise<unknown>): Promise<number> {
  let held = 0;
  let last = process.threadCpuUsage();
  let isOver = false;
  const beat = () => {
    held = Math.max(held, usedOf(process.threadCpuUsage(last)));
    last = process.threadCpuUsage();
    if (!isOver) setImmediate(beat);
  };
  setImmediate(beat);
  await task();
  await new Promise((resume) => setImmediate(resume));
  isOver = true;
  return held;
}

for (let round = 0; round <= Number(rounds); round++) {
  for (const words of asked) {
    const { query } = parseQuery(words);
    const call = { ...from, line: `timeline ${words}` };
    await timed("finding them", () => research.every(query).length);
    const timeline = await timed("data", () => research.timeline(query));
    if (round === 0) console.log(`${words || "(everything)"}: ${timeline.quotations}, by ${timeline.period}`);
    const picture = await timed("picture as SVG", () => timelinePicture(timeline, words));
    await timed("card", () => bot.run(call));
    add("card, held at most", await heldBy(() => bot.run(call)));
    await timed("picture as PNG, in its own thread", () => rasteriser.draw(picture.svg.chat, 3));
  }
  // The first round works out what stays known.
  if (round === 0) times.clear();
}
const shown = (time: number) => time.toFixed(time < 10 ? 1 : 0);
console.log("milliseconds: p50 / p99 / most");
for (const [kind, of] of times) {
  const sorted = of.toSorted((a, b) => a - b);
  const parts = [0.5, 0.99, 1].map((part) => shown(sorted[Math.ceil(part * sorted.length) - 1] ?? 0));
  console.log(`${kind}: ${parts.join(" / ")}`);
}
process.exit(0);
