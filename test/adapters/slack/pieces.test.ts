import { describe, expect, it } from "vitest";
import { renderPost, renderSlack } from "../../../src/adapters/slack/blocks.ts";
import { limits } from "../../../src/adapters/slack/limits.ts";
import type { Block, Card, Run } from "../../../src/chat/card.ts";
import { textIn } from "./desk.ts";

/** Words in which one word of each pair matched, so many times. */
const quoteOf = (times: number): Block => ({
  kind: "quote",
  runs: Array.from({ length: times }, (_, i): Run[] => [
    { text: `berth ${i} at the `, said: true },
    { text: "quay", bold: true, said: true },
    { text: "; ", said: true },
  ]).flat(),
});

const facts: Block = {
  kind: "facts",
  facts: [[{ text: "Anders Oquay" }], [{ text: "The Lundhavn Gazette" }]],
};

const card = (blocks: readonly Block[]): Card => ({ outcome: "answered", summary: "Quay", blocks });

const carry = (line: string): string => line;

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

describe("a quotation that says what was asked for hundreds of times", () => {
  const long = card([quoteOf(400), facts, quoteOf(300), facts]);

  it("keeps its words and its speaker in a post, and in a message most of the room", () => {
    const pages = renderPost(long, carry);
    const words = textIn(pages.map(({ blocks }) => blocks));
    expect(words.split("berth 0 at the quay; ")).toHaveLength(3);
    expect(words.split("Anders Oquay")).toHaveLength(3);
    for (const { blocks } of pages) expect(sizeOf(blocks)).toBeLessThanOrEqual(limits.serialisedBlocks);
    const { blocks } = renderSlack(card([quoteOf(400), facts]), carry);
    expect(textIn(blocks).length).toBeGreaterThan(limits.serialisedBlocks / 2);
    expect(sizeOf(blocks)).toBeLessThanOrEqual(limits.serialisedBlocks);
  });

  it("has what matched in bold at its beginning, and everywhere where there is room", () => {
    const boldIn = (blocks: unknown): number => JSON.stringify(blocks).split('"bold":true').length - 1;
    expect(boldIn(renderSlack(card([quoteOf(400), facts]), carry).blocks)).toBeGreaterThan(5);
    expect(boldIn(renderSlack(card([quoteOf(30), facts]), carry).blocks)).toBe(30);
  });
});
