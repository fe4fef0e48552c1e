import { describe, expect, it } from "vitest";
import { shortLabel } from "../../src/chat/labels.ts";

describe("a button's label", () => {
  it.each([
    ["Next ›", "Next ›"],
    ["  two\n lines ", "two lines"],
    [" \n ", "…"],
    ["a".repeat(10), "a".repeat(10)],
    ["a".repeat(11), `${"a".repeat(9)}…`],
    ["eight ch more", "eight ch…"],
    ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "…"],
    ["e\u0301".repeat(6), `${"e\u0301".repeat(4)}…`],
  ])("of at most ten: %j is %j", (label, short) => {
    expect(shortLabel(label, 10)).toBe(short);
  });
});
