import { describe, expect, it } from "vitest";
import { progressNotes } from "../../src/chat/library.ts";
import { deskOn, wordsOf } from "../desk-on.ts";

describe("answers while the articles are being read", () => {
  it("say how many of them are searched, and nothing once all are", async () => {
    expect(progressNotes(undefined)).toEqual([]);
    expect(progressNotes({ searched: 0 })).toEqual(["The articles are being read: nothing is searched yet."]);
    expect(progressNotes({ searched: 0, of: 19_043 })).toEqual([
      "The articles are being loaded, 19,043 of them: nothing is searched yet. Ask again in a moment.",
    ]);
    const { ask } = await deskOn(["corpus"], {
      notes: () => progressNotes({ searched: 4120, of: 19_043 }),
    });
    for (const line of ["find tide", "find nothing-of-this", "who"]) {
      expect(wordsOf(await ask(line))).toMatch(
        /^Still reading: 4,120 of 19,043 articles are searched so far\.\n/,
      );
    }
  });
});
