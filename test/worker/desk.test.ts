import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { noRooms, type Rooms } from "../../src/chat/rooms.ts";
import { filesWithProblems } from "../../src/chat/views/unread.ts";
import { openMemory } from "../../src/desk/database.ts";
import { createLines } from "../../src/desk/lines.ts";
import type { Posted } from "../../src/desk/posting.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { createDesk, type Desk } from "../../src/worker/create-desk.ts";
import { deskOn, fixture, from, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

const logged: string[] = [];
const desks: Desk[] = [];

async function openDesk(
  corpus: readonly string[],
  file?: URL,
  rooms: Rooms = noRooms,
  data = join(tmpdir(), "verbatim-none"),
): Promise<Desk> {
  const desk = await createDesk({
    settings: { corpus, own: [], data },
    commands: loadCommands,
    lines: createLines(openMemory()),
    rooms,
    log: (sentence, cause) => logged.push(`${sentence} ${cause ?? ""}`),
    ...(file !== undefined && { file }),
  });
  desks.push(desk);
  return desk;
}
afterEach(() => void logged.splice(0));
afterAll(() => Promise.all(desks.map((desk) => desk.stop())));

describe("a desk whose articles are in a worker", () => {
  let desk: Desk;
  let inProcess: TestDesk;
  beforeAll(async () => {
    desk = await openDesk([fixture("corpus"), fixture("broken")]);
    inProcess = await deskOn(["corpus", "broken"]);
    await desk.whole;
  });
  const ask = (line: string) => desk.bot.run({ ...from, line });

  it.each([
    "find tide",
    "articles ferry",
    "who",
    "sources",
    "help",
    "find after:soon",
    "nothing-of-this",
    "",
  ])("answers %j as one in the same thread does", async (line) => {
    const { data: _forScripts, ...card } = await inProcess.ask(line);
    expect(await ask(line)).toEqual(card);
  });

  it("answers a pressed button, also one with a long line", async () => {
    const long = `find ${"tide ".repeat(30).trim()}`;
    const key = desk.bot.carry(long, 100);
    expect(key.length).toBeLessThan(100);
    expect(await desk.bot.press(key, from)).toEqual(await ask(long));
    expect(wordsOf(await desk.bot.press("#000000000000", from))).toMatch(/too old to press/);
  });

  it("knows names, counts and examples without asking the worker", () => {
    expect(desk.bot.suggest("by", "lindq", 5)).toEqual(inProcess.bot.suggest("by", "lindq", 5));
    expect(desk.bot.suggest("in", "", 99)).toEqual(inProcess.bot.suggest("in", "", 99));
    const { count, problems } = inProcess.research;
    expect(desk.library.status()).toMatchObject({ count, problems: filesWithProblems(problems) });
    expect(desk.library.status().reading).toBeUndefined();
    expect(desk.library.status().examples).toContain("who");
  });

  it("gives an article with its quotations, and a quotation with its article", async () => {
    const id = /context (q:\w+)/.exec(linesOf(await ask("find tide")).Context ?? "")?.[1] ?? "";
    const quote = (await desk.library.quote(id))?.quote;
    expect(quote).toEqual(inProcess.research.quote(id));
    const held = await desk.library.article(quote?.article.id ?? "");
    expect(held?.quotes.map((each) => each.id)).toContain(id);
    expect(held?.quotes.every(({ article }) => article === held.article)).toBe(true);
    expect(await desk.library.quote("q:zzzzzzzz")).toBeUndefined();
    expect(await desk.library.article("none")).toBeUndefined();
  });

  it("leaves out what nobody waits for", async () => {
    const leaving = new AbortController();
    const answer = desk.bot.run({ ...from, line: "find tide" }, leaving.signal);
    leaving.abort();
    expect(wordsOf(await answer)).toMatch(/Nobody waited/);
    expect(wordsOf(await desk.bot.run({ ...from, line: "who" }, leaving.signal))).toMatch(/Nobody waited/);
    expect(logged).toEqual([]);
  });
});

describe("what people name on a desk in a worker", () => {
  it("is offered once they are answered, and after the next start", async () => {
    const data = mkdtempSync(join(tmpdir(), "verbatim-names-"));
    const open = async () => {
      const opened = await openDesk([fixture("corpus")], undefined, noRooms, data);
      await opened.whole;
      return opened;
    };
    const desk = await open();
    expect(desk.bot.suggest("board", "", 9)).toEqual([]);
    const id = (await desk.bot.run({ ...from, line: "find nobody" })).shown?.[0]?.id;
    const before = desk.bot.asOf?.() ?? Number.NaN;
    await desk.bot.run({ ...from, line: "saved" });
    expect(desk.bot.asOf?.()).toBe(before);
    await desk.bot.run({ ...from, line: `save ${id} board:Ice` });
    expect(desk.bot.asOf?.()).toBeGreaterThan(before);
    await desk.bot.run({ ...from, line: "watch tide set:yes" });
    const offered = (of: Desk) => [of.bot.suggest("board", "ic", 9), of.bot.suggest("watch", "", 9, from)];
    expect(offered(desk)).toEqual([
      [{ value: "Ice", label: "Ice (1)" }],
      [{ value: "tide", label: "tide (daily)" }],
    ]);
    await desk.stop();
    const next = await open();
    expect(offered(next)).toEqual(offered(desk));
    await next.stop();
    rmSync(data, { recursive: true });
  });
});

describe("a corpus that changes under a worker", () => {
  it("is taken up, and what is known without asking with it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-worker-"));
    mkdirSync(join(folder, "news"));
    const desk = await openDesk([join(folder, "news")]);
    await desk.whole;
    expect(desk.library.status().count.articles).toBe(0);
    const before = desk.bot.asOf?.() ?? Number.NaN;
    writeFileSync(
      join(folder, "news", "tide.md"),
      '---\ntitle: Tide\n---\n"The tide stays," said harbour master Mara Lindqvist.\n',
    );
    await expect.poll(() => desk.library.status().count.articles, { timeout: 6000 }).toBe(1);
    expect(desk.bot.suggest("by", "mara", 1)).toMatchObject([{ value: "Mara Lindqvist" }]);
    expect(desk.bot.asOf?.()).toBeGreaterThan(before);
    await desk.stop();
    rmSync(folder, { recursive: true });
  });
});

