import type { types } from "@slack/bolt";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderPost, renderSlack, type SlackMessage } from "../../../src/adapters/slack/blocks.ts";
import { ofView } from "../../../src/adapters/slack/fit.ts";
import { limits } from "../../../src/adapters/slack/limits.ts";
import type { Block, Button, Card } from "../../../src/chat/card.ts";
import { hitCard, textCard, wholeCard } from "../cards.ts";
import { fulfilsContract, hostile } from "../contract.ts";
import { degradesWell } from "../crowded-cards.ts";
import { carry, linksIn, see, textsIn } from "./reader.ts";

const render = (card: Card): SlackMessage => renderSlack(card, carry);

const subject = { name: "Slack", see: (card: Card) => see(render(card)) };

fulfilsContract(subject);

degradesWell(subject);

describe("the quotation", () => {
  it("stands in a rich text quote, what matched in bold, with its facts below in the same block", () => {
    const [hit] = render(hitCard(["The tide does not wait."])).blocks;
    expect(hit).toEqual({
      type: "rich_text",
      elements: [
        {
          type: "rich_text_quote",
          elements: [
            { type: "text", text: "❝" },
            { type: "text", text: "The tide do" },
            { type: "text", text: "es not wait.", style: { bold: true } },
            { type: "text", text: "❞" },
          ],
        },
        {
          type: "rich_text_section",
          elements: [
            { type: "text", text: "Mara Lindqvist", style: { bold: true } },
            { type: "text", text: ", harbour master" },
            { type: "text", text: " · " },
            {
              type: "link",
              url: "https://quay.example/a?b=1&c=2",
              text: "The Quay Courier",
              style: { italic: true },
            },
            { type: "text", text: " · " },
            { type: "text", text: "14 March 2026" },
            { type: "text", text: " · " },
            { type: "text", text: "¶ 1 of 9" },
          ],
        },
      ],
    });
  });

  it("names a room of Slack's own, and shows the text for one of another surface", () => {
    const roomOn = (surface: string) => ({ text: "a channel", room: { surface, channel: "C0123" } });
    const { blocks } = render({
      ...textCard(""),
      blocks: [{ kind: "text", style: "body", runs: [roomOn("slack"), roomOn("discord")] }],
    });
    expect(blocks).toMatchObject([
      {
        elements: [
          {
            elements: [
              { type: "channel", channel_id: "C0123" },
              { type: "text", text: "a channel" },
            ],
          },
        ],
      },
    ]);
  });

  it("strikes words out", () => {
    const runs = [{ text: "We " }, { text: "never", struck: true }];
    const [block] = render({ ...textCard("x"), blocks: [{ kind: "quote", runs }] }).blocks;
    expect(JSON.stringify(block)).toContain('{"type":"text","text":"never","style":{"strike":true}}');
  });

  it("cannot turn the direction of what stands after it", () => {
    const [hit] = render(hitCard(["\u202Ebackwards \u2067both"])).blocks;
    const words = textsIn(hit).slice(1, 3).join("");
    expect(words).toBe("\u202Ebackwards \u2067both\u2069\u202C");
  });

  it("keeps its words as they are where it closes the directions it opened", () => {
    const [hit] = render(hitCard(["\u202Eback\u202C and on"])).blocks;
    expect(textsIn(hit).slice(1, 3).join("")).toBe("\u202Eback\u202C and on");
  });
});

