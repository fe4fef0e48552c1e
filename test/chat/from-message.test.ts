import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import type { Commands } from "../../src/chat/command.ts";
import { findLikeMessage, findLineOf, verifyLineOf, verifyMessage } from "../../src/chat/from-message.ts";
import { parseLine } from "../../src/chat/line.ts";
import { loadCommands } from "../../src/load-commands.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { withoutAddresses } from "../../src/research/verify/chat-text.ts";
import { linesOf } from "../desk-on.ts";

let commands: Commands;
beforeAll(async () => {
  commands = await loadCommands();
});

const wordsIn = (text: unknown): readonly string[] => String(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What messages hold that could be read as something else than words. */
const awkward = [
  ...[
    "by:",
    "By:Doe",
    'by:"Jane Doe"',
    "-by:Doe",
    "in:",
    "sort:new",
    "last:7d",
    "after:soon",
    "page:2",
    "style:ap",
  ],
  ...[
    '"',
    "“",
    "”",
    "«",
    "'",
    "’",
    "″",
    '5"',
    "-",
    "−",
    "+",
    "--",
    "(",
    ")",
    "*",
    "OR",
    "or",
    ":",
    "q:k3v7m2qa",
  ],
  ...[
    "/quote",
    "/quote verify",
    "verify",
    "find",
    "watch tide to:channel set:yes",
    "digest remove",
    "unsave",
  ],
  ...[
    "<@U1>",
    "<!channel>",
    "@everyone",
    "&amp;",
    "`",
    "```",
    "**",
    "_",
    "~",
    ">",
    "||",
    "[a](https://b.example)",
  ],
  ...[
    "\n",
    "\r\n",
    "\u2028",
    "\t",
    "\u0000",
    "\u001b[31m",
    "\u200b",
    "\u202e",
    "\ud800",
    "\ufffd",
    "👩‍👩‍👧",
    "́",
  ],
  ...["he said", "The tide does not wait.", "they’re", "08:30", "https://desk.example/?a=b", "3.5", "U.S."],
];
const messages = fc
  .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "binary", maxLength: 12 })), {
    maxLength: 30,
  })
  .chain((parts) => fc.constantFrom(parts.join(" "), parts.join("")));

describe("the text of a message as a line", () => {
  it("verifies those words and gives no option, whatever it holds", () => {
    const keys = Object.keys(commands.get("verify")?.options ?? {}).map((key) => `${key}:`);
    const text = fc.tuple(messages, fc.constantFrom(...keys), messages).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(fc.oneof(messages, text), (message) => {
        const line = verifyLineOf(message);
        expect(line === undefined).toBe(wordsIn(withoutAddresses(message)).length === 0);
        if (line === undefined) return;
        const { name, values, meant } = parseLine(line, commands, "2026-04-30");
        expect({ name, meant }).toEqual({ name: "verify", meant: undefined });
        expect(Object.keys(values)).toEqual(["draft"]);
        expect(wordsIn(values.draft)).toEqual(wordsIn(message));
      }),
      { numRuns: 2000 },
    );
  });

  it("finds those words as plain words, in marks or all, whatever it holds", () => {
    fc.assert(
      fc.property(messages, (message) => {
        const line = findLineOf(message);
        expect(line === undefined).toBe(wordsIn(withoutAddresses(message)).length === 0);
        if (line === undefined) return;
        const { name, values, notes, meant } = parseLine(line, commands, "2026-04-30");
        const words = line.split(" ").slice(1);
        const { query, ...others } = values;
        expect({ name, notes, meant }).toEqual({ name: "find", notes: [], meant: undefined });
        expect(query).toEqual({ ...emptyQuery, words });
        expect(others).toEqual({ page: 1 });
        expect(line.length).toBeLessThanOrEqual(700);
        const said = wordsIn(message).map((word) => word.toLowerCase());
        expect(said).toEqual(
          expect.arrayContaining(wordsIn(words.join(" ")).map((word) => word.toLowerCase())),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps the marks and paragraphs of what is verified, and its words to the letter", () => {
    const message = "She told us:\n\n“The tide does not wait,” she said.\nBy: the harbour";
    const { values } = parseLine(verifyLineOf(message) ?? "", commands);
    expect(values.draft).toBe("She told us:\n\n“The tide does not wait,” she said.\nBy: the harbour");
  });

  it.each([
    [
      "Did she say “the tide does not wait” OR “no boat leaves”?",
      "find the tide does not wait no boat leaves",
    ],
    ["That so-called “reform” is -late", "find That so called reform is late"],
    ["by:Doe in:Post -dull +now sort:new", "find by Doe in Post dull now sort new"],
    ["They’re 3.5 metres OR more", "find They’re 3 5 metres or more"],
    ["/quote digest remove", "find quote digest remove"],
    ["The tide does not wait https://quay.example/tide :joy: <:gull:12>", "find The tide does not wait"],
    ["Look:\n> The tide\n> does not wait\nlol https://quay.example/tide", "find The tide does not wait"],
  ])("%j is sought as %j", (message, line) => {
    expect(findLineOf(message)).toBe(line);
  });

  it("of thousands of characters is asked as far as a line goes", () => {
    const long = "by:tide ".repeat(10_000);
    const { values } = parseLine(verifyLineOf(long) ?? "", commands);
    expect(wordsIn(values.draft)).toHaveLength(10_000);
    const line = verifyLineOf("by: ".repeat(20_000)) ?? "";
    expect(parseLine(line, commands).name).toBe("verify");
    expect(findLineOf(long)?.length).toBeLessThanOrEqual(605);
    expect(findLineOf("長".repeat(5000))).toBe(`find ${"長".repeat(100)}`);
  });

  it("is nothing where there are no words", () => {
    for (const message of ["", " \n", "👍", "***", "“”", "https://quay.example/tide", ":joy:"]) {
      expect(verifyLineOf(message)).toBeUndefined();
      expect(findLineOf(message)).toBeUndefined();
    }
  });
});

describe("what a message's menu asks", () => {
  it.each([
    "She said: “The tide does not wait.”",
    "'The tide does not wait,' she said.",
    "« La marée » dit-elle",
    "Only the “tide” does not wait, and “…”",
    "Look:\n> The tide does not wait.\nlol",
  ])("is to verify what stands in marks: %s", (message) => {
    expect(verifyMessage(message)).toBe(verifyLineOf(message));
  });

  it.each(["lunch at noon?", "The dogs' tails don't wag", "-> The tide does not wait."])(
    "is not to verify all of it where nothing stands in marks, but to ask first: %s",
    (message) => {
      const card = verifyMessage(message);
      expect(card).toMatchObject({
        outcome: "refused",
        summary: "No words of this message stand in quotation marks.",
      });
      expect(linesOf(card as Card)).toEqual({
        "Verify all its words": verifyLineOf(message),
        "Find similar": findLineOf(message),
      });
      expect(findLikeMessage(message)).toBe(findLineOf(message));
    },
  );

  it("is nothing of a message without words", () => {
    for (const ask of [verifyMessage, findLikeMessage])
      expect(ask("—")).toMatchObject({ outcome: "refused", summary: "There are no words in this message." });
  });
});
