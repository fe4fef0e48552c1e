import { describe, expect, it } from "vitest";
import { type Block, footOf, inOneLine, textOf } from "../../src/chat/card.ts";

const facts = (...texts: string[]): Block => ({ kind: "facts", facts: texts.map((text) => [{ text }]) });

describe("footOf", () => {
  it("is the last facts that begin with the line, and nothing else", () => {
    const foot = facts("find tide", "3 hits");
    const blocks = [facts("find tide"), facts("Mara Lindqvist"), foot, facts("x", "find tide")];
    expect(footOf({ blocks, line: "find tide" })).toBe(foot);
    expect(footOf({ blocks, line: "find" })).toBeUndefined();
    expect(footOf({ blocks: [{ kind: "facts", facts: [] }] })).toBeUndefined();
  });
});

it("sets facts in one line", () => {
  expect(textOf(inOneLine([[{ text: "a" }, { text: "b" }], [{ text: "c" }]]))).toBe("ab · c");
});
