import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Card, paragraph } from "../../src/chat/card.ts";
import { defineCommand } from "../../src/chat/command.ts";
import { parseLine, printLine } from "../../src/chat/line.ts";
import { forMany } from "../../src/chat/views/shared.ts";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { deskOn, from, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

const words = "The tide does not wait for minutes to be approved.";

let desk: TestDesk;
let id: string;
beforeAll(async () => {
  desk = await deskOn(["corpus", "variants"]);
  id = (linesOf(await desk.ask("find tide")).Cite ?? "").slice("cite ".length);
});

/** What is pressed below a card to be changed first, by label. */
const editsOf = (card: Card): Readonly<Record<string, string>> =>
  Object.fromEntries(
    card.blocks.flatMap((block) =>
      block.kind === "buttons"
        ? block.buttons.flatMap((button) => ("edit" in button ? [[button.label, button.edit]] : []))
        : [],
    ),
  );

describe("share", () => {
  it("shows a quotation to everyone, with who shared it and what was asked", async () => {
    const card = await desk.ask(`share ${id} find tide by:Lindqvist`);
    expect(card).toMatchObject({ outcome: "answered", audience: "everyone" });
    const shown = wordsOf(card);
    expect(shown).toContain("Shared by Asker");
    expect(shown).toContain(words);
    expect(shown).toContain("asked: find tide by:Lindqvist");
    expect(linesOf(card)).toMatchObject({ Context: `context ${id}`, Cite: `cite ${id}` });
    expect(card.line).toBe(`share ${id} find tide by:Lindqvist`);
    expect(wordsOf(await desk.ask(`share ${id}`))).not.toContain("asked:");
  });

  it("shows the answer to a line that reads, with its own line at the foot", async () => {
    const asked = await desk.ask("who");
    const card = await desk.ask("share who");
    expect(card).toMatchObject({ outcome: "answered", audience: "everyone", line: "who" });
    expect(wordsOf(card)).toMatch(/^Shared by Asker\n/);
    expect(wordsOf(card)).toContain(wordsOf(asked).split("\n")[0]);
    // Whoever turns its page turns it for themselves.
    const turning = (each: Card) =>
      each.blocks.flatMap((block) =>
        block.kind === "buttons" ? block.buttons.filter((button) => "inPlace" in button) : [],
      );
    expect(turning(asked).length).toBeGreaterThan(0);
    expect(turning(card)).toEqual([]);
    expect(linesOf(card)["Next ›"]).toBe("who page:2");
  });

  it("shares the longest draft that is verified", async () => {
    const most = desk.bot.commands.get("verify")?.options.draft?.most ?? 0;
    const name = "Nn ".repeat(60).trim();
    const line = `verify by:"${name}" ${"“We are lucky.” ".repeat(most).slice(0, most - 1)}`;
    for (const each of [line, `share ${line}`])
      expect((await desk.ask(each)).summary).toContain("100 quotations: ");
  });

  it.each(["timeline tide", "context", "cite", "compare", `verify “${words}”`])(
    "is offered below what can be shown, and shows it: %s",
    async (line) => {
      const whole = /\s/.test(line) ? line : `${line} ${id}`;
      const asked = await desk.ask(whole);
      const share = linesOf(asked).Share ?? "";
      expect(share).toBe(`share ${asked.line}`);
      const card = await desk.ask(share);
      expect(card).toMatchObject({ outcome: "answered", audience: "everyone", line: asked.line });
      expect(linesOf(card).Share).toBeUndefined();
    },
  );

  it("puts the note of whoever asked before nobody else", async () => {
    await desk.ask(`save ${id} board:Ice note:"mine alone"`);
    const asked = await desk.ask("saved Ice");
    const noteFor = (card: Card) => editsOf({ ...card, blocks: forMany(card.blocks) }).Note;
    expect(editsOf(asked).Note).toContain("mine alone");
    expect(noteFor(asked)).toBeUndefined();
    const other = { ...from, asker: { ...from.asker, id: "U2" } };
    expect(noteFor(await desk.bot.run({ ...other, line: "saved Ice" }))).toBe(`save ${id} board:Ice note:""`);
    await desk.ask(`unsave ${id} board:Ice`);
  });

  it("is offered below each quotation found, with the line that found it", async () => {
    const found = await desk.ask("find tide -ferry sort:new");
    const [, ...rest] = (linesOf(found).Share ?? "").split(" ");
    expect(rest[0]).toMatch(/^q:[a-z0-9]{8}$/);
    expect(rest.slice(1).join(" ")).toBe(found.line);
  });

  it.each([
    ["share", "Say what to share"],
    ["share prices of fish", "begins with a command"],
    ["share q:zzzzzzzz", "No quotation here has the id"],
    ["share find sort:loud", "sort: takes"],
    ["share save q:zzzzzzzz", "Give one that only looks"],
    ["share share find tide", "Give one that only looks"],
    ["share watch tide every:day set:yes", "Give one that only looks"],
  ])("tells whoever asked alone what is wrong with %s", async (line, sentence) => {
    const card = await desk.ask(line);
    expect(card.outcome).toBe("refused");
    expect(card.audience).toBeUndefined();
    expect(wordsOf(card)).toContain(sentence);
  });

  it("tells whoever asked alone that what it would share is refused", async () => {
    const refusing = await deskOn(["corpus"], {
      commands: new Map([
        ...desk.bot.commands,
        [
          "who",
          defineCommand({
            description: "Refuses",
            examples: () => [],
            options: {},
            run: () => ({ outcome: "refused", summary: "No.", blocks: [paragraph("No.")] }),
          }),
        ],
      ]),
    });
    const card = await refusing.ask("share who");
    expect([card.outcome, card.audience, wordsOf(card)]).toEqual(["refused", undefined, "No."]);
  });

  it("does nothing else: what a line would change stays as it is", async () => {
    const records = createRecords(openMemory());
    const other = await deskOn(["corpus"], { records });
    expect((await other.ask(`share save ${id}`)).outcome).toBe("refused");
    expect(records.clippings.list()).toEqual([]);
  });

  it("is asked back where a link is followed, and shown to nobody", async () => {
    const card = await desk.bot.run({ ...from, line: "share find tide", onlyReads: true });
    expect(card.audience).toBeUndefined();
    expect(wordsOf(card)).toContain("Nothing was done yet");
  });

  it("is known before it is run, also behind a button's key", async () => {
    const { bot } = desk;
    const long = `share find ${"tide ".repeat(100)}`;
    const key = bot.carry(long, 80);
    expect(key).toMatch(/^#/);
    expect([bot.forEveryone("share find tide"), bot.forEveryone(key)]).toEqual([true, true]);
    for (const other of ["find tide", "find share", "find sort:loud", "#0123456789ab", "share prices"])
      expect(bot.forEveryone(other), other).toBe(other.startsWith("share"));
  });

  it("hands over the line as it is, whatever stands in it", async () => {
    const { commands } = desk.bot;
    const part = fc.oneof(
      fc.constantFrom("q:k3v7m2qa", "of:x", "by:Lind", '"two words"', "page:2", "-a", "“open", "draft:y"),
      fc.string({ unit: fc.constantFrom(...'ab:q1"“ -'), minLength: 1, maxLength: 8 }),
    );
    const share = commands.get("share");
    if (share === undefined) throw new Error("there is no share");
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.boolean(), (parts, isOne) => {
        const of = `find ${parts.join(" ")}`.trim();
        const values = { q: isOne ? "q:k3v7m2qb" : undefined, of };
        const read = parseLine(printLine("share", share, values), commands).values;
        expect({ ...read }).toEqual(isOne ? values : { of });
      }),
    );
  });
});

describe("a line to be changed", () => {
  it.each(["find tide", "articles tide", "who tide", "timeline tide", "find nothing-of-this"])(
    "stands below %s, from its first page on",
    async (line) => {
      expect(editsOf(await desk.ask(line)).Refine).toBe(line);
    },
  );

  it("begins on the first page", async () => {
    expect(editsOf(await desk.ask("who page:2")).Refine).toBe("who");
  });

  it("writes the asker's note of what was saved, and not somebody else's", async () => {
    const other = await deskOn(["corpus"]);
    const line = `save ${id} board:"Port Elm"`;
    expect(editsOf(await other.ask(line)).Note).toBe(`${line} note:""`);
    await other.ask(`${line} note:"why"`);
    expect(editsOf(await other.ask(line)).Note).toBe(`${line} note:why`);
    const another = { ...from, asker: { ...from.asker, id: "U2" } };
    expect(editsOf(await other.bot.run({ ...another, line })).Note).toBe(`${line} note:""`);
  });
});
