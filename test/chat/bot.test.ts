import { beforeAll, describe, expect, it } from "vitest";
import type { Commands } from "../../src/chat/command.ts";
import { defineCommand } from "../../src/chat/command.ts";
import { UserError } from "../../src/research/errors.ts";
import { deskOn, from, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["corpus"]);
});

const faulty = (fault: () => never): Commands =>
  new Map([
    [
      "find",
      defineCommand({
        description: "Breaks",
        examples: () => [],
        options: { query: { kind: "query", description: "" } },
        run: fault,
      }),
    ],
  ]);

describe("the bot", () => {
  it("prints the line as understood on every answer", async () => {
    for (const line of [
      "find tide by:lindqvist page:1",
      "who",
      "sources",
      "help",
      "articles ferry",
      "find nothing-of-this",
    ]) {
      const card = await desk.ask(line);
      expect(card.outcome).toBe("answered");
      expect(wordsOf(card)).toContain(card.line);
      expect((await desk.ask(card.line ?? "")).blocks).toEqual(card.blocks);
    }
  });

  it("looks for no quotation of thanks in a message, but where it is asked for", async () => {
    const where = { ...from.where, isMessage: true } as const;
    const said = async (line: string) => wordsOf(await desk.bot.run({ ...from, where, line }));
    for (const line of ["thanks!", "Thank you so much", "hi there"])
      expect(await said(line)).toMatch(/^At your service\./);
    for (const line of ["find thanks", "thanks dialogue", "thanks by:Lindqvist", "very much", ""])
      expect(await said(line)).not.toContain("At your service");
    expect(wordsOf(await desk.ask("thanks"))).not.toContain("At your service");
  });

  it("answers a mistake with its sentence and a way out", async () => {
    const card = await desk.ask("find after:tomorrow");
    expect(card.outcome).toBe("refused");
    expect(wordsOf(card)).toMatch(/after: takes a day/);
    expect(linesOf(card)).toEqual({ Help: "help" });
    expect(desk.logged).toEqual([]);
  });

  it("answers a fault of ours with an id that the log has, and never logs the words", async () => {
    const broken = await deskOn(["corpus"], {
      commands: faulty(() => {
        throw new Error("boom");
      }),
    });
    const card = await broken.ask("secret words");
    const id = /noted as ([0-9a-f]{8})/.exec(wordsOf(card))?.[1];
    expect(card.outcome).toBe("failed");
    expect(wordsOf(card)).not.toContain("boom");
    expect(broken.logged.join()).toContain(id);
    expect(broken.logged.join()).not.toContain("secret");
  });

  it("takes a mistake that a command finds for the asker's", async () => {
    const strict = await deskOn(["corpus"], {
      commands: faulty(() => {
        throw new UserError("Say which.");
      }),
    });
    expect(await strict.ask("x")).toMatchObject({ outcome: "refused", summary: "Say which." });
  });

  it("carries short lines as they are and long ones by a key", async () => {
    const long = `find ${"tide ".repeat(30).trim()}`;
    expect(desk.bot.carry("who", 100)).toBe("who");
    const key = desk.bot.carry(long, 100);
    expect(key.length).toBeLessThanOrEqual(100);
    expect(key).not.toContain("tide");
    expect(await desk.bot.press(key, from)).toEqual(await desk.ask(long));
    expect(await desk.bot.press("who", from)).toEqual(await desk.ask("who"));
  });

  it("says to run the question again when a button's line is gone", async () => {
    const card = await desk.bot.press("#000000000000", from);
    expect(card.outcome).toBe("refused");
    expect(wordsOf(card)).toMatch(/too old to press.*run the question again/);
  });

  it("says that a button's command is gone, and searches for none of its words", async () => {
    const card = await desk.bot.press("bogus tide", from);
    expect(card.outcome).toBe("refused");
    expect(wordsOf(card)).toContain("There is no command “bogus” here any more, so nothing was done.");
  });

  it("still answers when a long line cannot be kept", async () => {
    const full = await deskOn(["corpus"], {
      lines: {
        keep: () => {
          throw new Error("disk full");
        },
        read: () => undefined,
      },
    });
    const key = full.bot.carry("x".repeat(200), 100);
    expect(full.logged).toHaveLength(1);
    expect(wordsOf(await full.bot.press(key, from))).toMatch(/run the question again/);
  });

  it("searches a first word that is nearly a command, and offers the command", async () => {
    const card = await desk.ask("soruces");
    expect(card.line).toBe("find soruces");
    expect(wordsOf(card)).toContain("Did you mean the command “sources”?");
    expect(linesOf(card).sources).toBe("sources");
  });

  it("suggests names by any of their words, the most quoted first", () => {
    const valuesOf = (field: "by" | "in", typed: string) =>
      desk.bot.suggest(field, typed, 5).map(({ value }) => value);
    expect(valuesOf("by", "lindq")).toEqual(["Mara Lindqvist", "Mara Lindqvist-Holm"]);
    expect(valuesOf("by", "qvist")).toEqual([]);
    expect(valuesOf("in", "quay")).toEqual(["The Quay Courier"]);
    expect(desk.bot.suggest("by", "", 2)).toHaveLength(2);
    expect(desk.bot.suggest("by", "(.*", 5).length).toBeGreaterThan(0);
  });
});
