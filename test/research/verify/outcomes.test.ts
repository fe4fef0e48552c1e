import { beforeAll, describe, expect, it } from "vitest";
import { isRight, type Judged, judgeAll } from "../../../bench/verify/outcomes.ts";

let judged: readonly Judged[];
beforeAll(async () => {
  judged = await judgeAll();
});

describe("370 made-up drafts", () => {
  it("come out as what they are, 97 in a hundred, also those that no rule was made for", () => {
    expect(judged.length).toBeGreaterThanOrEqual(370);
    const heldBack = judged.filter(({ draft }) => draft.half === "held back");
    for (const some of [judged, heldBack])
      expect(some.filter(isRight).length / some.length).toBeGreaterThanOrEqual(0.97);
  });

  it("are never called exact, nor someone else's words, where they are altered or not there", () => {
    const changed = judged.filter(({ expected }) => expected === "altered" || expected === "absent");
    expect(changed.length).toBeGreaterThan(100);
    for (const { draft, said } of changed) expect(["altered", "absent"], draft.draft).toContain(said);
  });

  it("accuse nobody: someone else's words are only what is so", () => {
    for (const { draft, said, expected } of judged)
      if (said === "other-speaker") expect(expected, draft.draft).toBe("other-speaker");
  });
});