describe("buttons", () => {
  const buttonsIn = (card: Card) =>
    render(card).blocks.flatMap((block) =>
      block.type === "actions" ? (block.elements as types.Button[]) : [],
    );
  const row = (buttons: readonly Button[]): Card => ({
    ...textCard("x"),
    blocks: [{ kind: "buttons", buttons }],
  });

  it("say in their ids whether the answer replaces the card, and carry the line", () => {
    const shown = buttonsIn({
      ...textCard("x"),
      blocks: [
        { kind: "buttons", buttons: [{ label: "Context", line: "context q:abcd2345" }] },
        {
          kind: "buttons",
          buttons: [
            { label: "Next ›", line: "find tide page:2", inPlace: true },
            { label: "Page", url: "https://quay.example/p" },
          ],
        },
      ],
    });
    expect(shown.map(({ action_id, value, url }) => [action_id, value ?? url])).toEqual([
      ["answer:0", "context q:abcd2345"],
      ["replace:1", "find tide page:2"],
      ["open:2", "https://quay.example/p"],
    ]);
  });

  it.each([limits.label, limits.label + 1])(
    "show a label of %i characters as far as Slack takes it",
    (length) => {
      const [button] = buttonsIn(row([{ label: "a".repeat(length), line: "help" }]));
      const text = button?.text.text ?? "";
      expect(text).toBe(length <= limits.label ? "a".repeat(length) : `${"a".repeat(limits.label - 1)}…`);
    },
  );

  it("keep a grapheme whole where a label is cut", () => {
    const [button] = buttonsIn(row([{ label: "👩‍👩‍👧‍👦".repeat(10), line: "help" }]));
    expect(button?.text.text).toMatch(/^(?:👩‍👩‍👧‍👦)+…$/u);
  });

  it.each([limits.actions, limits.actions + 1])("stand in rows that Slack takes: %i of them", (count) => {
    const blocks = render(
      row(Array.from({ length: count }, (_, i) => ({ label: `${i}`, line: `find ${i}` }))),
    );
    const rows = blocks.blocks.map((block) => (block.type === "actions" ? block.elements.length : 0));
    expect(rows).toEqual(count <= limits.actions ? [count] : [limits.actions, count - limits.actions]);
  });

  it("hold their line up to what Slack takes, and share the room when they are many", () => {
    const line = `find ${"w".repeat(limits.value - 5)}`;
    expect(buttonsIn(row([{ label: "one", line }]))[0]?.value).toBe(line);
    expect(buttonsIn(row([{ label: "one", line: `${line}w` }]))[0]?.value).toBe("#0123456789ab");
    const many = buttonsIn(row(Array.from({ length: 20 }, (_, i) => ({ label: `${i}`, line }))));
    expect(new Set(many.map(({ value }) => value))).toEqual(new Set(["#0123456789ab"]));
  });

  it("lead to pages only", () => {
    const urls = ["javascript:alert(1)", "not a page", `https://quay.example/${"a".repeat(limits.url)}`];
    expect(buttonsIn(row(urls.map((url) => ({ label: "Page", url }))))).toEqual([]);
  });
});

describe("links", () => {
  const linked = (href: string) =>
    render({
      ...textCard("x"),
      blocks: [{ kind: "text", style: "body", runs: [{ text: "story", href }] }],
    }).blocks;

  it("go to web addresses and nowhere else", () => {
    expect(linksIn(linked("https://quay.example/s#:~:text=tide"))).toEqual([
      "https://quay.example/s#:~:text=tide",
    ]);
    for (const href of ["javascript:alert(1)", "data:text/html,x", "quay.example", ""]) {
      expect(linksIn(linked(href))).toEqual([]);
      expect(textsIn(linked(href)[0])).toEqual(["story"]);
    }
  });

  it("lose the way to the sentence before they are lost themselves", () => {
    const page = "https://quay.example/story";
    expect(linksIn(linked(`${page}#${"a".repeat(limits.url - page.length - 1)}`))[0]).toHaveLength(
      limits.url,
    );
    expect(linksIn(linked(`${page}#${"a".repeat(limits.url)}`))).toEqual([page]);
    expect(linksIn(linked(`${page}/${"a".repeat(limits.url)}`))).toEqual([]);
  });
});

