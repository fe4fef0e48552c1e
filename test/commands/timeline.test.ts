import { beforeAll, describe, expect, it } from "vitest";
import { renderDiscord } from "../../src/adapters/discord/components.ts";
import { renderSlack } from "../../src/adapters/slack/blocks.ts";
import { renderTerminal } from "../../src/adapters/terminal/ansi.ts";
import type { Card, Picture } from "../../src/chat/card.ts";
import type { Article } from "../../src/research/article.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { deskOn, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["corpus", "hostile", "copies"]);
});

const picturesOf = (card: Card): readonly Picture[] =>
  card.blocks.filter((block): block is Picture => block.kind === "picture");

describe("timeline", () => {
  it("gives the quotations in order of date, below what there is in all", async () => {
    const [timeline, oldest] = [
      await desk.ask("timeline dialogue"),
      await desk.ask("find dialogue sort:old"),
    ];
    const words = (card: Card) => card.blocks.filter(({ kind }) => kind === "quote");
    expect(words(timeline)).toEqual(words(oldest));
    expect(timeline.line).toBe("timeline dialogue");
    expect(wordsOf(timeline)).toMatch(/timeline dialogue · \d+ quotations/);
  });

  it("draws a picture that says in words what it shows", async () => {
    const [picture] = picturesOf(await desk.ask("timeline dialogue"));
    expect(picture?.alt).toMatch(/^Timeline of dialogue: \d+ quotations, .*2026, by /);
    expect(picture?.lanes.length).toBeGreaterThan(1);
    expect(picturesOf(await desk.ask("timeline dialogue picture:no"))).toEqual([]);
  });

  it("turns the page without a second picture, also back to the first", async () => {
    const next = linesOf(await desk.ask("timeline the"))["Next ›"] ?? "";
    expect(next).toBe("timeline the page:2");
    const second = await desk.ask(next);
    expect(picturesOf(second)).toEqual([]);
    const back = linesOf(second)["‹ Back"] ?? "";
    expect(back).toBe("timeline the picture:no");
    expect(picturesOf(await desk.ask(back))).toEqual([]);
  });

  it("leads to the quotations of a stretch and of a speaker, and to as many as it says", async () => {
    const card = await desk.ask("timeline dialogue");
    const lines = Object.entries(linesOf(card));
    const stretches = lines.filter(([, line]) => /^find .*(?:during|on|after):/.test(line));
    expect(stretches.length).toBeGreaterThan(1);
    for (const [label, line] of stretches) {
      const count = new RegExp(`^${label} · (\\d+) quotation`, "m").exec(wordsOf(card))?.[1];
      const found = /(\d+) quotations?\b/.exec(wordsOf(await desk.ask(line)))?.[1];
      expect([label, found]).toEqual([label, count]);
    }
    expect(lines.filter(([, line]) => /^timeline dialogue by:/.test(line)).length).toBeGreaterThan(1);
  });

  it("says of each quotation in which stretch it is, or that it is in none, and of a bar only where one is drawn", async () => {
    const days = ["2019", "2026-10-02", "2026-11-22", "2026", "2026"];
    const articles = days.map((iso, at): Article => {
      const text = `“The tide is out,” said Ann Holm on the quay of berth ${at}.`;
      const precision = iso.length === 4 ? "year" : "day";
      const [id, title] = [`tide-${at}`, `Tide at berth ${at}`];
      return { id, title, text, paragraphs: [{ start: 0, end: text.length }], published: { iso, precision } };
    });
    const tides = await deskOn([], { research: createResearch({ articles, problems: [] }) });
    const listed = wordsOf(await tides.ask("timeline tide picture:no"));
    for (const stretch of ["2019 · 1 quotation", "October 2026 · 1 quotation", "November 2026 · 1 quotation"])
      expect(listed).toContain(stretch);
    expect(listed).toContain(
      "2 quotations more are in none of these stretches: only the month or the year is known.",
    );
    expect(listed).not.toContain("hollow");
    expect(wordsOf(await tides.ask("timeline tide"))).toContain(
      "Of 3 quotations only the month or the year is known, and not which month: drawn as a hollow bar.",
    );
  });

  it("keeps to the days that were asked for when it leads to a stretch of them", async () => {
    const lines = linesOf(await desk.ask("timeline the during:2026-03 after:2026-03-02"));
    for (const line of Object.values(lines).filter((each) => each.startsWith("find "))) {
      const asked = await desk.ask(line);
      for (const [, day] of wordsOf(asked).matchAll(/ · (\d+) March 2026 · /g))
        expect(Number(day)).toBeGreaterThan(2);
    }
  });

  it("says what was searched where nothing is found", async () => {
    const card = await desk.ask("timeline zzyzx by:Lindqvist");
    expect(card.outcome).toBe("answered");
    expect(picturesOf(card)).toEqual([]);
    expect(wordsOf(card)).toMatch(/^Searched \d+ quotations in \d+ articles/m);
  });

  it("answers for one quotation", async () => {
    const card = await desk.ask('timeline "nobody leaves this table"');
    expect(picturesOf(card)[0]?.alt).toContain("1 quotation, 14 March 2026, by day");
    expect(wordsOf(card)).toContain("Mara Lindqvist 1");
  });

  it("refuses a page past the last", async () => {
    expect(await desk.ask('timeline "nobody leaves this table" page:2')).toMatchObject({
      outcome: "refused",
    });
  });

  it("fits every chat, with everything on it", async () => {
    const card = await desk.ask("timeline the");
    const carry = (line: string, limit: number) => line.slice(0, limit);
    const picture: Card = {
      ...card,
      blocks: card.blocks.map((block) =>
        block.kind === "picture"
          ? { kind: "file", name: block.name, type: "image/png", bytes: new Uint8Array(8), alt: block.alt }
          : block,
      ),
    };
    expect(JSON.stringify(renderDiscord(picture, carry).components)).not.toContain("Not shown");
    expect(JSON.stringify(renderSlack(picture, carry).blocks)).not.toContain("not fit into one message");
    const rows = renderTerminal(card, { columns: 60, colour: false }).split("\n");
    const lanes = rows.filter((row) => /^ {2}[·▁-█]+ {2}/.test(row));
    expect(lanes.length).toBe(picturesOf(card)[0]?.lanes.length);
    expect(lanes.every((row) => row.length <= 60)).toBe(true);
  });
});
