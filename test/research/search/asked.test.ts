import { describe, expect, it } from "vitest";
import { askedOf } from "../../../src/research/search/asked.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";

const asked = (typed: string) => askedOf(parseQuery(typed).query, () => true);

describe("what is asked in words", () => {
  it("keeps their order, and how often each was typed", () => {
    const { sequence, words, needed } = asked("the ferry and the ferry");
    expect(sequence.map(({ term }) => term)).toEqual(["the", "ferri", "and", "the", "ferri"]);
    expect(words.map(({ terms }) => terms)).toEqual([["ferri"]]);
    expect(words[0]?.weight).toBeGreaterThan(1);
    expect(needed).toBe(1);
  });

  it("is looked at in its order no further than 384 words, one typed word though it be, and says so", () => {
    const { sequence, leftOut } = asked("so-no-".repeat(400));
    expect(sequence).toHaveLength(384);
    expect(leftOut).toEqual(["Of the 800 words, the order of the first 384 was looked at."]);
    expect(asked("so-no-".repeat(192))).toMatchObject({ leftOut: [] });
  });

  it("has 96 alternatives at most that count for the order, and says so", () => {
    const many = Array.from({ length: 50 }, (_, at) => `pier${at}-quay${at}`).join(" OR ");
    expect(asked(many).words).toHaveLength(96);
    expect(asked(many).leftOut).toEqual([
      "Of the 100 different words with OR, the first 96 count for the order.",
    ]);
    expect(asked("pier-quay OR ferry")).toMatchObject({ leftOut: [] });
  });
});
