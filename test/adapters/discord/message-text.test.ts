import { describe, expect, it } from "vitest";
import { asRead, textOfMessage } from "../../../src/adapters/discord/message-text.ts";

describe("the words of a message", () => {
  it.each([
    ["The tide does not wait.", "The tide does not wait."],
    ["> **Lindqvist:** “The _tide_ does *not* wait.”", "Lindqvist: “The tide does not wait.”"],
    [">>> first\nsecond", "first\nsecond"],
    ["-# small\n### Heading\n#channel", "small\nHeading\n#channel"],
    ["<@123456789012345678> said <:gull:123456789012345678> “yes” <t:1618953630:R>", "said “yes”"],
    ["<@&123456789012345678> <#123456789012345678> </quote find:123456789012345678> tide", "tide"],
    ["[The Quay Courier](https://quay.example/a) wrote it", "The Quay Courier wrote it"],
    ["||hidden|| ~~struck~~ __under__ `code`", "hidden struck under code"],
    ["```ts\nconst tide\n```", "const tide"],
    ["\\*not\\* italic", "*not* italic"],
    ["2 * 3 * 4, snake_case_word, a < b > c", "2 * 3 * 4, snake_case_word, a < b > c"],
    ["  ", ""],
  ])("%j are %j", (content, text) => {
    expect(asRead(content)).toBe(text);
  });

  it("are those that were forwarded, where it has none of its own", () => {
    const forwarded = { first: () => ({ content: "> The *tide*" }) };
    const message = (content: string) =>
      ({ content, messageSnapshots: forwarded }) as unknown as Parameters<typeof textOfMessage>[0];
    expect(textOfMessage(message(""))).toBe("The tide");
    expect(textOfMessage(message("Mine"))).toBe("Mine");
  });
});
