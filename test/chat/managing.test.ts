import { beforeEach, describe, expect, it } from "vitest";
import type { Rooms } from "../../src/chat/rooms.ts";
import { deskOn, from, type TestDesk, wordsOf } from "../desk-on.ts";

const room = { surface: "slack", channel: "C1" } as const;
const rooms: Rooms = {
  post: async () => ({ outcome: "sent", message: "m1" }),
  find: async () => ({ outcome: "missing" }),
  surfaces: async () => [],
};

let desk: TestDesk;
/** A line of somebody in a room of Slack, answered. */
const ask = async (line: string, mayManage: boolean) => {
  const card = await desk.bot.run({ line, asker: { ...from.asker, mayManage }, where: room });
  return { ...card, words: wordsOf(card) };
};
const standing = () => ({
  subscriptions: desk.records.subscriptions.all(),
  watches: desk.records.watches.of({ ...room, isPerson: false }),
});

beforeEach(async () => {
  desk = await deskOn(["corpus"], { rooms });
  await ask("digest set 08:30", true);
  await ask("watch dialogue to:channel set:yes", true);
  await ask("watch ferry to:channel every:now set:yes", true);
  await ask("watch ferry set:yes", false);
});

const settingUp = [
  "digest set 09:00",
  "digest run",
  "digest pause",
  "digest resume",
  "digest remove",
  "watch tide to:channel set:yes",
  "watches dialogue pause:yes",
  "watches ferry to:channel pause:yes",
  "unwatch dialogue",
  "unwatch ferry to:channel",
];

const reading = [
  "digest",
  "digest preview",
  "digest history",
  "watch tide to:channel",
  "watches",
  "watches dialogue",
];

const own = ["watch tide set:yes", "watches ferry pause:yes", "unwatch ferry"];

describe("who may not set up the room", () => {
  it.each(settingUp)("is told who may, and nothing is changed: %s", async (line) => {
    const before = standing();
    const { outcome, words } = await ask(line, false);
    expect(outcome).toBe("refused");
    expect(words).toContain("set up by admins and owners of the workspace");
    expect(words).toContain("In direct messages you may do it for yourself.");
    expect(standing()).toEqual(before);
  });

  it.each([...reading, ...own])("may still ask, and set up what is their own: %s", async (line) => {
    expect((await ask(line, false)).outcome).toBe("answered");
  });
});

it.each(settingUp)("who may does: %s", async (line) => {
  expect((await ask(line, true)).outcome).toBe("answered");
});

it("a button is refused as its line is", async () => {
  const bo = { asker: { id: "U2", name: "Bo Arden", zone: "UTC", mayManage: false }, where: room };
  expect((await desk.bot.press("digest remove", bo)).outcome).toBe("refused");
});

it("on Discord it is the members of certain permissions", async () => {
  const where = { surface: "discord", channel: "1" } as const;
  const asker = { ...from.asker, mayManage: false };
  const card = await desk.bot.run({ line: "digest set 08:30", asker, where });
  expect(wordsOf(card)).toContain("the permission Manage Channels or Manage Server");
});
