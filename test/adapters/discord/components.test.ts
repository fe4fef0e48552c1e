import { type APIComponentInContainer, ComponentType } from "discord.js";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readPressed } from "../../../src/adapters/discord/buttons.ts";
import {
  type DiscordMessage,
  minimalDiscord,
  renderDiscord,
} from "../../../src/adapters/discord/components.ts";
import type { Block, Button, Card, Run } from "../../../src/chat/card.ts";
import { textOf } from "../../../src/chat/card.ts";
import { loadWire, wireMissing } from "../../wire.ts";
import { hitCard, textCard, wholeCard } from "../cards.ts";
import { fulfilsContract, hostile, type Seen } from "../contract.ts";
import { degradesWell } from "../crowded-cards.ts";
import { readMarkdown } from "./reader.ts";

/** What the loopback Discord would refuse, when it is there. */
let validate: ((body: unknown, files: readonly unknown[]) => readonly string[]) | undefined;

beforeAll(async () => {
  if (wireMissing !== undefined) return;
  const { discordValidate } = await loadWire();
  validate = (body, files) =>
    [
      ...discordValidate.validateMessageBody(body, { kind: "webhook_edit", files }).out,
      ...discordValidate.validateAgainstSpec("webhook_edit", body),
    ].map(({ pointer, message }: { pointer: string; message: string }) => `${pointer} ${message}`);
});

/** As the desk carries lines: short ones as they are, others under a key. */
const carry = (line: string, limit: number): string => (line.length <= limit ? line : "#kept");

const draw = (card: Card): DiscordMessage => renderDiscord(card, carry);

const inContainer = ({ components }: DiscordMessage): readonly APIComponentInContainer[] =>
  components[0].components;

const textsOf = (message: DiscordMessage): readonly string[] =>
  inContainer(message).flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []));

const buttonsOf = (message: DiscordMessage) =>
  inContainer(message).flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []));

/** A body of a request as discord.js makes it of a message. */
const bodyOf = ({ flags, components, files }: DiscordMessage) => ({
  flags,
  components,
  allowed_mentions: { parse: [] },
  attachments: files.map(({ description }, id) => ({ id: String(id), description })),
});

function see(card: Card): Seen {
  const message = draw(card);
  const readings = textsOf(message).map(readMarkdown);
  const links = buttonsOf(message).flatMap((button) => ("url" in button ? [button.url] : []));
  return {
    text: readings.map(({ text }) => text).join("\n"),
    links: [...readings.flatMap((reading) => reading.links), ...links],
    mentions: readings.flatMap((reading) => reading.mentions),
    markup: readings
      .flatMap((reading) => reading.marked)
      .filter(({ kind, text }) => !isAsked(card, kind, text))
      .map(({ kind, text }) => `${kind}: ${text}`),
    refusals: [...refusalsOf(message), ...(validate?.(bodyOf(message), message.files) ?? [])],
  };
}

/** Discord's limits as its component reference states them, counted apart from the renderer. */
function refusalsOf(message: DiscordMessage): readonly string[] {
  const parts = inContainer(message);
  const rows = parts.flatMap((part) => (part.type === ComponentType.ActionRow ? [part.components] : []));
  const text = textsOf(message).join("").length;
  const buttons = buttonsOf(message);
  const ids = buttons.flatMap((button) => ("custom_id" in button ? [button.custom_id] : []));
  const count = 1 + parts.length + buttons.length;
  const rules: readonly (readonly [boolean, string])[] = [
    [count > 40, `${count} components`],
    [parts.length === 0, "an empty container"],
    [text > 4000, `${text} characters`],
    [textsOf(message).some((content) => content.trim() === ""), "an empty text"],
    [rows.some((row) => row.length > 5), "over 5 buttons in a row"],
    [ids.some((id) => id.length > 100), "a custom_id over 100"],
    [new Set(ids).size < ids.length, "two equal custom_ids"],
    [
      buttons.some(
        (button) => "label" in button && ((button.label ?? "").length > 80 || button.label?.trim() === ""),
      ),
      "a label over 80 or empty",
    ],
    [buttons.some((button) => "url" in button && !/^https?:\/\/.{1,500}$/.test(button.url)), "a bad address"],
    [message.files.length > 10, "over 10 files"],
  ];
  return rules.filter(([broken]) => broken).map(([, what]) => what);
}

