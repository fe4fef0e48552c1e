import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Run } from "../../src/chat/card.ts";
import { textOf } from "../../src/chat/card.ts";
import { fitBlocks, measureBlock, shortenAround, shortenRuns } from "../../src/chat/shorten.ts";

const length = (text: string) => text.length;
const escaped = (text: string) => text.replace(/[*_<>]/g, "\\$&").length;
const quote = (text: string, said = true): Block => ({ kind: "quote", runs: [{ text, said }] });
const sizeOf = (blocks: readonly Block[]) =>
  blocks.reduce((sum, block) => sum + measureBlock(block, length), 0);
const textsOf = (blocks: readonly Block[]) =>
  blocks.map((block) => ("runs" in block ? textOf(block.runs) : ""));

describe("shortening", () => {
  it("leaves what fits as it is", () => {
    const runs: Run[] = [{ text: "twelve words", said: true }];
    expect(shortenRuns(runs, 12, length)).toBe(runs);
  });

  it("cuts at the end and says by how much", () => {
    const runs: Run[] = [
      { text: "a".repeat(50), said: true },
      { text: "b".repeat(50), bold: true },
    ];
    const short = shortenRuns(runs, 80, length);
    expect(textOf(short)).toBe(`${"a".repeat(50)}${"b".repeat(11)}… [+39 characters]`);
    expect(short[0]).toEqual(runs[0]);
  });

  it("never cuts through a grapheme, and counts exactly", () => {
    const units = fc.constantFrom("word ", "👩‍👩‍👧‍👦", "e\u0301", "*", "🇪🇺", "<&>");
    const texts = fc.array(
      fc.array(units, { minLength: 1, maxLength: 60 }).map((list) => list.join("")),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 400 }), (list, room) => {
        const runs = list.map((text) => ({ text }));
        const whole = textOf(runs);
        const short = shortenRuns(runs, room, escaped);
        const seen = textOf(short);
        expect(short.reduce((sum, run) => sum + escaped(run.text), 0)).toBeLessThanOrEqual(room);
        if (seen === whole) return;
        const [, kept = "", missing] = /^([\s\S]*)… \[\+(\d+) characters\]$/u.exec(seen) ?? [];
        expect(whole.startsWith(kept)).toBe(true);
        expect(kept.length + Number(missing)).toBe(whole.length);
        const edges = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(whole)].map(
          ({ index }) => index,
        );
        expect([...edges, whole.length]).toContain(kept.length);
      }),
    );
  });

  it("shortens what stands around the words before the words", () => {
    const blocks = [
      quote("before ".repeat(100), false),
      quote("said ".repeat(100)),
      quote("after ".repeat(100), false),
    ];
    const fitted = fitBlocks(blocks, { total: 900, each: 3000 }, length);
    expect(textsOf(fitted)[1]).toBe("said ".repeat(100));
    expect(textsOf(fitted)[0]).toMatch(/… \[\+\d+ characters\]$/);
    expect(sizeOf(fitted)).toBeLessThanOrEqual(900);
  });

  it("leaves a headline whole beside words that are cut, and more than a few words of what is longer", () => {
    const headline: Block = { kind: "text", style: "heading", runs: [{ text: "tide ".repeat(20) }] };
    const blocks = [headline, quote("said ".repeat(1000)), quote("after ".repeat(100), false)];
    const [heading, , after] = textsOf(fitBlocks(blocks, { total: 2000, each: 3000 }, length));
    expect(heading).toBe("tide ".repeat(20));
    expect(after).toMatch(/^(?:after ){28,}/);
    // Many of them do not take the place of the words.
    const many = Array.from({ length: 20 }, () => headline);
    const fitted = fitBlocks([...many, quote("said ".repeat(1000))], { total: 2000, each: 3000 }, length);
    expect(textsOf(fitted).at(-1)?.length).toBeGreaterThan(750);
  });

  it("keeps the words said in the middle of a long passage, and says what is missing on either side", () => {
    const passage = (before: number, said: number, after: number): Block => ({
      kind: "quote",
      runs: [
        { text: "before ".repeat(before) },
        { text: "said ".repeat(said), said: true, bold: true },
        { text: "after ".repeat(after) },
      ],
    });
    for (const sizes of [
      [1000, 10, 0],
      [1000, 10, 1000],
      [0, 10, 1000],
      [3, 10, 1000],
      [1000, 10, 3],
    ] as const) {
      const [text = ""] = textsOf(
        fitBlocks([passage(sizes[0], sizes[1], sizes[2])], { total: 900, each: 900 }, length),
      );
      expect(text).toContain("said ".repeat(10));
      expect(text.length).toBeLessThanOrEqual(900);
      expect(text.length).toBeGreaterThan(600);
      const counts = [...text.matchAll(/\[\+(\d+) characters\]/g)].map((match) => Number(match[1]));
      const shown = text.replace(/\[\+\d+ characters\] … |… \[\+\d+ characters\]/g, "").length;
      expect(shown + counts.reduce((sum, count) => sum + count, 0)).toBe(
        sizes[0] * 7 + sizes[1] * 5 + sizes[2] * 6,
      );
    }
    const [long = ""] = textsOf(fitBlocks([passage(100, 1000, 100)], { total: 900, each: 900 }, length));
    expect(long).toMatch(/^\[\+700 characters\] … said said .*… \[\+\d+ characters\]$/);
  });

  it("keeps what matched in a long passage", () => {
    const runs: Run[] = [
      { text: "x ".repeat(3000) },
      { text: "tide", bold: true },
      { text: " y".repeat(3000) },
    ];
    const [text = ""] = textsOf(fitBlocks([{ kind: "quote", runs }], { total: 500, each: 500 }, length));
    expect(text).toMatch(/x tide y/);
    expect(text.length).toBeLessThanOrEqual(500);
  });

  it("lets no single fact take the room of the words, but for the line to be typed again", () => {
    const line = `find ${"tide ".repeat(100)}`;
    const facts: Block = {
      kind: "facts",
      facts: [[{ text: line, code: true }], [{ text: "outlet ".repeat(2000) }]],
    };
    const [words, fitted] = fitBlocks([quote("the words said"), facts], { total: 2000, each: 2000 }, length);
    expect(textsOf(words ? [words] : [])).toEqual(["the words said"]);
    const [first, second] = fitted?.kind === "facts" ? fitted.facts.map(textOf) : [];
    expect(first).toBe(line);
    expect(second).toMatch(/^outlet .*… \[\+\d+ characters\]$/);
    expect(second?.length).toBeLessThanOrEqual(200);
  });

  it("never cuts a passage through a grapheme, on either side", () => {
    const units = fc.constantFrom("word ", "👩‍👩‍👧‍👦", "e\u0301", "*", "🇪🇺", "<&>");
    const texts = fc.array(units, { maxLength: 300 }).map((list) => list.join(""));
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 150, max: 900 }), (before, after, room) => {
        const runs: Run[] = [{ text: before }, { text: "the words", said: true }, { text: after }];
        const short = textOf(shortenAround(runs, room, escaped));
        expect(escaped(short)).toBeLessThanOrEqual(room);
        const shown = short.replace(/^\[\+\d+ characters\] … |… \[\+\d+ characters\]$/g, "");
        const whole = `${before}the words${after}`;
        expect(shown).toContain("the words");
        expect(whole).toContain(shown);
        const edges = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(whole)].map(
          ({ index }) => index,
        );
        const start = before.length - shown.indexOf("the words");
        expect([...edges, whole.length]).toEqual(expect.arrayContaining([start, start + shown.length]));
      }),
    );
  });

  it("shortens the longest first, and short ones not at all", () => {
    const blocks = [quote("short words"), quote("long ".repeat(1000)), quote("longer ".repeat(2000))];
    const [short, long, longer] = textsOf(fitBlocks(blocks, { total: 2000, each: 3000 }, length));
    expect(short).toBe("short words");
    expect(Math.abs((long?.length ?? 0) - (longer?.length ?? 0))).toBeLessThan(20);
  });

  it("keeps any one block within its own limit", () => {
    const [text] = textsOf(fitBlocks([quote("word ".repeat(1000))], { total: 9000, each: 3000 }, length));
    expect(text?.length).toBeLessThanOrEqual(3000);
    expect(text).toMatch(/… \[\+\d+ characters\]$/);
  });

  it("stays within the total for any blocks", () => {
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4000 }), fc.boolean())
      .map(([size, said]) => quote("x".repeat(size), said));
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
        expect(sizeOf(fitBlocks(blocks, { total: 3000, each: 2500 }, length))).toBeLessThanOrEqual(3000);
      }),
    );
  });
});
