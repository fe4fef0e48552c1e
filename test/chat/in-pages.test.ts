import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Run, textOf } from "../../src/chat/card.ts";
import { inPages } from "../../src/chat/views/in-pages.ts";

const run: fc.Arbitrary<Run> = fc.record({
  text: fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom("a", "é", " ", "👩‍🚀", "🎣", "\n") }),
  bold: fc.boolean(),
});

/** Each character of some runs, with how it looks, but our dots. */
const lettersOf = (runs: readonly Run[]) =>
  runs
    .filter(({ text }) => text !== "…")
    .flatMap(({ text, ...look }) => Array.from(text, (letter) => ({ letter, ...look })));

describe("paragraphs in pages", () => {
  it("keep every character with its look, and none is longer than a page", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(run, { minLength: 1 }), { minLength: 1 }),
        fc.integer({ min: 12, max: 80 }),
        (given, most) => {
          const pages = inPages(given, most);
          expect(pages.flat().flatMap(lettersOf)).toEqual(given.flatMap(lettersOf));
          for (const page of pages) {
            expect(page.reduce((sum, runs) => sum + textOf(runs).length, 0)).toBeLessThanOrEqual(most);
            expect(page.every((runs) => runs.every(({ text }) => text.isWellFormed()))).toBe(true);
          }
        },
      ),
    );
  });

  it("are cut between words where there is a blank, with dots of ours, and hold what fits", () => {
    const plain = (text: string): readonly Run[] => [{ text }];
    const given = [plain("one"), plain("two and three"), plain("four")];
    expect(inPages(given, 8).map((page) => page.map(textOf))).toEqual([
      ["one", "two …"],
      ["…and …"],
      ["…three"],
      ["four"],
    ]);
    expect(inPages([plain("one"), plain("two")], 8)).toEqual([[plain("one"), plain("two")]]);
  });
});
