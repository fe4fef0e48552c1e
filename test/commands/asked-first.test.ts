import { beforeEach, describe, expect, it } from "vitest";
import { loadCommands } from "../../src/load-commands.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { deskOn, from, linesOf, openRooms, type TestDesk, wordsOf } from "../desk-on.ts";

let desk: TestDesk;
let q: string;
beforeEach(async () => {
  desk = await deskOn(["corpus"], { rooms: openRooms });
  const [hit] = desk.research.find(
    { ...emptyQuery, phrases: ["nobody leaves"] },
    { offset: 0, limit: 1 },
  ).items;
  q = hit?.item.id ?? "";
  await desk.ask(`save ${q} board:Harbour`);
  await desk.ask("watch tide name:Tides set:yes");
  await desk.ask("digest set 08:30 days:weekdays");
});

const asked = (line: string) => desk.bot.run({ ...from, line, onlyReads: true });

describe("a line that would change something, where a link may only look", () => {
  it.each([
    [
      "save ID board:Mill note:why",
      "It keeps “Nobody leaves this table before the ice does.” (Mara Lindqvist) on “Mill”, with your note “why”.",
    ],
    [
      "unsave ID",
      "It takes “Nobody leaves this table before the ice does.” (Mara Lindqvist) off “Harbour”. It can be brought back for 30 days.",
    ],
    ["unsave ID undo:yes", "It brings ID back on the boards it was on."],
    [
      "share ID",
      "It shows everyone here “Nobody leaves this table before the ice does.” (Mara Lindqvist), with your name.",
    ],
    ["share find tide", "It shows everyone here, with your name, the answer to this line: find tide"],
    [
      "watch ebb every:now set:yes",
      "It sets a watch “ebb”: you are told at once, of what is new and has all of: ebb",
    ],
    ["unwatch tides", "It ends the watch “Tides” (tide), which tells you daily at 08:00, Europe/Brussels."],
    ["watches Tides pause:yes", "It pauses the watch “Tides”."],
    [
      "watches Tides pause:no",
      "It lets the watch “Tides” go on: it tells you daily at 08:00, Europe/Brussels, of what is new from now on.",
    ],
    [
      "digest set 8:30pm",
      "It posts a test line here, and from then on what is new, weekdays at 20:30, Europe/Brussels. Now it comes weekdays at 08:30, Europe/Brussels.",
    ],
    [
      "digest run",
      "It posts the digest of this channel (weekdays at 08:30, Europe/Brussels) now, with all that is new since the last one.",
    ],
    [
      "digest pause",
      "It pauses the digest of this channel (weekdays at 08:30, Europe/Brussels). Nothing is lost: what arrives meanwhile is told when it goes on.",
    ],
    [
      "digest resume",
      "It lets the digest of this channel (weekdays at 08:30, Europe/Brussels) go on, with what arrived meanwhile.",
    ],
    ["digest remove", "It ends the digest of this channel (weekdays at 08:30, Europe/Brussels)."],
    [
      "zone Asia/Tokyo",
      "are read in Asia/Tokyo, where it is Thursday 11:00. Now they are read in Europe/Brussels.",
    ],
  ])("%s says what it would do", async (line, does) => {
    const card = await asked(line.replace("ID", q));
    expect(wordsOf(card)).toContain("Nothing was done yet");
    expect(wordsOf(card)).toContain(does.replace("ID", q));
    expect(Object.keys(linesOf(card))).toEqual(["Do it"]);
  });

  it.each([
    ["unsave q:aaaaaaaa", "q:aaaaaaaa is not on any board"],
    ["save q:aaaaaaaa", "No quotation here has the id"],
    ["unwatch storm", "There is no watch “storm”"],
    ["watch tide name:Tides set:yes", "There is a watch “Tides” already"],
    ["share prices", "Share shows everyone here the answer to a line that begins with a command"],
  ])("%s is refused at once where it would be", async (line, sentence) => {
    const card = await asked(line);
    expect(card.outcome).toBe("refused");
    expect(card.summary).toContain(sentence);
  });

  it("every command that changes something says what", async () => {
    const silent = [...(await loadCommands())].filter(([, { changes, does }]) => changes && !does);
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});
