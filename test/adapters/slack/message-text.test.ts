import { describe, expect, it } from "vitest";
import { renderSlack } from "../../../src/adapters/slack/blocks.ts";
import { messageText } from "../../../src/adapters/slack/message-text.ts";
import { hitCard } from "../cards.ts";

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
    const words = "said: “The tide does not wait” & left \n> “We <b>wait</b>.”\none\nhttps://quay.example/a";
    expect(messageText({ text: "*other*", blocks })).toBe(words);
  });

  it("are those of its text where no block has words, without marks", () => {
    const blocks = [{ type: "divider" }, { type: "image", alt_text: "A quay" }];
    expect(messageText({ text: "R&amp;D &lt;b&gt; <https://quay.example|quay>", blocks })).toBe(
      "R&D <b> quay",
    );
    expect(messageText({ text: "&gt; “The _tide_ *does ~not~* wait.” 2 * 3 * 4 a_b_c `code`" })).toBe(
      "> “The tide does not wait.” 2 * 3 * 4 a_b_c code",
    );
    expect(messageText({ text: "She said:\n&gt;&gt;&gt; The tide\ndoes not wait." })).toBe(
      "She said:\n> The tide\n> does not wait.",
    );
  });

  const mrkdwn = (words: string) => ({ type: "mrkdwn", text: words });
  const told = [
    { type: "header", text: { type: "plain_text", text: "Harbour talks" } },
    { type: "section", text: mrkdwn("Lindqvist: *“The tide &amp; I”*"), fields: [mrkdwn("_Outlet_")] },
    { type: "context", elements: [{ type: "image", alt_text: "A quay" }, mrkdwn("14 March")] },
    { type: "markdown", text: "**The end**" },
  ];
  const read = "Harbour talks\nLindqvist: “The tide & I”\nOutlet\n14 March\nThe end";

  it("are those of all its blocks, which are what people see beside the notification", () => {
    expect(messageText({ text: "A notification", blocks: told })).toBe(read);
  });

  it("are those of the desk's own cards, without what stands on buttons", () => {
    const { text: notified, blocks } = renderSlack(
      {
        ...hitCard(["x"]),
        blocks: [
          { kind: "quote", runs: [{ text: "“The *tide* does not wait,” she said." }] },
          { kind: "buttons", buttons: [{ label: "Context", line: "context q:abcd2345" }] },
        ],
      },
      (line) => line,
    );
    expect(messageText({ text: notified, blocks })).toBe("> “The *tide* does not wait,” she said.");
  });

  it("are those that an app attached, behind its own", () => {
    const attached = {
      pretext: "From the quay",
      title: "Harbour talks",
      text: "“The *tide* &amp; I”",
      fields: [{ title: "Outlet", value: "The Quay Courier" }],
      fallback: "Not this",
    };
    const all = "From the quay\nHarbour talks\n“The tide & I”\nOutlet\nThe Quay Courier";
    expect(messageText({ text: "New:", attachments: [attached, { blocks: told }] })).toBe(
      `New:\n${all}\n${read}`,
    );
  });

  it("are those that Slack shows of an address only where nothing else is written", () => {
    const shown = { from_url: "https://quay.example/a", title: "Harbour talks" };
    expect(messageText({ text: "Look: <https://quay.example/a>", attachments: [shown] })).toBe(
      "Look: https://quay.example/a",
    );
    expect(messageText({ text: "<https://quay.example/a>", attachments: [shown] })).toBe("Harbour talks");
  });

  it("are those that it forwards where it has none of its own", () => {
    const forwarded = { is_share: true, text: "“The tide &amp; I”", fallback: "[today] “The tide”" };
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
