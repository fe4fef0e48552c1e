import { beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../src/chat/card.ts";
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

/** What the buttons of a card carry. */
const linesIn = ({ blocks }: Card): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === "buttons" ? block.buttons.flatMap((button) => ("line" in button ? button.line : [])) : [],
  );

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

describe("a card for who may not set up the room", () => {
  it.each(["digest", "watches", "watches dialogue", "watch tide to:channel", "digest preview", "home"])(
    "has no button that would be refused, and says once who may: %s",
    async (line) => {
      const [theirs, managers] = [await ask(line, false), await ask(line, true)];
      expect(theirs.words.match(/admins and owners of the workspace/g)).toHaveLength(1);
      expect(managers.words).not.toContain("admins and owners");
      expect(linesIn(theirs).length).toBeLessThan(linesIn(managers).length);
      for (const each of linesIn(theirs)) expect((await ask(each, false)).outcome, each).toBe("answered");
    },
  );

  it("keeps the buttons of what is their own", async () => {
    await ask("unwatch ferry to:channel", true);
    await ask("unwatch dialogue", true);
    const { words, ...card } = await ask("watches", false);
    expect(linesIn(card)).toContain("watches ferry pause:yes");
    expect(words).not.toContain("admins and owners");
  });

  it("has them all where it is shared with those who may", async () => {
    const shared = await ask("share digest", false);
    expect(shared.audience).toBe("everyone");
    expect(linesIn(shared)).toContain("digest pause");
    expect(shared.words).not.toContain("admins and owners");
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