/** Whether some run asked for this look: a line of it, or what is left of one that was shortened. */
function isAsked(card: Card, kind: string, text: string): boolean {
  if (kind === "code block") {
    const codes = card.blocks.flatMap((block) => (block.kind === "code" ? [block.text] : []));
    return isPart(codes, text.trim());
  }
  const lines = askedFor(card, kind)
    .flatMap((asked) => asked.split(/\r\n|\r|\n/))
    .map((line) => line.trim());
  if (kind === "quote") return text.split(/\r\n|\r|\n/).every((line) => isPart(lines, line));
  return (
    isPart(lines, text) ||
    (kind === "italic" && piecesOf(text).join("") === "") ||
    (kind === "subtext" && text.startsWith("Not shown, for want of room: "))
  );
}

/** Whether this is one of the lines, or what is left of it around counts, links and marks that close a direction. */
const isPart = (lines: readonly string[], text: string): boolean =>
  lines.map(withoutClosers).some((line) => {
    let at = 0;
    return piecesOf(withoutClosers(text)).every((piece, i) => {
      const found = line.indexOf(piece, at);
      at = found + piece.length;
      return i === 0 ? found === 0 : found >= 0;
    });
  });

/** Trimmed as well: a mark may have stood before a blank. */
const withoutClosers = (text: string): string => text.replace(/[\u202C\u2069]/g, "").trim();

const piecesOf = (text: string): readonly string[] =>
  text.split(/\[\+\d+ characters\] …|… \[\+\d+ characters\]| \(open\)/).map((piece) => piece.trim());

function askedFor(card: Card, kind: string): readonly string[] {
  const texts = (pick: (block: Block) => readonly (readonly Run[])[]) =>
    card.blocks.flatMap(pick).map(textOf);
  const facts = texts((block) =>
    block.kind === "facts"
      ? [block.facts.flatMap((fact, i) => (i === 0 ? fact : [{ text: " · " }, ...fact]))]
      : [],
  );
  const styled = (style: string) =>
    texts((block) => (block.kind === "text" && block.style === style ? [block.runs] : []));
  switch (kind) {
    case "heading":
      return styled("heading");
    case "subtext":
      return [
        ...styled("note"),
        ...facts,
        ...card.blocks.flatMap((block) => ("alt" in block ? [block.alt] : [])),
      ];
    case "quote":
      return texts((block) => (block.kind === "quote" ? [block.runs] : []));
    case "bold":
    case "italic":
    case "strike":
    case "code":
      return card.blocks
        .flatMap((block) =>
          block.kind === "text" || block.kind === "quote"
            ? block.runs
            : block.kind === "facts"
              ? block.facts.flat()
              : [],
        )
        .filter((run) => run[kind === "strike" ? "struck" : kind])
        .map((run) => run.text);
    default:
      return [];
  }
}

fulfilsContract({ name: "Discord", see });

degradesWell({ name: "Discord", see });

const card = (blocks: readonly Block[], rest: Partial<Card> = {}): Card => ({
  outcome: "answered",
  summary: "A summary.",
  blocks,
  ...rest,
});

const body = (...runs: readonly Run[]): Block => ({ kind: "text", style: "body", runs });

const row = (buttons: readonly Button[]): Block => ({ kind: "buttons", buttons });

const ferry = (i: number): Block => body({ text: `The ferry of ${i} o’clock is late.` });

