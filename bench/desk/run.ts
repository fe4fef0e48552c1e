import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { noRooms } from "../../src/chat/rooms.ts";
import { openMemory } from "../../src/desk/database.ts";
import { createLines } from "../../src/desk/lines.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { createDesk } from "../../src/worker/create-desk.ts";
import { newsFile, newsRows } from "../news.ts";

// Starts a desk on the articles of ../shared/news, first without and then with what it kept, and prints when it
// answers, how long the main thread stood still, and how long the worst questions take:
//   node bench/desk/run.ts [reuters21578|wikinews] [times]
// With `times` there are so many times as many articles, those that are added of paragraphs from different ones.
const [name = "reuters21578", times = "1"] = process.argv.slice(2);
const file = newsFile(name);

const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
const corpus = join(folder, "corpus");
mkdirSync(corpus);
// A corpus follows no links.
copyFileSync(file, join(corpus, `${name}.jsonl.gz`));
for (let copy = 1; copy < Number(times); copy++)
  writeFileSync(join(corpus, `${name}-${copy}.jsonl`), mixed(copy));
// A file that was written a moment ago is left until it rests.
await setTimeout(1500);

const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
const worst: readonly (readonly [string, string])[] = [
  ["a name that nobody has", "find by:Quexibado"],
  [
    "32 names that nobody has",
    `find ${letters
      .slice(0, 16)
      .map((one) => `by:Qu${one}xi by:${one}zorvan`)
      .join(" ")}`,
  ],
  ["one common word", "find said"],
  ["one common word, articles", "articles said"],
  ['"the"', 'articles "the"'],
  ["40 words", `articles ${"the of and company market oil bank said ".repeat(5)}`],
  [
    "50 speakers",
    `find ${letters
      .flatMap((letter) => [`by:${letter}`, `by:${letter}a`])
      .slice(0, 50)
      .join(" ")}`,
  ],
  [
    "1,000 terms",
    `articles ${letters
      .map((one) => `${one}${one} `.repeat(30))
      .join("")
      .slice(0, 1900)}`,
  ],
  ["nothing but exclusions", "articles -the -of -and -said -oil"],
  ["a misspelt sentence", "articles goverment oficials anounced yesteday thay wuld incrase prodution"],
  ["everyone", "who"],
  ["everything by day", "find sort:old"],
  ["sources", "sources"],
  ["help", "help"],
];

await once("without what was kept");
await once("after a restart");
rmSync(folder, { recursive: true });

/** As many articles again: each paragraph is that of another article, further on for each copy. */
function mixed(copy: number): string {
  const rows = newsRows(name);
  const paragraphs = rows.map(({ text }) => text.split(/\n+/));
  return rows
    .map(({ id, title, date }, at) => {
      const text = (paragraphs[at] ?? []).map((own, place) => {
        const from = (at + place * 7919 * copy) % rows.length;
        return paragraphs[from]?.[place] ?? own;
      });
      return JSON.stringify({
        id: `${id}-${copy}`,
        title: `${title} ${copy}`,
        date,
        text: text.join("\n\n"),
      });
    })
    .join("\n");
}

async function once(title: string): Promise<void> {
  console.log(`\n${name}, ${title}`);
  const gaps = watchGaps();
  const started = performance.now();
  const before = process.cpuUsage();
  const since = () => {
    const { user, system } = process.cpuUsage(before);
    return `${((performance.now() - started) / 1000).toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} of a processor`;
  };
  const desk = await createDesk({
    settings: { corpus: [corpus], own: [], data: join(folder, "data") },
    commands: loadCommands,
    lines: createLines(openMemory()),
    rooms: noRooms,
    log: (sentence, cause) => console.log(sentence, cause ?? ""),
  });
  const ask = async (line: string) =>
    desk.bot.run({
      line,
      asker: { id: "bench", name: "bench", zone: "UTC", mayManage: true },
      where: { surface: "terminal", channel: "bench" },
    });
  console.log(`people can ask        ${since()}`);
  // What loading took is no question's.
  await setTimeout(20);
  gaps.longest();
  await ask("who");
  console.log(`first answer          ${since()}`);
  while (desk.library.status().count.articles === 0) await setTimeout(5);
  console.log(`first articles in it  ${since()}`);
  let longest = 0;
  let isWhole = false;
  void desk.whole.then(() => {
    isWhole = true;
  });
  while (!isWhole) {
    const asked = performance.now();
    await ask("find market");
    longest = Math.max(longest, performance.now() - asked);
    await setTimeout(1000);
  }
  const { count } = desk.library.status();
  console.log(
    `whole                 ${since()}  (${count.quotations} quotations in ${count.articles} articles)`,
  );
  console.log(`slowest answer while it read       ${longest.toFixed(0)} ms`);
  console.log(`longest gap of the main thread     ${gaps.longest()}, while it read`);
  for (const [what, line] of worst) {
    const asked = performance.now();
    const { outcome } = await ask(line);
    console.log(`  ${(performance.now() - asked).toFixed(0).padStart(6)} ms  ${what} (${outcome})`);
  }
  console.log(`longest gap of the main thread     ${gaps.longest()}, while it was asked`);
  const typed = performance.now();
  for (const letter of letters) desk.bot.suggest("by", letter, 25);
  console.log(`a name offered in                  ${((performance.now() - typed) / 26).toFixed(2)} ms`);
  const megabytes = process.memoryUsage().rss / 1e6;
  const each = ((1000 * megabytes) / count.articles).toFixed(0);
  console.log(`memory of the process              ${megabytes.toFixed(0)} MB, ${each} per 1,000 articles`);
  gaps.stop();
  // A desk that is stopped at once has kept nothing yet; writing what was read takes it some time after the last article.
  while (!existsSync(join(folder, "data", "cache", "research.cache"))) await setTimeout(100);
  await desk.stop();
}

/**
 * The longest time between two turns of a timer of 1 ms; and the longest time that the thread itself worked in one, since
 * on a busy machine it also waits for a processor.
 */
function watchGaps() {
  const worked = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [last, lastWorked] = [performance.now(), worked()];
  let [most, mostWorked] = [0, 0];
  const timer = setInterval(() => {
    const [now, nowWorked] = [performance.now(), worked()];
    most = Math.max(most, now - last);
    mostWorked = Math.max(mostWorked, nowWorked - lastWorked);
    [last, lastWorked] = [now, nowWorked];
  }, 1);
  return {
    longest() {
      const text = `${most.toFixed(1)} ms, ${mostWorked.toFixed(1)} of them at work`;
      [most, mostWorked] = [0, 0];
      return text;
    },
    stop: () => clearInterval(timer),
  };
}
