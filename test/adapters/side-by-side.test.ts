import { beforeAll, describe, expect, it } from "vitest";
import type { Call } from "../../src/chat/call.ts";
import type { Card } from "../../src/chat/card.ts";
import { offeredCommands } from "../../src/chat/command.ts";
import { expiredCard, failedCard } from "../../src/chat/errors.ts";
import { withPictureFiles } from "../../src/chat/pictures/with-files.ts";
import { permalinkOf } from "../../src/permalink.ts";
import { deskOn, from, openRooms } from "../desk-on.ts";
import { hitCard, wholeCard } from "./cards.ts";
import { differences, drawnOnBoth, withoutDifferences } from "./side-by-side.ts";

/** How deep buttons are pressed: 1, those of the first answer. */
const depth = 2;

/** What each command answers to its examples, to its name alone and to a request for help, what their buttons then give, and a few more. */
async function cardSet(): Promise<ReadonlyMap<string, Card>> {
  const cards = new Map<string, Card>();
  const desk = await deskOn(["corpus", "hostile", "copies", "variants"], {
    permalink: (target, where) => permalinkOf("https://desk.example", target, where),
    rooms: {
      ...openRooms,
      async post(to, card, key) {
        cards.set(`post ${key}`, card);
        return openRooms.post(to, card, key);
      },
    },
  });
  const bot = withPictureFiles(desk.bot, { draw: async () => new Uint8Array([1]) }, () => {});
  const ask = async (lines: readonly string[], where: Call["where"], deeper: number): Promise<void> => {
    const next: string[] = [];
    for (const line of lines) {
      const name = `${where.surface} ${where.channel}: ${line}`;
      if (cards.has(name)) continue;
      const card = await bot.run({ ...from, where, line });
      cards.set(name, card);
      const buttons = card.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
      next.push(...buttons.flatMap((button) => ("line" in button ? [button.line] : [])));
    }
    if (deeper > 0) await ask(next, where, deeper - 1);
  };
  const typed = [...offeredCommands(bot.commands)].flatMap(([name, command]) => [
    ...command.examples(desk.research),
    `help ${name}`,
    name,
  ]);
  const odd = ["soruces", "find xqzt", 'find by:"Olaf Brandvik" page:2', "save q:00000000", "zone Nowhere"];
  await ask([...typed, ...odd], { surface: "slack", channel: "C0000000001" }, depth);
  // What is set up in one room is spoken of in another.
  for (const [surface, first, second] of [
    ["slack", "C0000000002", "C0000000003"],
    ["discord", "400000000000000001", "400000000000000002"],
  ] as const) {
    await ask(["digest set 08:30", "digest run"], { surface, channel: first }, 0);
    await ask(["home"], { surface, channel: second }, 0);
  }
  return cards
    .set("failed", failedCard("e1"))
    .set("expired", expiredCard())
    .set("all", all)
    .set("long", long);
}

/** A card of every kind of block, as those of views are, and one with what is too long. */
const all = wholeCard("The tide does not wait.");
const long: Card = {
  ...hitCard(["The ropes are wet. ".repeat(700)]),
  blocks: [
    ...hitCard(["The ropes are wet. ".repeat(700)]).blocks,
    {
      kind: "buttons",
      buttons: [
        { label: "without by:Lindqvist ".repeat(5), line: "find tide" },
        { label: "Article", url: `https://quay.example/${"a".repeat(600)}` },
      ],
    },
  ],
};

describe("one set of cards on Slack and Discord", () => {
  let cards: ReadonlyMap<string, Card>;
  beforeAll(async () => {
    cards = await cardSet();
  });

  it("says the same words in the same order, and has the same buttons", () => {
    expect(cards.size).toBeGreaterThan(500);
    for (const [name, card] of cards) {
      const { slack, discord } = withoutDifferences(drawnOnBoth(card), card);
      expect(discord, name).toEqual(slack);
      expect(slack.length, name).toBeGreaterThan(0);
    }
  });

  it("differs in nothing else than is said, and in all of that", () => {
    const met = new Set(
      [...cards.values()].flatMap((card) => withoutDifferences(drawnOnBoth(card), card).met),
    );
    expect([...met].toSorted()).toEqual(Object.keys(differences).toSorted());
  });
});
