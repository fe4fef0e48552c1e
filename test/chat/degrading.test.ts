import { describe, expect, it } from "vitest";
import { type Block, type Card, footOf, textOf } from "../../src/chat/card.ts";
import { degrade, type Fit } from "../../src/chat/degrading.ts";
import { fitBlocks } from "../../src/chat/shorten.ts";
import { hitCard } from "../adapters/cards.ts";

const context = (text: string): Block => ({ kind: "quote", runs: [{ text }] });

const row = (text: string): Block => ({ kind: "text", style: "body", runs: [{ text }] });

const hits = hitCard(["The tide.", "The quay.", "The ice."]);

/** Every kind of what may be given up. */
const crowded: Card = {
  ...hits,
  blocks: [row("First row."), row("Last row."), context("Before."), context("After."), ...hits.blocks],
};

const atMost =
  (most: number): Fit =>
  (blocks) =>
    blocks.length <= most ? blocks : undefined;

const shown = (card: Card, cutToFit: Fit): string =>
  (degrade(card.blocks, footOf(card), cutToFit) ?? [])
    .map((block) => {
      if (block.kind === "facts") return block.facts.map(textOf).join(" ");
      if (block.kind === "buttons") return block.buttons.map(({ label }) => `[${label}]`).join("");
      return "runs" in block ? textOf(block.runs) : "";
    })
    .join("\n");

describe("what does not fit", () => {
  it("is nothing where all fits", () => {
    expect(degrade(crowded.blocks, undefined, (blocks) => blocks)).toBe(crowded.blocks);
  });

  it("is given up in one order: context, further hits, rows, buttons", () => {
    const notes = Array.from({ length: crowded.blocks.length }, (_, i) =>
      /Not shown.*/.exec(shown(crowded, atMost(i)))?.at(0),
    );
    expect([...new Set(notes)].toReversed()).toEqual([
      // The note takes the place of one block.
      "Not shown, for want of room: 2 paragraphs of context.",
      "Not shown, for want of room: 2 paragraphs of context, 1 quotation.",
      "Not shown, for want of room: 2 paragraphs of context, 2 quotations.",
      "Not shown, for want of room: 2 paragraphs of context, 2 quotations, 1 line.",
      "Not shown, for want of room: 2 paragraphs of context, 2 quotations, 1 line, 2 buttons.",
      "Not shown, for want of room: 2 paragraphs of context, 2 quotations, 1 line, 3 buttons.",
      undefined,
    ]);
  });

  it("leaves the first hit with its facts, and the foot, and a way to each hit that is missing", () => {
    const text = shown(hits, atMost(8));
    expect(text).toBe(
      [
        "❝The tide.❞",
        "Mara Lindqvist, harbour master The Quay Courier 14 March 2026 ¶ 1 of 9",
        "[Context]",
        "Not shown, for want of room: 2 quotations.",
        "[Quotation 2][Quotation 3]",
        'find harbour by:"Mara Lindqvist" 3 hits',
        "[‹ Back][Next ›]",
      ].join("\n"),
    );
    const ways = degrade(hits.blocks, footOf(hits), atMost(8))?.flatMap((block) =>
      block.kind === "buttons" ? block.buttons.map((button) => "line" in button && button.line) : [],
    );
    expect(ways).toContain("context q:abcd2342");
  });
});

describe("words", () => {
  const size = (text: string) => text.length;
  const textsUpTo =
    (total: number): Fit =>
    (blocks) =>
      fitBlocks(blocks, { total, each: total }, size);

  it("are whole as long as further hits can make room", () => {
    const long = hitCard(["tide ".repeat(100), "quay ".repeat(100), "ice ".repeat(100)]);
    const text = shown(long, textsUpTo(900));
    expect(text).toContain("tide ".repeat(100));
    expect(text).toContain("Not shown, for want of room: 2 quotations.");
    expect(text).not.toMatch(/\+\d+ characters/);
  });

  it("are cut where nothing makes room for them, and then nothing is given up", () => {
    const text = shown(hitCard(["tide ".repeat(1000), "The quay."]), textsUpTo(900));
    expect(text).toMatch(/❝(?:tide ){60,}.*… \[\+\d+ characters\]/);
    expect(text).toContain("The quay.");
    expect(text).not.toContain("Not shown");
  });

  it("of what is taken away are whole, or cut where nothing makes room", () => {
    const code: Block = { kind: "code", text: "@article{tide}\n".repeat(40) };
    const card: Card = { ...hits, blocks: [code, context("Before. ".repeat(40)), ...hits.blocks] };
    expect(degrade(card.blocks, footOf(card), textsUpTo(1100))).toContainEqual(code);
    const [cut] = degrade(card.blocks, footOf(card), textsUpTo(400)) ?? [];
    expect(cut).toMatchObject({ text: expect.stringMatching(/… \[\+\d+ characters\]$/) });
  });
});

it("is found in a few tries among thousands of rows", () => {
  let tries = 0;
  const rows = Array.from({ length: 5000 }, (_, i) => row(`Row ${i}.`));
  const kept = degrade(rows, undefined, (blocks) => {
    tries++;
    return blocks.length <= 40 ? blocks : undefined;
  });
  expect(kept).toHaveLength(40);
  expect(tries).toBeLessThan(20);
});
