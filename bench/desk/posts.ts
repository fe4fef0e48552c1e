import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDigests } from "../../src/chat/digest/compose.ts";
import { createRecords } from "../../src/desk/create-records.ts";
import { openDatabase } from "../../src/desk/database.ts";
import type { Subscription } from "../../src/desk/subscription.ts";
import type { Article } from "../../src/research/article.ts";
import { createLiveResearch } from "../../src/research/create-research.ts";
import { newsArticle, newsRows } from "../news.ts";

// How long the making of a post holds its thread, at worst: all articles of ../shared/news come in one window, and in a room with
// 200 of 1,000 watches 5,000 quotations are found, each by two watches or by as many as are given:
//   node bench/desk/posts.ts [WATCHES]
const each = Number(process.argv[2] ?? 2);

const articles = newsRows("reuters21578").map(
  (row, n): Article => ({ ...newsArticle(row), outlet: `Outlet ${n % 40}` }),
);
const live = createLiveResearch(undefined);
await live.update({ add: articles, remove: [] });
const { research } = live;

const folder = mkdtempSync(join(tmpdir(), "verbatim-posts-"));
const database = openDatabase(folder);
const records = createRecords(database);
const { arrivals, subscriptions, watches } = records;
arrivals.endBaseline();
const made = Date.now();
const by = (n: number) => ({ surface: "slack", id: `U${n}`, name: "Ines Tavor" });
const room = (n: number) => ({ surface: "slack", channel: `C${n}`, isPerson: false });
const ids = Array.from({ length: 1000 }, (_, n) => {
  const [to, zone] = [room(Math.floor(n / 200)), "UTC"];
  const watch = { name: `W${n}`, query: `word${n} OR the`, every: "day", to, by: by(n), zone, made } as const;
  return watches.add(watch).id;
});
const schedule = { at: "08:00", zone: "UTC", days: [1, 2, 3, 4, 5, 6, 7] };
const digests = [room(0), room(9)].map((to) => subscriptions.set("digest", to, by(0), schedule));

const quotes = articles.flatMap(research.quotesIn).slice(0, 5000);
const quotesOf = Map.groupBy(quotes, ({ article }) => article.id);
let next = 0;
const finders = () => Array.from({ length: each }, () => ids[next++ % 200] ?? 0);
for (let at = 0; at < articles.length; at += 200) {
  arrivals.note(
    articles.slice(at, at + 200).map(({ id }) => ({
      ...{ article: id, at: made - 10_000_000, hash: id, said: new Uint32Array() },
      found: (quotesOf.get(id) ?? []).flatMap((quote) =>
        finders().map((watch) => ({ watch, quote: quote.id, item: quote.id })),
      ),
    })),
  );
}

const { compose } = createDigests({
  research,
  records,
  permalink: () => undefined,
  lineFor: (command) => command,
  now: Date.now,
});

/** The longest stretches without a turn for others, in milliseconds of processor time, and all of it. */
async function held(subscription: Subscription): Promise<string> {
  const used = (before?: NodeJS.CpuUsage) => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const began = process.cpuUsage();
  const stretches: number[] = [];
  let last = used();
  let isOver = false;
  const turn = (): void => {
    const now = used();
    stretches.push(now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  turn();
  const range = { after: 0, until: arrivals.last(), due: Date.now() };
  const card = await compose(subscription, range, { missed: [], isSignOfLife: false });
  turn();
  isOver = true;
  const longest = stretches.toSorted((a, b) => b - a).slice(0, 3);
  return `${card?.summary}: longest ${longest.map((ms) => ms.toFixed(0)).join(", ")} ms of ${used(began).toFixed(0)}`;
}

for (let round = 0; round < 3; round++) for (const digest of digests) console.log(await held(digest));
database.close();
rmSync(folder, { recursive: true });
