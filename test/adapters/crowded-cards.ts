import fc from "fast-check";
import { expect, it } from "vitest";
import type { Block, Button, Card } from "../../src/chat/card.ts";
import { hitCard } from "./cards.ts";
import { hostile, type Subject } from "./contract.ts";

/** Texts of lengths about which some platform has a limit, of plain words, markup, mentions and long graphemes. */
const texts = fc
  .tuple(
    fc.constantFrom(
      "word ",
      "*_`<&>",
      "<!channel> <@U1> ",
      "@everyone ",
      '"\\\n',
      "👩‍👩‍👧‍👦",
      "\u202Eab",
      ...hostile,
    ),
    fc.constantFrom(1, 74, 75, 76, 199, 201, 999, 2000, 3000, 3001, 4001, 8999, 9001),
  )
  .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length)));

const oneLine = texts.map((text) => text.replaceAll("\n", " "));

const labels = texts.map((text) => text.slice(0, 400));

const buttons: fc.Arbitrary<Button> = fc.oneof(
  fc.record({ label: labels, line: texts.map((text) => `find ${text}`) }),
  fc.record({ label: labels, edit: texts.map((text) => `find ${text}`) }),
  fc.record({
    label: labels,
    url: texts.map((text) => `https://quay.example/${"p".repeat(text.length % 480)}`),
  }),
);

const rows: fc.Arbitrary<Block> = fc.oneof(
  texts.map((text): Block => ({ kind: "text", style: "body", runs: [{ text }] })),
  texts.map((text): Block => ({ kind: "quote", runs: [{ text }] })),
  fc
    .array(oneLine, { minLength: 1, maxLength: 4 })
    .map((facts): Block => ({ kind: "facts", facts: facts.map((text) => [{ text, bold: true }]) })),
  fc.constant<Block>({ kind: "divider" }),
  fc
    .tuple(buttons, fc.constantFrom(1, 5, 6, 25, 26, 1500))
    .map(
      ([button, count]): Block => ({ kind: "buttons", buttons: Array.from({ length: count }, () => button) }),
    ),
);

/** Many of one kind, or some of each. */
const manyRows = fc.oneof(
  fc.array(rows, { maxLength: 30 }),
  fc.tuple(rows, fc.constantFrom(37, 41, 50, 51)).map(([row, count]): Block[] =>
    // A block is itself and not its like.
    Array.from({ length: row.kind === "buttons" && row.buttons.length > 100 ? 3 : count }, () => ({
      ...row,
    })),
  ),
);

interface Crowded {
  readonly card: Card;
  /** The words of its first hit. */
  readonly words: string;
}

const crowdedCards: fc.Arbitrary<Crowded> = fc
  .record({
    words: fc.array(texts, { minLength: 1, maxLength: 6 }),
    around: manyRows,
    isBefore: fc.boolean(),
  })
  .map(({ words, around, isBefore }) => {
    const hits = hitCard(words);
    const [foot, turn] = hits.blocks.slice(-2) as [Block, Block];
    const all = isBefore
      ? [...around, ...hits.blocks.slice(0, -2)]
      : [...hits.blocks.slice(0, -2), ...around];
    return {
      card: { ...hits, summary: words[0] ?? "", blocks: [...all, foot, turn] },
      words: words[0] ?? "",
    };
  });

/** What a renderer with limits owes to cards of any size. */
export function degradesWell(subject: Subject): void {
  it("keeps to the limits, and keeps the first words, speaker, day, source, link and line, whatever else stands there", async () => {
    await fc.assert(
      fc.asyncProperty(crowdedCards, async ({ card, words }) => {
        const seen = await subject.see(card);
        expect(seen.refusals).toEqual([]);
        expect(seen.mentions).toEqual([]);
        expect(seen.markup).toEqual([]);
        for (const must of [
          "Mara Lindqvist",
          "harbour master",
          "The Quay Courier",
          "14 March 2026",
          "¶ 1 of 9",
          'find harbour by:"Mara Lindqvist"',
        ])
          expect(seen.text).toContain(must);
        expect(seen.links.join(" ")).toContain("quay.example/a?b=1&c=2");
        const text = seen.text.replace(/[\u202C\u2069]/g, "");
        const whole = words.replace(/[\u202C\u2069]/g, "");
        if (words.length < 1000) expect(text).toContain(whole);
        else if (!text.includes(whole)) expect(text).toMatch(/❝[\s\S]+… \[\+\d+ characters\]/);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
}
