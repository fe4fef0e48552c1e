import { describe, expect, it } from "vitest";
import { createHolders, holdersOf } from "../../../src/research/search/holders.ts";
import { createLists } from "../../../src/research/search/lists.ts";
import { createPairs, frequentToken, pairsOf } from "../../../src/research/search/pairs.ts";
import { createPause } from "../../../src/research/slices.ts";

/** Tokens 0 to 3 are in many entries, in changing order, and 4 in few; so many entries that 0 to 3 become frequent on the way. */
const size = frequentToken * 2;
const tokensOf = (entry: number): number[] => [
  entry % 3 === 0 ? 1 : 0,
  entry % 2,
  2,
  ...(entry % 100 === 0 ? [4] : []),
  ...(entry % 5 < 3 ? [2, 3] : [0, 1]),
];

const plainly = (entries: readonly number[], first: number, second: number): number[] =>
  entries.filter((entry) =>
    tokensOf(entry).some((token, at, tokens) => token === first && tokens[at + 1] === second),
  );

function createParts() {
  const [tokens, holders] = [createLists(), createHolders()];
  const pairs = createPairs({ tokens, holders });
  return {
    pairs,
    tokens,
    add(entry: number) {
      tokens.set(entry, tokensOf(entry));
      holders.add(entry, tokensOf(entry));
      pairs.add(entry);
    },
    remove(entry: number) {
      pairs.remove(entry);
      holders.remove(entry, tokensOf(entry));
      tokens.set(entry, []);
    },
  };
}

const all = Array.from({ length: size }, (_, entry) => entry);

describe("two frequent tokens in a row", () => {
  it("are in the entries that a plain look finds, whatever came, became frequent and went", () => {
    const { pairs, add, remove } = createParts();
    for (const entry of all.toReversed()) add(entry);
    const gone = new Set(all.filter((entry) => entry % 7 === 0));
    for (const entry of gone) remove(entry);
    for (const entry of gone) if (entry % 2 === 0) add(entry);
    const there = all.filter((entry) => !gone.has(entry) || entry % 2 === 0);
    for (const first of [0, 1, 2, 3]) {
      for (const second of [0, 1, 2, 3]) {
        const found = pairs.of(first, second);
        expect(found && Array.from(found)).toEqual(plainly(there, first, second));
      }
    }
  });

  it("are the same in what was saved", async () => {
    const { pairs, tokens, add } = createParts();
    for (const entry of all) add(entry);
    const saved = await tokens.save(size, createPause());
    const holders = await holdersOf(saved, 5, createPause());
    const source = { tokens: createLists(saved), holders };
    const loaded = await pairsOf(source, { entries: size, tokens: 5 }, createPause());
    for (const first of [0, 1, 2, 3, 4])
      for (const second of [0, 1, 2, 3, 4]) expect(loaded.of(first, second)).toEqual(pairs.of(first, second));
  });

  it("are not kept for what few entries hold", () => {
    const { pairs, add } = createParts();
    for (const entry of all) add(entry);
    expect(pairs.of(2, 4)).toBeUndefined();
    expect(pairs.of(4, 2)).toBeUndefined();
    expect(pairs.of(2, 3)?.length).toBeGreaterThan(frequentToken);
  });
});