describe("the look of a card", () => {
  it("sets the words apart, with who, where and when below them in small print", () => {
    expect(textsOf(draw(hitCard(["The tide does not wait."])))).toEqual([
      [
        "> ❝The tide do**es not wait.**❞",
        "-# **Mara Lindqvist**, harbour master · [_The Quay Courier_](https://quay.example/a?b=1&c=2) · 14 March 2026 · ¶ 1 of 9",
      ].join("\n"),
      '-# `find harbour by:"Mara Lindqvist"` · 1 hits',
    ]);
  });

  it("draws headings, notes and dividers", () => {
    const parts = inContainer(
      draw(
        card([
          { kind: "text", style: "heading", runs: [{ text: "Ferries" }] },
          { kind: "divider" },
          { kind: "text", style: "note", runs: [{ text: "No day was given." }] },
        ]),
      ),
    );
    expect(parts).toMatchObject([
      { type: ComponentType.TextDisplay, content: "### Ferries" },
      { type: ComponentType.Separator, divider: true },
      { type: ComponentType.TextDisplay, content: "-# No day was given." },
    ]);
  });

  it("closes a direction that words or a fact leave open, where they end", () => {
    const [hit] = textsOf(draw(hitCard(["\u202Eback \u2067both"], "Q\u202Eu")));
    expect(hit).toContain("❝\u202Eback **\u2067both\u2069\u202C**❞");
    expect(hit).toContain("Q\u202Eu\u202C");
  });

  it("keeps the foot apart from the facts above it", () => {
    const fact: Block = { kind: "facts", facts: [[{ text: "14 March 2026" }]] };
    const foot: Block = { kind: "facts", facts: [[{ text: "find tide", code: true }], [{ text: "1 hit" }]] };
    expect(textsOf(draw(card([ferry(1), fact, foot], { line: "find tide" })))).toHaveLength(2);
    expect(textsOf(draw(card([ferry(1), fact, foot])))).toHaveLength(1);
  });

  it("begins every line of a quotation, and none that would show the mark alone", () => {
    const [text] = textsOf(draw(card([{ kind: "quote", runs: [{ text: "One.\n\nTwo.\n", said: true }] }])));
    expect(text).toBe("> One.\n> \n> Two.\n");
  });

  it("keeps the # at the end of a heading, which Discord would take away", () => {
    const heading = card([{ kind: "text", style: "heading", runs: [{ text: "Notes in C#" }] }]);
    expect(see(heading).text).toBe("Notes in C#");
  });

  it("shows neighbouring looks without a stray mark", () => {
    const looks: readonly Partial<Run>[] = [
      {},
      { bold: true },
      { italic: true },
      { bold: true, italic: true },
      { code: true },
      { href: "https://quay.example/a_b_(c)*d*" },
      { italic: true, href: "https://quay.example/x" },
      { bold: true, href: "https://quay.example/x" },
      { italic: true, code: true },
      { bold: true, href: "javascript:x" },
      { italic: true, href: "javascript:x" },
      { struck: true },
      { struck: true, bold: true },
    ];
    const runs = fc.array(
      fc.record({
        text: fc.constantFrom("tide", " a", "b ", " ", "*", "_", "~", "1", ".", "x\ny"),
        look: fc.constantFrom(...looks),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(runs, (parts) => {
        const given = [
          { text: "“" },
          ...parts.map(({ text, look }): Run => ({ text, ...look })),
          { text: "”" },
        ];
        const seen = see(card([body(...given)]));
        expect(seen.text.replaceAll(" (open)", "")).toBe(textOf(given));
        // A mark that Discord does not take for one would be shown as a character.
        expect(seen.mentions).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("strikes words out, and leaves those plain whose tilde would end the mark too soon", () => {
    const [text] = textsOf(
      draw(
        card([
          body(
            { text: "We " },
            { text: "never", struck: true },
            { text: " say " },
            { text: "sail~", struck: true },
          ),
        ]),
      ),
    );
    expect(text).toBe("We ~~never~~ say sail\\~");
  });

  it.each(["one\n```\n**two** @everyone", "``one``", "[a](https://evil.example)", "one``` <@1>", "```"])(
    "does not let %j end the block of text that is taken away",
    (text) => {
      const whole = card([{ kind: "code", text }]);
      const [drawn = ""] = textsOf(draw(whole));
      expect(drawn).not.toContain("```");
      expect(see(whole)).toMatchObject({ text, markup: [], mentions: [] });
    },
  );

  it("draws text that is taken away as a block of code, each line as it is", () => {
    for (const text of [
      "@article{a,\n  title = {{b_c}},\n}",
      "`a` **b**\n[c](<https://quay.example/a>) · `q:k3v7m2qa`",
    ]) {
      const whole = card([{ kind: "code", text }]);
      expect(textsOf(draw(whole))).toEqual([`\`\`\`\n${text}\n\`\`\``]);
      expect(see(whole)).toMatchObject({ text: `\n${text}\n`, markup: [], mentions: [] });
    }
  });

  it("marks a card that refuses or fails by its colour", () => {
    const colours = (["answered", "refused", "failed"] as const).map(
      (outcome) => draw(card([ferry(1)], { outcome })).components[0].accent_color,
    );
    expect(colours[0]).toBeUndefined();
    expect(new Set(colours).size).toBe(3);
  });
});

describe("text as it stands", () => {
  it.each([
    "a :smile: b",
    "https://quay.example/x and http://quay.example/y.",
    "1. one",
    "  - two",
    "-# three",
    "C# and #4",
    "¯\\_(ツ)_/¯",
    "2\\. two",
    "<mailto:a@quay.example> <+4712345678> <id:browse> <t:1700000000:R> </quote find:1234>",
    "_a_b_ *c*d* **e**f",
    "```\ncode\n```",
    "one\r\n# two\r- three",
  ])("shows %j and nothing else", (text) => {
    for (const one of [
      textCard(text),
      card([{ kind: "text", style: "heading", runs: [{ text: `x${text}` }] }]),
    ]) {
      const seen = see(one);
      expect(seen.text).toContain(text.replace(/\r\n?/g, "\n"));
      expect(seen.markup).toEqual([]);
      expect(seen.links).toEqual([]);
      expect(seen.mentions).toEqual([]);
    }
  });

  it("takes each run as the beginning of a line", () => {
    for (const texts of [
      ["1", ". item"],
      ["  ", "# head"],
      ["", "> quoted"],
      ["-", "# small"],
      ["1", "2) item"],
    ]) {
      const seen = see(card([body(...texts.map((text) => ({ text })))]));
      expect(seen.text).toBe(texts.join(""));
      expect(seen.markup).toEqual([]);
    }
  });

  it("shows a line as code only where a code span shows it as it stands", () => {
    for (const text of [
      'find "a `b` c"',
      "find [a](https://evil.example)",
      "find @everyone",
      "find ``",
      "find \\",
    ]) {
      const seen = see(card([{ kind: "facts", facts: [[{ text, code: true }]] }]));
      expect(seen.text).toBe(text);
      expect(seen.links).toEqual([]);
    }
  });
});

describe("links", () => {
  const linked = (text: string, href: string) => see(card([body({ text, href })]));

  it("links plain words, and puts the link beside what a label cannot show", () => {
    expect(linked("The Quay: a story", "https://quay.example/s")).toMatchObject({
      text: "The Quay: a story",
      links: ["https://quay.example/s"],
    });
    for (const text of [
      "Ferry ⛴ news",
      "[Update] Ferry",
      "a_b_c",
      "https://bank.example",
      ":smile:",
      "a\u200Bb",
    ]) {
      const seen = linked(text, "https://quay.example/s");
      expect(seen.text).toBe(`${text} (open)`);
      expect(seen.links).toEqual(["https://quay.example/s"]);
    }
  });

  it("keeps the look of words that stand beside their link", () => {
    const href = "https://quay.example/s";
    expect(textsOf(draw(card([body({ text: "[Update] Ferry", bold: true, href })])))).toEqual([
      `**\\[Update\\] Ferry** ([open](${href}))`,
    ]);
  });

  it("leads where it says, whatever stands in the address", () => {
    for (const href of [
      "https://quay.example/a(b)c",
      "https://quay.example/a)b",
      "https://quay.example/*a*_b_~~c~~`d`",
      'https://quay.example/?q="a" b#:~:text=The%20tide,wait.',
    ]) {
      const [link] = linked("The story", href).links;
      expect(decodeURIComponent(link ?? "")).toBe(decodeURIComponent(new URL(href).href));
    }
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "discord://x", "no address"])(
    "does not lead to %s",
    (href) => {
      const seen = see(card([body({ text: "The story", href }), row([{ label: "Open", url: href }])]));
      expect(seen.links).toEqual([]);
      expect(seen.refusals).toEqual([]);
      expect(seen.text).toContain(`Open: ${href}`);
    },
  );

  it("gives up the place in the page before the link, and a button before the link", () => {
    const page = `https://quay.example/${"a".repeat(480)}`;
    const [button] = buttonsOf(
      draw(card([row([{ label: "Open", url: `${page}#:~:text=${"b".repeat(100)}` }])])),
    );
    expect(button).toMatchObject({ url: page });
    const long = `https://quay.example/${"a".repeat(600)}`;
    const message = draw(card([row([{ label: "Open", url: long }])]));
    expect(buttonsOf(message)).toEqual([]);
    expect(textsOf(message)).toEqual([`-# [Open](${long})`]);
  });
});

describe("buttons", () => {
  it("carry their line and say where the answer goes", () => {
    const buttons = buttonsOf(
      draw(
        card([
          row([
            { label: "Context", line: "context q:abcd2345" },
            { label: "Next", line: "find a page:2", inPlace: true },
          ]),
        ]),
      ),
    );
    const pressed = buttons.map((button) =>
      "custom_id" in button ? readPressed(button.custom_id) : undefined,
    );
    expect(pressed).toEqual([
      { carried: "context q:abcd2345", does: "answer" },
      { carried: "find a page:2", does: "replace" },
    ]);
    expect(readPressed("another:1")).toBeUndefined();
  });

  /** Buttons that are values of one thing. */
  const values = (count: number, more: readonly Button[] = []): Block => ({
    kind: "buttons",
    menu: "Another style",
    buttons: [
      ...Array.from({ length: count }, (_, i) => ({ label: `Style ${i}`, line: `cite a style:${i}` })),
      ...more,
    ],
  });

  it.each([2, 5, 25])("that are %i values of one thing are one list", (count) => {
    const message = draw(card([values(count), row([{ label: "Context", line: "context a" }])]));
    const [select, button] = buttonsOf(message);
    if (select?.type !== ComponentType.StringSelect) throw new Error("there is no list");
    expect(select.options.map(({ label, value }) => [label, readPressed(value)])).toEqual(
      Array.from({ length: count }, (_, i) => [
        `Style ${i}`,
        { carried: `cite a style:${i}`, does: "answer" },
      ]),
    );
    expect(button).toMatchObject({ label: "Context" });
    expect([...refusalsOf(message), ...(validate?.(bodyOf(message), []) ?? [])]).toEqual([]);
  });

  it("stay buttons where a list would not hold them", () => {
    const page = { label: "Page", url: "https://quay.example/p" };
    for (const block of [values(1), values(26), values(3, [page]), row([page])]) {
      const types = new Set(buttonsOf(draw(card([block]))).map(({ type }) => type));
      expect(types).toEqual(new Set([ComponentType.Button]));
    }
  });

  it("of a list take the room of one", () => {
    const texts = Array.from({ length: 35 }, (_, i) => body({ text: `row ${i}` }));
    const message = draw(card([...texts, { kind: "divider" }, values(6)]));
    expect(inContainer(message).filter(({ type }) => type === ComponentType.Separator)).toHaveLength(1);
    expect(refusalsOf(message)).toEqual([]);
  });

  it.each([96, 97, 98, 500])("fit a line of %i characters into an id", (length) => {
    const line = "x".repeat(length);
    const limits: number[] = [];
    const message = renderDiscord(card([row([{ label: "Go", line }])]), (given, limit) => {
      limits.push(limit);
      return given.slice(0, limit);
    });
    expect(limits).toEqual([97]);
    expect(refusalsOf(message)).toEqual([]);
  });

  it("differ though their lines are the same", () => {
    const same = { label: "Go", line: "find tide" };
    expect(see(card([row([same, same]), row([same])])).refusals).toEqual([]);
  });

  it.each([79, 80, 81, 200])("cut a label of %i characters visibly", (length) => {
    const [button] = buttonsOf(draw(card([row([{ label: "é".repeat(length), line: "find" }])])));
    const label = button !== undefined && "label" in button ? button.label : undefined;
    expect(label).toBe(length <= 80 ? "é".repeat(length) : `${"é".repeat(79)}…`);
  });

  it("stand five in a row", () => {
    const rows = inContainer(
      draw(card([row(Array.from({ length: 12 }, (_, i) => ({ label: `${i}`, line: "find" })))])),
    );
    expect(rows.map((part) => ("components" in part ? part.components.length : 0))).toEqual([5, 5, 2]);
  });
});

describe("want of room", () => {
  it.each([37, 38, 39, 40, 41, 200])("draws %i paragraphs and dividers within the limits", (count) => {
    const blocks = Array.from({ length: count }, (_, i): readonly Block[] => [
      ferry(i),
      { kind: "divider" },
    ]).flat();
    const seen = see(card(blocks));
    expect(seen.refusals).toEqual([]);
    expect(seen.text).toContain("The ferry of 0 o’clock");
    if (!seen.text.includes(`The ferry of ${count - 1} o’clock`)) {
      expect(seen.text).toMatch(/Not shown, for want of room: \d+ lines\./);
    }
  });

  it.each([3999, 4000, 4001, 4002])("cuts a text of %i characters only past the limit", (length) => {
    const { text, refusals } = see(textCard("x".repeat(length)));
    expect(refusals).toEqual([]);
    if (length <= 4000) expect(text).toBe("x".repeat(length));
    else expect(text).toMatch(/^x{3900,}… \[\+\d+ characters\]$/);
  });

  it("cuts a text of long graphemes at the edge of what fits", () => {
    const family = "👩‍👩‍👧‍👦";
    const { blocks, ...rest } = hitCard([family.repeat(364), ...Array.from({ length: 9 }, () => "word ")]);
    const context: Block = { kind: "quote", runs: [{ text: "word " }] };
    const crowd = row(Array.from({ length: 5 }, () => ({ label: "word", line: "find word" })));
    const seen = see({ ...rest, blocks: [...blocks.slice(0, -2), context, crowd, ...blocks.slice(-2)] });
    expect(seen.refusals).toEqual([]);
    expect(seen.text).toContain("harbour master");
  });

  it("joins texts before it leaves any out", () => {
    const blocks = Array.from({ length: 60 }, (_, i) => ferry(i));
    const seen = see(card(blocks));
    expect(seen.refusals).toEqual([]);
    for (let i = 0; i < 60; i++) expect(seen.text).toContain(`The ferry of ${i} o’clock`);
  });

  it("leaves out context first, then further hits, then buttons", () => {
    const context = (i: number): Block => ({ kind: "quote", runs: [{ text: `Context ${i}.` }] });
    const hits = hitCard(Array.from({ length: 12 }, (_, i) => `The words of ${i}.`)).blocks;
    const seen = see(card([...hits, ...Array.from({ length: 3 }, (_, i) => context(i))]));
    expect(seen.refusals).toEqual([]);
    expect(seen.text).not.toContain("Context 0.");
    expect(seen.text).toContain("The words of 0.");
    expect(seen.text).not.toContain("The words of 11.");
    expect(seen.text).toMatch(/3 paragraphs of context, \d+ quotations?\./);
    expect(seen.text).toContain('find harbour by:"Mara Lindqvist"');

    const many = Array.from({ length: 12 }, () =>
      row(Array.from({ length: 5 }, () => ({ label: "Go", line: "find" }))),
    );
    const crowded = see(card([...hitCard(["The tide."]).blocks, ...many]));
    expect(crowded.refusals).toEqual([]);
    for (const must of ["The tide.", "Mara Lindqvist", "The Quay Courier", "14 March 2026"]) {
      expect(crowded.text).toContain(must);
    }
    expect(crowded.text).toMatch(/\d+ buttons\./);
  });

  it.each([130, 3990, 8000, 60_000])(
    "shortens facts of %i characters rather than what was said",
    (length) => {
      const fact = "x*".repeat(length / 2);
      const seen = see(
        card([
          { kind: "quote", runs: [{ text: "The tide.", said: true }] },
          { kind: "facts", facts: [[{ text: fact }]] },
        ]),
      );
      expect(seen.refusals).toEqual([]);
      expect(seen.text).toContain("The tide.");
      if (length < 200) expect(seen.text).toContain(fact);
      else expect(seen.text).toMatch(/… \[\+\d+ characters\]/);
    },
  );

  it("keeps no line for a button that is not drawn", () => {
    const kept: string[] = [];
    const blocks = Array.from({ length: 40 }, (_, i) => row([{ label: "Go", line: `find ${i}` }]));
    const message = renderDiscord(card([ferry(1), ...blocks]), (line) => {
      kept.push(line);
      return line;
    });
    expect(kept).toHaveLength(buttonsOf(message).length);
  });

  it("has a least form that always fits", () => {
    for (const text of [...hostile, "", "*".repeat(10_000)]) {
      expect(refusalsOf(minimalDiscord({ ...wholeCard(text), summary: text }))).toEqual([]);
      const message = minimalDiscord({ ...card([]), summary: text, line: `find ${text}` });
      expect(refusalsOf(message)).toEqual([]);
      expect(readMarkdown(textsOf(message)[0] ?? "").marked.filter(({ kind }) => kind !== "italic")).toEqual(
        [],
      );
    }
  });
});

describe("files", () => {
  const file = (name: string, size = 4, type = "text/csv"): Block => ({
    kind: "file",
    name,
    type,
    bytes: new Uint8Array(size),
    alt: "Two numbers",
  });

  it("are shown as files, pictures as pictures, both with what they hold", () => {
    const message = draw(card([ferry(1), file("hits.csv"), file("timeline.png", 4, "image/png")]));
    expect(inContainer(message).slice(1)).toEqual([
      { type: ComponentType.File, file: { url: "attachment://hits.csv" } },
      { type: ComponentType.TextDisplay, content: "-# Two numbers" },
      {
        type: ComponentType.MediaGallery,
        items: [{ media: { url: "attachment://2-timeline.png" }, description: "Two numbers" }],
      },
    ]);
    expect(message.files.map(({ name, description }) => [name, description])).toEqual([
      ["hits.csv", "Two numbers"],
      ["2-timeline.png", "Two numbers"],
    ]);
  });

  it("have names that Discord does not rewrite", () => {
    expect(draw(card([file("../a b\u202Eexe é.csv")])).files[0]?.name).toBe(
      "..__a_b_exe__.csv".replace("..__", ".._"),
    );
  });

  it("are left out with a sentence when they are too large or too many", () => {
    const large = see(card([file("hits.csv", 10 * 1024 * 1024 + 1)]));
    expect(large.text).toContain("hits.csv is not attached: it is larger than the 10 MB");
    expect(draw(card([file("hits.csv", 10 * 1024 * 1024)])).files).toHaveLength(1);
    const many = draw(card(Array.from({ length: 11 }, (_, i) => file(`${i}.csv`))));
    expect(many.files).toHaveLength(10);
    expect(textsOf(many).join()).toContain("10\\.csv is not attached");
  });
});
