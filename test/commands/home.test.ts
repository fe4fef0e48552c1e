import { beforeEach, describe, expect, it } from "vitest";
import { applicationCommand } from "../../src/adapters/discord/commands.ts";
import { renderDiscord } from "../../src/adapters/discord/components.ts";
import { renderSlack } from "../../src/adapters/slack/blocks.ts";
import { completionsOf } from "../../src/chat/completions.ts";
import { createLibrary } from "../../src/chat/library.ts";
import { parseLine } from "../../src/chat/line.ts";
import { unavailableRecords } from "../../src/desk/unavailable-records.ts";
import { deskOn, from, linesOf, openRooms, type TestDesk, wordsOf } from "../desk-on.ts";

const me = { surface: "terminal", channel: "U1", isPerson: true } as const;
const room = { surface: "terminal", channel: "test", isPerson: false } as const;
const elsewhere = { surface: "slack", channel: "C0ELSEWHERE", isPerson: false } as const;
const asker = { surface: "terminal", id: "U1", name: "Asker" } as const;
const schedule = { at: "08:30", zone: "Europe/Brussels", days: [1, 2, 3, 4, 5] };

/** As the desk's calls come in tests. */
const now = Date.parse("2026-04-30T02:00:00Z");

let desk: TestDesk;
beforeEach(async () => {
  desk = await deskOn(["corpus"], { rooms: openRooms });
});
const words = async () => wordsOf(await desk.ask("home"));
const lines = async () => linesOf(await desk.ask("home"));

/** As if a watch had found this quotation as it arrived. */
function found(name: string, quote: string): void {
  const watch = desk.records.watches.byName(me, name);
  if (watch === undefined) throw new Error(`no watch ${name}`);
  desk.records.arrivals.endBaseline();
  const match = { watch: watch.id, quote, item: "i" };
  desk.records.arrivals.note([{ article: "a", at: now, hash: "h", said: new Uint32Array(), found: [match] }]);
}