describe("a worker that dies", () => {
  const frail = new URL("./frail-worker.ts", import.meta.url);
  const ask = (desk: Desk, line: string) => desk.bot.run({ ...from, line });

  it("leaves an apology for who was waiting, and is started again", async () => {
    const desk = await openDesk([], frail);
    await desk.whole;
    const waiting = ask(desk, "wait");
    const killer = await ask(desk, "throw");
    for (const card of [killer, await waiting]) {
      expect(card.outcome).toBe("failed");
      expect(logged.join()).toContain(/noted as ([0-9a-f]{8})/.exec(wordsOf(card))?.[1]);
    }
    expect(logged[0]).toMatch(/died; it is started again.*it broke/s);
    expect(await ask(desk, "still there")).toMatchObject({ outcome: "answered", summary: "still there" });
  });

  it("hears what the rooms say of its posts, and no answer that was for the one before it", async () => {
    const asked: unknown[][] = [];
    const [first, second] = [Promise.withResolvers<Posted>(), Promise.withResolvers<Posted>()];
    const rooms: Rooms = {
      ...noRooms,
      post: (...about) => (asked.push(about) === 1 ? first.promise : second.promise),
    };
    const desk = await openDesk([], frail, rooms);
    await desk.whole;
    const lost = ask(desk, "post");
    await expect.poll(() => asked.length).toBe(1);
    await ask(desk, "die");
    expect((await lost).outcome).toBe("failed");
    const next = ask(desk, "post");
    await expect.poll(() => asked.length).toBe(2);
    first.resolve({ outcome: "sent", message: "1" });
    await first.promise;
    second.resolve({ outcome: "sent", message: "2" });
    expect((await next).summary).toBe('{"outcome":"sent","message":"2"}');
    expect(asked[1]).toEqual([
      { surface: "slack", channel: "C1", isPerson: false },
      expect.anything(),
      "k",
      undefined,
    ]);
  });

  it("is given up when it dies often, and says so", async () => {
    const desk = await openDesk([], frail);
    for (let death = 1; death <= 3; death++) expect((await ask(desk, "die")).outcome).toBe("failed");
    expect((await ask(desk, "anyone")).outcome).toBe("failed");
    expect(logged.filter((line) => line.includes("started again."))).toHaveLength(3);
    expect(logged.join("\n")).toMatch(/not started again\. Start the desk again/);
    await desk.ready;
    await desk.stop();
  });

  it("is ended when it does not end by itself", async () => {
    const desk = await openDesk([], frail);
    await desk.whole;
    const hanging = ask(desk, "hang");
    await desk.stop();
    expect(wordsOf(await hanging)).toMatch(/Nobody waited/);
    expect(logged).toEqual([]);
  });
});