describe("limits", () => {
  it.each([limits.blocks, limits.blocks + 1])("takes %i blocks, and says what it left out", (count) => {
    const card: Card = {
      ...textCard("x"),
      blocks: Array.from({ length: count }, (_, i) => textCard(`row ${i}`).blocks).flat(),
    };
    const { blocks } = render(card);
    expect(blocks).toHaveLength(limits.blocks);
    const last = textsIn(blocks.at(-1)).join("");
    expect(last).toBe(count <= limits.blocks ? `row ${count - 1}` : "Not shown, for want of room: 2 lines.");
  });

  it.each([1, 2, 3])(
    "cuts facts before words, and words before it leaves all of them out: %i hits",
    (hits) => {
      const words = Array.from({ length: hits }, () => "word ".repeat(2400));
      const card = hitCard(words);
      const long = Array.from({ length: 4 }, () => [{ text: '"quay" '.repeat(2000) }]);
      const blocks = card.blocks.map((block) =>
        block.kind === "facts" ? { ...block, facts: [...block.facts, ...long] } : block,
      );
      const seen = see(render({ ...card, blocks }));
      expect(seen.refusals).toEqual([]);
      expect(seen.text).not.toContain("of this answer");
      expect(seen.text).toContain("¶ 1 of 9");
      expect(seen.text).toMatch(/❝(?:word ){40,}.*… \[\+\d+ characters\]/);
    },
  );

  it("cuts no words for what closes the directions of other texts", () => {
    const { blocks, ...rest } = hitCard(["word ".repeat(40)]);
    const turned: Block = { kind: "facts", facts: [[{ text: "\u202Eab".repeat(10_000) }]] };
    const seen = see(render({ ...rest, blocks: [...blocks.slice(0, -2), turned, ...blocks.slice(-2)] }));
    expect(seen.refusals).toEqual([]);
    expect(seen.text).toContain("word ".repeat(40));
  });

  it("keeps the foot when there are more rows than Slack takes", () => {
    const rows: Block[] = Array.from({ length: 300 }, (_, i) => ({
      kind: "facts",
      facts: [[{ text: `Outlet ${i}`, bold: true }], [{ text: "12 articles" }]],
    }));
    const foot: Block[] = [
      { kind: "facts", facts: [[{ text: "sources", code: true }]] },
      { kind: "buttons", buttons: [{ label: "Next ›", line: "sources page:2", inPlace: true }] },
    ];
    const message = render({ ...textCard("x"), line: "sources", blocks: [...rows, ...foot] });
    expect(see(message).refusals).toEqual([]);
    const [lost, line, buttons] = message.blocks.slice(-3);
    expect(textsIn(lost).join("")).toMatch(/^Not shown, for want of room: \d+ lines\.$/);
    expect(textsIn(line)).toEqual(["sources"]);
    expect(buttons?.type).toBe("actions");
  });

  it("may be longer in a view, and is what Slack takes there", () => {
    const inView = (card: Card) => renderSlack(card, carry, ofView).blocks;
    const words = "w".repeat(20_000);
    expect(textsIn(inView(textCard(words))).join("")).toBe(words);
    const long = inView(textCard("w".repeat(50_000)));
    expect(JSON.stringify(long).length).toBeLessThanOrEqual(limits.serialisedView);
    expect(textsIn(long).join("")).toMatch(/… \[\+[\d,]+ characters\]/);
    const rows = Array.from({ length: 120 }, (_, i) => textCard(`row ${i}`).blocks).flat();
    expect(inView({ ...textCard("x"), blocks: rows.slice(20) })).toHaveLength(limits.viewBlocks);
    const cut = inView({ ...textCard("x"), blocks: rows });
    expect(cut).toHaveLength(limits.viewBlocks);
    expect(cut.flatMap(textsIn).join("")).toContain("Not shown, for want of room: 21 lines.");
  });

  it("is at the edge of the whole, and past it, what Slack takes", () => {
    const sizes = new Set<number>();
    for (let length = 8700; length < 9100; length += 7) {
      const message = render(textCard("w".repeat(length)));
      expect(see(message).refusals).toEqual([]);
      sizes.add(JSON.stringify(message.blocks).length);
    }
    expect(Math.max(...sizes)).toBeGreaterThan(limits.serialisedBlocks - 20);
  });
});

describe("a post", () => {
  const lengths = fc.array(fc.constantFrom(10, 2900, 4000, 6900, 8800, 20_000), {
    minLength: 1,
    maxLength: 5,
  });
  const units = fc.constantFrom("word ", '"\\\n', "<!channel> <@U1> & ", "👩‍👩‍👧‍👦", "\u202Eab");

  it("goes on in as many messages as it takes, and cuts only what is longer than one", () => {
    fc.assert(
      fc.property(lengths, units, (wanted, unit) => {
        const words = wanted.map((length) => unit.repeat(Math.ceil(length / unit.length)));
        const messages = renderPost(hitCard(words), carry).map(see);
        expect(
          messages.flatMap(({ refusals, mentions, markup }) => [...refusals, ...mentions, ...markup]),
        ).toEqual([]);
        const text = messages.map((message) => message.text).join("\n");
        expect(text).not.toContain("of this answer");
        for (const [i, each] of words.entries()) {
          expect(text).toContain(`¶ ${i + 1} of 9`);
          if (each.length < 4100 && unit === "word ") expect(text).toContain(each);
        }
        expect(messages[0]?.text).toContain('find harbour by:"Mara Lindqvist"');
      }),
      { numRuns: 40 },
    );
  });
});

describe("the text for notifications", () => {
  it.each(hostile)("is the summary with nothing in it that Slack obeys: %j", (summary) => {
    const { text } = render({ ...textCard("x"), summary });
    expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
    expect(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")).toBe(summary);
  });

  it("is cut where it is too long, and says so", () => {
    const { text } = render({ ...textCard("x"), summary: "&".repeat(limits.text) });
    expect(text.length).toBeLessThanOrEqual(limits.text);
    expect(text).toMatch(/… \[\+\d+ characters\]$/);
  });
});

it("names a file and what it holds, where the file itself is sent apart", () => {
  expect(see(render(wholeCard("x"))).text).toContain("hits.csv: Two numbers");
});
