import { Client, Message } from "discord.js";
import { describe, expect, it } from "vitest";
import { renderDiscord } from "../../../src/adapters/discord/components.ts";
import { asRead, textOfMessage } from "../../../src/adapters/discord/message-text.ts";
import { hitCard } from "../cards.ts";

describe("the words of a message", () => {
  it.each([
    ["The tide does not wait.", "The tide does not wait."],
    ["> **Lindqvist:** “The _tide_ does *not* wait.”", "> Lindqvist: “The tide does not wait.”"],
    ["He wrote\n>>> first\n### second", "He wrote\n> first\n> second"],
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

  const client = new Client({ intents: [] });
  /** As discord.js reads what Discord tells of a message. */
  const text = (data: object): string =>
    textOfMessage(
      Reflect.construct(Message, [client, { id: "5", channel_id: "6", content: "", embeds: [], ...data }]),
    );
  const forwarding = (message: object) => ({
    message_reference: { type: 1, channel_id: "7", message_id: "8" },
    message_snapshots: [{ message: { content: "", embeds: [], ...message } }],
  });
  const embed = {
    type: "rich",
    title: "**Harbour** talks",
    description: "Lindqvist said: “The _tide_ does not wait.”",
    fields: [{ name: "Outlet", value: "The Quay Courier" }],
    footer: { text: "No words of the story" },
  };
  const read = "Harbour talks\nLindqvist said: “The tide does not wait.”\nOutlet\nThe Quay Courier";

  it("are those of an app's embeds, behind what is written beside them", () => {
    expect(text({ embeds: [embed] })).toBe(read);
    expect(text({ content: "New:", embeds: [embed, { type: "rich" }] })).toBe(`New:\n${read}`);
  });

  it("are those that Discord shows of an address only where nothing else is written", () => {
    const preview = { ...embed, type: "article" };
    const address = "https://quay.example/a";
    expect(text({ content: `Look: ${address}`, embeds: [preview] })).toBe(`Look: ${address}`);
    expect(text({ content: address, embeds: [preview] })).toBe(read);
    expect(text({ content: address })).toBe(address);
  });

  it("are the texts of the desk's own cards, without what stands on buttons", () => {
    const { components } = renderDiscord(
      {
        ...hitCard(["x"]),
        blocks: [
          { kind: "quote", runs: [{ text: "“The *tide* does not wait,” she said." }] },
          { kind: "buttons", buttons: [{ label: "Context", line: "context q:abcd2345" }] },
        ],
      },
      (line) => line,
    );
    expect(text({ components, flags: 32768 })).toBe("> “The *tide* does not wait,” she said.");
    const section = {
      type: 9,
      components: [{ type: 10, content: "A **section**" }],
      accessory: { type: 2, style: 1, label: "Press", custom_id: "a" },
    };
    expect(
      text({
        components: [
          { type: 17, components: [section] },
          { type: 10, content: "Below" },
        ],
      }),
    ).toBe("A section\nBelow");
  });

  it("are those that were forwarded, where it has none of its own", () => {
    expect(text(forwarding({ content: "> The *tide*" }))).toBe("> The tide");
    expect(text({ ...forwarding({ content: "> The *tide*" }), content: "Mine" })).toBe("Mine");
    expect(text(forwarding({ embeds: [embed] }))).toBe(read);
    expect(text(forwarding({ components: [{ type: 10, content: "The **tide**" }] }))).toBe("The tide");
  });
});
