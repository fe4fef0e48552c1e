import { describe, expect, it } from "vitest";
import { createEngine, frequent, loadEngine } from "../../../src/research/search/engine.ts";
import { createPostings } from "../../../src/research/search/postings.ts";
import { createPause } from "../../../src/research/slices.ts";

const size = frequent + 20;

describe("MiniSearch", () => {
  it("is given no more of a frequent term, and says that it cannot score it", () => {
    const engine = createEngine();
    for (let number = 0; number < size; number++)
      engine.add(number, ["ferry", `pier${number}`], (term) => (term === "ferry" ? number + 1 : 1));
    expect(engine.scores("ferry")).toBe(false);
    expect(engine.scores("pier3")).toBe(true);
    expect(engine.score(new Map([["ferry", 1]]))).toHaveLength(frequent);
    expect(engine.score(new Map([["pier3", 1]]))).toMatchObject([{ number: 3, matched: 1 }]);
  });

  it("has nothing of a frequent term when it is loaded", async () => {
    const postings = createPostings();
    for (let number = 0; number < size; number++) postings.add(number, [0, number + 1]);
    const engine = await loadEngine(
      {
        entries: Array.from({ length: size }, (_, number) => number),
        terms: ["ferry", ...Array.from({ length: size }, (_, number) => `pier${number}`)],
        postings,
        lengths: new Uint32Array(size).fill(2),
      },
      createPause(),
    );
    expect(engine.scores("ferry")).toBe(false);
    expect(engine.score(new Map([["ferry", 1]]))).toEqual([]);
    expect(engine.score(new Map([["pier3", 1]]))).toMatchObject([{ number: 3, matched: 1 }]);
  });
});
