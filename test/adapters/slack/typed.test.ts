import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typedText } from "../../../src/adapters/slack/typed.ts";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

describe("what a person typed", () => {
  it.each([
    ["find R&amp;D &lt;b&gt;", "find R&D <b>"],
    ["find &amp;lt; &amp;amp;", "find &lt; &amp;"],
    ["find R&D <b>", "find R&D <b>"],
    ["find R&D &lt;b&gt;", "find R&D &lt;b&gt;"],
    ["find a < b &amp; c", "find a < b &amp; c"],
  ])("is read whether Slack escaped it or not: %j", (text, typed) => {
    expect(typedText(text)).toBe(typed);
  });

  it.each([
    ["by:<@U0ALICE01|alice> tide", "by:@alice tide"],
    ["by:<@U0ALICE01>", "by:@U0ALICE01"],
    ["in <#C0GENERAL|general> or <#C0GENERAL|>", "in #general or #C0GENERAL"],
    ["<!here> <!channel|@channel> <!subteam^S0TEAM|@desk>", "@here @channel @desk"],
    ["in:<http://quay.example|quay.example>", "in:quay.example"],
    ["<https://quay.example/a?b=1&amp;c=2>", "https://quay.example/a?b=1&c=2"],
    ["<mailto:mara@quay.example|mara@quay.example>", "mara@quay.example"],
    ["<@U0ALICE01|al&amp;ice> &amp; co", "@al&ice & co"],
    ["a <b> <i", "a <b> <i"],
  ])("has names and links as they were seen: %j", (text, typed) => {
    expect(typedText(text)).toBe(typed);
  });

  it("comes out as typed from Slack's escaping, and as it stands where Slack did none", () => {
    const words = fc.stringMatching(/^[a-z&<>;:"' ]{1,40}$/);
    fc.assert(
      fc.property(words, (typed) => {
        expect(typedText(escaped(typed))).toBe(typed.trim());
        if (/[<>&]/.test(typed.replace(/&(?:amp|lt|gt);/g, ""))) expect(typedText(typed)).toBe(typed.trim());
      }),
    );
  });
});
