import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, markdownBlocks, plainBlocks } from "../../../src/research/reading/paragraphs.ts";
import { fixture } from "./fixtures.ts";

const shown = (text: string, blocks: Block[]) =>
  blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const plain = (text: string) => shown(text, plainBlocks(text, 0)).map(([, words]) => words);
const markdown = (text: string) => shown(text, markdownBlocks(text, 0));

describe("plainBlocks", () => {
  it("makes each line a paragraph, empty lines between them or not", () => {
    const long = "The ferry ran aground ".repeat(10).trim();
    expect(plain(`Title\n\n${long}\nLavik was there.\n${long}\n`)).toEqual([
      "Title",
      long,
      "Lavik was there.",
      long,
    ]);
  });

  it("puts lines together that were broken to fit a width", () => {
    expect(plain(fixture("wrapped.txt"))).toEqual([
      "Storm closes the harbour for two days",
      expect.stringMatching(/^The harbour of [\s\S]* within the hour\.$/),
      expect.stringMatching(/^“We have never [\s\S]* should turn\.$/),
    ]);
  });

  it("leaves verse and lists as lines", () => {
    const verse =
      "The ferry sails\nat noon\nand never at night\nin winter\nwhen the wind is in the north and the master says no";
    expect(plain(verse)).toEqual(verse.split("\n"));
  });

  it("leaves lines of unlike length as they are", () => {
    const uneven = Array.from({ length: 12 }, (_, n) =>
      "The ferry sails at noon. ".repeat(n % 2 === 0 ? 3 : 1).trim(),
    );
    expect(plain(uneven.join("\n"))).toEqual(uneven);
  });

  it("passes over lines that only draw", () => {
    expect(plain("One.\n* * *\n————\nTwo.")).toEqual(["One.", "Two."]);
  });
});

describe("markdownBlocks", () => {
  it("parts at empty lines and leaves marks outside", () => {
    const text =
      "# Ferry ahead\n\nIt ran\naground.\n\n> “We sank,”\n> he said.\n\n> Alone\n- a\n- b\n  c\n1. d\n\n---\n1998 was dry.";
    expect(markdown(text)).toEqual([
      ["heading", "Ferry ahead"],
      ["text", "It ran\naground."],
      ["quote", "“We sank,”\n> he said."],
      ["quote", "Alone"],
      ["item", "a"],
      ["item", "b\n  c"],
      ["item", "d"],
      ["text", "1998 was dry."],
    ]);
  });

  it("knows a line that is a picture or a link, and one that only holds links", () => {
    expect(markdown("![Ferry](a.jpg)\n\n[More](b)\n\n[He](c) said it, and [she](d)")).toEqual([
      ["picture", "![Ferry](a.jpg)"],
      ["link", "[More](b)"],
      ["text", "[He](c) said it, and [she](d)"],
    ]);
  });

  it("survives a line of nothing but marks", () => {
    expect(markdownBlocks(`${">".repeat(4_900_000)}a`, 0)).toHaveLength(1);
  });
});

it("cuts any text into blocks in order, apart, with words in them", () => {
  const texts = fc.string({
    unit: fc.constantFrom("a", "B.", " ", "\n", "\r", "\u2028", ">", "-", "#", "1.", "\u00a0", "é", "😀"),
  });
  fc.assert(
    fc.property(texts, fc.constantFrom(plainBlocks, markdownBlocks), (text, cut) => {
      let previous = 0;
      for (const { start, end } of cut(text, 0)) {
        expect(start).toBeGreaterThanOrEqual(previous);
        expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
        previous = end;
      }
      expect(previous).toBeLessThanOrEqual(text.length);
    }),
  );
});
