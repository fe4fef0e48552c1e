import { describe, expect, it } from "vitest";
import { nearestOf, slipsBetween } from "../../src/research/nearest.ts";

const commands = ["find", "who", "articles", "context", "sources", "help", "by"];

describe("nearestOf", () => {
  it.each([
    ["fnid", "find"],
    ["fin", "find"],
    ["finde", "find"],
    ["fund", "find"],
    ["HLEP", "help"],
    ["hwo", "who"],
    ["artciels", "articles"],
    ["contekst", "context"],
    ["bi", "by"],
  ])("takes %s for %s", (word, meant) => {
    expect(nearestOf(word, commands)).toBe(meant);
  });

  it.each(["find", "FIND", "sanctions", "q", "", "findings", "hi", "con"])(
    "takes %s for nothing else",
    (word) => {
      expect(nearestOf(word, commands)).toBeUndefined();
    },
  );

  it("takes the nearest, and the first of two as near", () => {
    expect(nearestOf("timelime", ["timelimit", "timeline"])).toBe("timeline");
    expect(nearestOf("hat", ["cat", "bat"])).toBe("cat");
  });
});

it.each([
  ["outlet", "outlet", 0],
  ["outlett", "outlet", 1],
  ["otlet", "outlet", 1],
  ["autlet", "outlet", 1],
  ["uotlet", "outlet", 1],
  ["uotlett", "outlet", 2],
  ["", "id", 2],
])("counts the slips between %j and %j", (typed, meant, slips) => {
  expect(slipsBetween(typed, meant)).toBe(slips);
  expect(slipsBetween(meant, typed)).toBe(slips);
});
