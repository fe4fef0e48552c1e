// How long the calls of the desk's store hold their thread, in milliseconds of processor time (the disk is not counted):
// node bench/desk/store.ts. 1,000 watches, 20,000 articles noted in groups with three matches each, 200 digests with a year
// of posts. The file is made in the system's folder for temporary files, and removed.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRecords } from "../../src/desk/create-records.ts";
import { openDatabase } from "../../src/desk/database.ts";
import type { Noted } from "../../src/desk/records.ts";

const folder = mkdtempSync(join(tmpdir(), "verbatim-store-"));
const database = openDatabase(folder, console.log);
const { arrivals, ledger, subscriptions, watches, prune } = createRecords(database);

const now = Date.now();
const room = (n: number) => ({ surface: "slack", channel: `C${n}`, isPerson: false });
const maker = (n: number) => ({ surface: "slack", id: `U${n}`, name: "Ines Tavor" });
const ids = Array.from({ length: 1000 }, (_, n) => {
  const place = { to: room(n % 200), by: maker(n % 200), zone: "UTC", made: now };
  return watches.add({ name: `watch ${n}`, query: "ferry", every: "day", ...place }).id;
});

const articleOf = (n: number): Noted => ({
  article: `article-${n}`,
  at: now,
  hash: n.toString(16).padStart(64, "0"),
  said: Uint32Array.from({ length: 150 }, (_, place) => place * 7919 + n),
  found: [0, 1, 2].map((which) => ({
    watch: ids[(n * 7 + which) % 1000] ?? 0,
    quote: `quote-${n}-${which}`,
    item: `item-${n}-${which}`,
  })),
});

let next = 0;
for (const size of [25, 75, 250]) {
  const times = Array.from({ length: Math.round(6667 / size) }, () => {
    const group = Array.from({ length: size }, () => articleOf(next++));
    return used(() => arrivals.note(group));
  }).sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  console.log(`note of ${size} articles with 3 matches each: median ${at(0.5)}, 95 in 100 below ${at(0.95)}`);
}

for (let n = 0; n < 200; n++) {
  const { id } = subscriptions.set("digest", room(n), maker(n), { at: "08:00", zone: "UTC", days: [1] });
  for (let day = 0; day < 365; day++) ledger.missed(id, `day ${day}`, day, "The desk was down.", now);
  ledger.plan(id, "today", now);
}
const due = ledger.due(now);
tell("seen, of one article", () => arrivals.seen("article-9000"));
tell("between, of 1,000 arrivals", () => arrivals.between(19_000, 20_000));
tell("between, of 20,000 arrivals", () => arrivals.between(0, 20_000));
tell("running, of 1,000 watches", () => watches.running());
tell("matches of one room in 1,000 arrivals", () => watches.matches(room(1), ["day"], 19_000, 20_000));
tell(`due, of ${due.length} of 73,200 posts`, () => ledger.due(now));
tell("nextDue", () => ledger.nextDue());
tell("one post claimed, sending and sent", () => {
  const [one] = ledger.due(now);
  if (one === undefined || ledger.claim(one, "owner", now) === undefined) throw new Error("It is not due.");
  ledger.sending(one.id, "owner", now);
  if (!ledger.sent(one.id, "owner", "message", now)) throw new Error("It was not sent.");
});
tell("prune", () => prune(now));
database.close();
console.log(`The file: ${(statSync(join(folder, "desk.sqlite")).size / 1e6).toFixed(1)} MB`);
tell("opened, and looked through for damage", () => openDatabase(folder, console.log).close());
tell("opened", () => openDatabase(folder).close());
rmSync(folder, { recursive: true });

function tell(what: string, work: () => unknown): void {
  const times = Array.from({ length: 5 }, () => used(work)).sort((one, other) => one - other);
  console.log(`${what}: ${(times[2] ?? 0).toFixed(1)}`);
}

function used(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
