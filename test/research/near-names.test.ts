import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldedForms } from "../../src/research/directory.ts";
import { foldedWords } from "../../src/research/fold.ts";
import { nearestName } from "../../src/research/near-names.ts";
import { nearestOf } from "../../src/research/nearest.ts";

const listedOf = (names: readonly string[]) => names.map((name) => ({ name, folded: foldedForms([name]) }));

/** What it says, by a comparison with each name. */
const plainly = (names: readonly string[], asked: string): string | undefined =>
  names.find((name) => {
    const [words, theirs] = [foldedWords(asked), foldedWords(name)];
    return (
      words.length > 0 &&
      words.every((word) => theirs.includes(word) || nearestOf(word, theirs) !== undefined)
    );
  });

describe("the name that may have been meant", () => {
  const names = ["Mara Lindqvist", "Tomas Aalto", "Mara Lindkvist", "Élan Óg", "X"];
  it.each([
    ["lindqvits", "Mara Lindqvist"],
    ["Maro Lindkwist", "Mara Lindqvist"],
    ["mara lindkvist", "Mara Lindqvist"],
    ["Alto", "Tomas Aalto"],
    ["elam og", "Élan Óg"],
    ["Aalto Lindqvist", undefined],
    ["y", undefined],
    ["…", undefined],
  ])("is for %s %s", (asked, meant) => {
    expect(nearestName(listedOf(names), asked)).toBe(meant);
  });

  it("is the first that a comparison with each gives", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "é"), minLength: 1, maxLength: 9 });
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), name, (those, asked) => {
        expect(nearestName(listedOf(those), asked)).toBe(plainly(those, asked));
      }),
      { numRuns: 500 },
    );
  });
});