describe("home", () => {
  it("has examples that find something, and says how to begin where nothing was made yet", async () => {
    const card = await desk.ask("home");
    expect(wordsOf(card)).toMatch(/\d+ quotations in \d+ articles from /);
    expect(wordsOf(card)).toContain("None yet: press Watch this");
    expect(wordsOf(card)).toContain("Nothing is kept yet: press Save");
    const examples = Object.keys(linesOf(card)).filter((line) =>
      /^(?:find|articles|who|timeline)/.test(line),
    );
    expect(examples.length).toBeGreaterThanOrEqual(3);
    expect(examples.length).toBeLessThanOrEqual(4);
    for (const line of examples) expect(wordsOf(await desk.ask(line)), line).not.toContain("Nothing found");
    for (const line of Object.values(linesOf(card)))
      expect((await desk.ask(line)).outcome, line).toBe("answered");
  });

  it("has the asker's watches with their pace and what they found last", async () => {
    await desk.ask("watch tide name:Tide set:yes");
    await desk.ask("watch dialogue name:Talks every:now set:yes");
    await desk.ask("watches Talks pause:yes");
    const [shown] = (await desk.ask('find "nobody leaves"')).shown ?? [];
    found("Tide", shown?.id ?? "");
    const said = await words();
    expect(said).toContain("Watches (2)");
    expect(said).toContain(
      "Tide · tells you daily at 08:00, Europe/Brussels · found 1, the last of 14 March 2026 · Mara Lindqvist: “Nobody leaves this table before the ice does.”",
    );
    expect(said).toContain("Talks · paused · found nothing yet");
    expect(await lines()).toMatchObject({
      "What it found": "watches Tide",
      Pause: "watches Tide pause:yes",
      "Go on": "watches Talks pause:no",
    });
  });

  it("says that a watch is held up, why, and how it goes on", async () => {
    await desk.ask("watch tide name:Tide set:yes");
    const posts = desk.records.subscriptions.of("day", me);
    desk.records.subscriptions.pause(posts?.id ?? 0, "You do not take messages.");
    expect(await words()).toContain(
      "Tide · its posts are paused: You do not take messages. · found nothing yet",
    );
    expect(await lines()).toMatchObject({ "Go on": "watches Tide pause:no" });
    expect(await lines()).not.toHaveProperty("Pause");
  });

  it("has the first five of each, and where the others are", async () => {
    for (let at = 0; at < 7; at++) await desk.ask(`watch tide${at} name:Tide${at} set:yes`);
    const [shown] = (await desk.ask("find nobody")).shown ?? [];
    for (let at = 0; at < 7; at++) await desk.ask(`save ${shown?.id} board:Board${at}`);
    const said = await words();
    expect(said.match(/^Tide\d · /gm)).toHaveLength(5);
    expect(said).toContain("And 2 more.");
    expect(await lines()).toMatchObject({ "All watches": "watches", "Board6 (1)": "saved Board6" });
    expect(Object.keys(await lines()).filter((label) => label.startsWith("Board"))).toHaveLength(5);
  });

  it("has the digests that the asker set up, in whatever room, with the next time", async () => {
    desk.records.subscriptions.set("digest", room, asker, schedule, now);
    desk.records.subscriptions.set("digest", elsewhere, asker, { ...schedule, days: [1] }, now);
    const other = { ...asker, id: "U2" };
    desk.records.subscriptions.set("digest", { ...room, channel: "theirs" }, other, schedule, now);
    const said = await words();
    expect(said).toContain("Your digests (2)");
    expect(said).toContain(
      "Weekdays at 08:30, Europe/Brussels, in this channel · next: Thu, 30 Apr 2026, 08:30 · none was due yet",
    );
    expect(said).toContain("Mon at 08:30, Europe/Brussels, in a channel on Slack (C0ELSEWHERE)");
    expect(JSON.stringify(renderSlack(await desk.ask("home"), (line) => line))).toContain(
      '{"type":"channel","channel_id":"C0ELSEWHERE"}',
    );
  });

  it("says what became of a digest's last post, and why it is paused", async () => {
    const { id } = desk.records.subscriptions.set("digest", room, asker, schedule, now);
    const { ledger } = desk.records;
    const due = now - 86_400_000;
    ledger.missed(id, "2026-04-29T08:30", due, "The desk was not running.", now);
    ledger.plan(id, "test:1", now, now);
    expect(await words()).toContain("last: Wed, 29 Apr 2026, 04:00, left out: The desk was not running.");
    ledger.plan(id, "2026-04-30T03:00", now - 1000, now);
    expect(await words()).toContain("left out: The desk was not running.");
    const planned = ledger.due(now).find(({ window }) => window === "2026-04-30T03:00");
    if (planned === undefined) throw new Error("nothing is due");
    ledger.claim(planned, "o", now);
    ledger.sending(planned.id, "o", now);
    ledger.failed(planned.id, "o", "Slack asks to wait.", now + 60_000, now, false);
    expect(await words()).toContain("not posted yet: Slack asks to wait. Next try Thu, 30 Apr 2026, 04:01.");
    desk.records.subscriptions.pause(id, "I am not in this channel any more.");
    expect(await words()).toContain("paused: I am not in this channel any more. · last: ");
    expect(await words()).not.toContain("next: ");
    expect(await words()).toContain("To let a paused one go on, type digest resume in its channel.");
  });

  it("keeps its examples where the desk's file cannot be asked", async () => {
    desk = await deskOn(["corpus"], { records: unavailableRecords("The disk is full.") });
    const card = await desk.ask("home");
    expect(card.outcome).toBe("answered");
    expect(wordsOf(card)).toContain("Nothing can be kept at the moment. The disk is full.");
    expect(Object.keys(linesOf(card))).toContain("help");
  });

  it("is whole on Slack and Discord, however much there is", async () => {
    for (let at = 0; at < 9; at++) {
      await desk.ask(`watch tide${at} name:"${`Tide${at} `.repeat(9).trim()}" set:yes`);
      const there = { ...room, channel: `c${at}` };
      const { id } = desk.records.subscriptions.set("digest", there, asker, schedule, now);
      desk.records.subscriptions.pause(id, "I am not in this channel any more: invite me, and let it go on.");
    }
    const posts = desk.records.subscriptions.of("day", me);
    desk.records.subscriptions.pause(posts?.id ?? 0, "You do not take messages.");
    const [shown] = (await desk.ask("find nobody")).shown ?? [];
    for (let at = 0; at < 9; at++) await desk.ask(`save ${shown?.id} board:Board${at}`);
    const card = await desk.ask("home");
    const { blocks } = renderSlack(card, (line) => line);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(blocks)).not.toContain("left out");
    expect(JSON.stringify(blocks)).not.toMatch(/\[\+\d+ characters\]/);
    expect(() => renderDiscord(card, (line) => line)).not.toThrow();
  });
});

describe("a command that is hidden", () => {
  it("is in no menu, help or completion, and is not what a slip may have meant", async () => {
    const { bot, research } = desk;
    expect([...bot.commands.keys()]).toContain("home");
    expect(JSON.stringify(applicationCommand(bot.commands))).not.toContain('"home"');
    expect(wordsOf(await desk.ask("help"))).not.toContain("home");
    expect(await desk.ask("help home")).toMatchObject({ outcome: "refused" });
    expect((await desk.ask("help home")).summary).not.toMatch(/Topics:.*home/);
    expect(completionsOf("ho", bot, "2026-04-30")[0]).toEqual([]);
    expect(parseLine("homee", bot.commands)).not.toHaveProperty("meant");
    expect(createLibrary(research, bot.commands).status().examples).not.toContain("home");
  });

  it("is not what words mean that begin with its name", async () => {
    expect(parseLine("home", desk.bot.commands).name).toBe("home");
    expect(parseLine("home affairs", desk.bot.commands).name).toBe("find");
    expect(parseLine("home by:Lindqvist", desk.bot.commands).name).toBe("find");
    expect((await desk.bot.run({ ...from, line: "home affairs" })).line).toBe("find home affairs");
  });
});
