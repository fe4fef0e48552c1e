import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { noRooms, type Rooms } from "../../src/chat/rooms.ts";
import { createRecords } from "../../src/desk/create-records.ts";
import { type Database, openDatabase, openMemory } from "../../src/desk/database.ts";
import type { Destination } from "../../src/desk/destination.ts";
import { createLines } from "../../src/desk/lines.ts";
import type { Records } from "../../src/desk/records.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { createDesk, type Desk } from "../../src/worker/create-desk.ts";
import { ines, room, watch } from "../desk/made-up.ts";
import { wordsOf } from "../desk-on.ts";

let folder: string;
let database: Database;
let records: Records;
let desk: Desk | undefined;
const logged: string[] = [];
let posts: { readonly card: Card; readonly to: Destination; readonly key: string }[] = [];
const rooms: Rooms = {
  ...noRooms,
  async post(to, card, key) {
    posts.push({ to, card, key });
    return { outcome: "sent", message: key };
  },
};
const soon = { timeout: 10_000, interval: 50 };

const write = (name: string, ...said: readonly string[]) =>
  writeFileSync(
    join(folder, "corpus", name),
    `---\ntitle: Harbour\n---\n${said.map((words) => `“${words},” said Mara Lindqvist.`).join("\n\n")}\n`,
  );

async function start(): Promise<void> {
  desk = await createDesk({
    settings: { corpus: [join(folder, "corpus")], own: [], data: join(folder, "data") },
    commands: loadCommands,
    lines: createLines(openMemory()),
    rooms,
    log: (sentence, cause) => logged.push(`${sentence} ${cause ?? ""}`),
  });
  await desk.whole;
}

beforeEach(() => {
  posts = [];
  folder = mkdtempSync(join(tmpdir(), "verbatim-arrivals-"));
  mkdirSync(join(folder, "corpus"));
  database = openDatabase(join(folder, "data"));
  records = createRecords(database);
});
afterEach(async () => {
  await desk?.stop();
  database.close();
  rmSync(folder, { recursive: true });
  expect(logged.splice(0)).toEqual([]);
});

describe("a desk whose corpus grows", () => {
  it("notes what comes while it runs and while it is down, once, and what was there first as no news", async () => {
    write("old.md", "The ferry will never run again in winter");
    await start();
    await expect.poll(() => records.arrivals.isEmpty, soon).toBe(false);
    expect(records.arrivals.last()).toBe(1);
    const { id } = records.watches.add(watch({ query: "ferry" }));

    write("new.md", "The ferry will run again in spring", "Nobody asked us about the bridge");
    await expect.poll(() => records.watches.countOf(id), soon).toBe(1);
    await desk?.stop();
    write("later.md", "A second ferry will follow in autumn");
    write("new.md", "The ferry will run again in early spring", "Nobody asked us about the bridge");
    await start();
    await expect.poll(() => records.watches.countOf(id), soon).toBe(2);
    expect(records.arrivals.last()).toBe(3);
  });

  it("posts what a watch finds as it arrives, once, and goes on after a start", async () => {
    write("old.md", "The ferry will never run again in winter");
    await start();
    await expect.poll(() => records.arrivals.isEmpty, soon).toBe(false);
    records.subscriptions.set("now", room, ines);
    records.watches.add(watch({ name: "Ferries", query: "ferry", every: "now" }));
    write("new.md", "The ferry will run again in spring");
    await expect.poll(() => posts.length, soon).toBe(1);
    expect(posts[0]?.to).toEqual(room);
    const text = posts[0] === undefined ? "" : wordsOf(posts[0].card);
    expect(text).toContain("Ferries · 1 new · ferry");
    expect(text).toContain("The ferry will run again in spring");
    await desk?.stop();
    write("later.md", "A second ferry will follow in autumn");
    await start();
    await expect.poll(() => posts.length, soon).toBe(2);
    expect(posts[1] === undefined ? "" : wordsOf(posts[1].card)).toContain("A second ferry will follow");
    expect(new Set(posts.map(({ key }) => key)).size).toBe(2);
  });
});
