import { describe, expect, it } from "vitest";
import { messageText } from "../../../src/adapters/slack/message-text.ts";

const text = (words: string, style = {}) => ({ type: "text", text: words, style });
const section = (...elements: object[]) => ({ type: "rich_text_section", elements });

describe("the words of a message", () => {
  it("are those of its rich text, without marks, mentions and pictures", () => {
    const blocks = [
      {
        type: "rich_text",
        elements: [
          section(
            { type: "user", user_id: "U0BOB" },
            text(" said: “The "),
            text("tide", { bold: true }),
            text(" does not wait” & left "),
            { type: "emoji", name: "wave" },
          ),
          { type: "rich_text_quote", elements: [text("“We <b>wait</b>.”")] },
          {
            type: "rich_text_list",
            elements: [section(text("one")), section({ type: "link", url: "https://quay.example/a" })],
          },
        ],
      },
      { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Share" } }] },
    ];
    const words = "said: “The tide does not wait” & left \n“We <b>wait</b>.”\none\nhttps://quay.example/a";
    expect(messageText({ text: "*other*", blocks })).toBe(words);
  });

  it("are those of its text where it has no rich text, as they were typed", () => {
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "R&amp;D" } }];
    expect(messageText({ text: "R&amp;D &lt;b&gt; <https://quay.example|quay>", blocks })).toBe(
      "R&D <b> quay",
    );
  });

  it("are those that it forwards where it has none of its own", () => {
    const forwarded = { text: "“The tide &amp; I”", fallback: "[today] “The tide”" };
    expect(messageText({ text: "", attachments: [forwarded, { fallback: "A picture" }] })).toBe(
      "“The tide & I”\nA picture",
    );
  });

  it.each([{}, { text: 7 }, { blocks: "x", attachments: [null, 1] }, { blocks: [{ type: "rich_text" }] }])(
    "are none in %j",
    (message) => {
      expect(messageText(message)).toBe("");
    },
  );
});
