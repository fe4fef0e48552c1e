import { expect, it } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { leastText, withoutFiles } from "../../src/chat/least.ts";
import { hitCard, textCard, wholeCard } from "../adapters/cards.ts";

it("says who said the first words, when and where, with the address, and the line, however long the words are", () => {
  const words = "The tide does not wait. ".repeat(400).trim();
  const card: Card = { ...hitCard([words, "Nor does the ferry."]), summary: `Mara Lindqvist: ${words}` };
  const text = leastText(card);
  expect(text.length).toBeLessThan(1500);
  expect(text.split("\n")).toEqual([
    expect.stringMatching(/^Mara Lindqvist: The tide .*… \[\+\d+ characters\]$/),
    "Mara Lindqvist, harbour master · The Quay Courier (https://quay.example/a?b=1&c=2) · 14 March 2026 · ¶ 1 of 9",
    'find harbour by:"Mara Lindqvist"',
  ]);
});

it("leads nowhere that is no page", () => {
  const card = hitCard(["x"]);
  const blocks = card.blocks.map((block) =>
    block.kind === "facts" ? { ...block, facts: [[{ text: "Here", href: "javascript:alert(1)" }]] } : block,
  );
  expect(leastText({ ...card, blocks })).toContain("\nHere\n");
});

it("names each file with why it is not there, and has a picture's words", () => {
  const file = { kind: "file", type: "text/csv", bytes: new Uint8Array(2), alt: "Two numbers" } as const;
  const blocks = [
    { ...file, name: "hits.csv" },
    { ...file, name: "timeline.png", type: "image/png", alt: "Two bars" },
  ];
  const bare = withoutFiles({ ...textCard("Here"), blocks }, "is too large.");
  expect(bare.blocks).toEqual([
    { kind: "text", style: "note", runs: [{ text: "hits.csv is too large." }] },
    { kind: "text", style: "note", runs: [{ text: "timeline.png is too large." }] },
    { kind: "text", style: "body", runs: [{ text: "Two bars" }] },
  ]);
  expect(leastText(bare)).toBe("Here\nhits.csv is too large.\ntimeline.png is too large.");
  expect(withoutFiles(wholeCard("x"), "x").blocks.some(({ kind }) => kind === "file")).toBe(false);
});
