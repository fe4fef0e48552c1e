import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderTerminal } from "../../../src/adapters/terminal/ansi.ts";
import type { Block, Button, Card } from "../../../src/chat/card.ts";
import { hitCard, textCard, wholeCard } from "../cards.ts";
import { fulfilsContract, hostile, type Seen } from "../contract.ts";

const esc = "\u001b";
/** The styles that a card may have (SGR) and links (OSC 8). Anything else that begins with ESC obeys an article. */
const ours = new RegExp(`${esc}\\[\\d+m|${esc}\\]8;;([^${esc}]*)${esc}\\\\`, "g");

/** What a terminal makes of its input: words, links that can be opened, and whatever else it obeyed. */
function see(output: string): Seen {
  const linked = [...output.matchAll(ours)].flatMap((match) => match[1] || []);
  const words = output.replace(ours, "");
  const rows = words.split("\n").map((row) => row.replace(/^(?:[┃│] | {2})/, ""));
  // A terminal opens what it takes for an address; ours stand alone in their row or after a button's label.
  const alone = rows.flatMap((row) => /^(?:[\w ]+: )?(https?:\/\/\S+)$/.exec(row)?.[1] ?? []);
  return {
    text: rows.join("\n"),
    links: [...linked, ...alone],
    mentions: [],
    markup: words.match(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu) ?? [],
    refusals: [],
  };
}

describe("without styles", () => {
  const legend = { text: "bold: the words of the draft", legend: true };
  const block: Block = { kind: "facts", facts: [[{ text: "Quay Courier" }], [legend]] };
  const card: Card = { outcome: "answered", summary: "One", blocks: [block] };

  it("leaves out what bold and struck out mean, and says it with them", () => {
    expect(renderTerminal(card, { columns: 80, colour: false })).toBe("  Quay Courier");
    expect(renderTerminal(card, { columns: 80, colour: true })).toContain("bold: the words of the draft");
  });
});

it("cuts a button's line that holds a whole draft, and says so; one to be changed stays whole", () => {
  const line = `share verify ${"tide ".repeat(200)}`;
  const of = (button: Button) =>
    renderTerminal(
      { outcome: "answered", summary: "One", blocks: [{ kind: "buttons", buttons: [button] }] },
      { columns: 5000, colour: false },
    );
  expect(of({ label: "Share", line })).toMatch(/^ {2}share verify tide .*ti… \[\+\d+ characters\]$/);
  expect(of({ label: "Share", line }).length).toBeLessThan(540);
  expect(of({ label: "Refine", edit: line })).not.toContain("characters]");
});

/** Written apart from the renderer's own: one picture for each character that a terminal would obey. */
const shown = (text: string): string =>
  Array.from(text.replaceAll("\r\n", "\n"), (character) => {
    const code = character.charCodeAt(0);
    if (character === "\n") return character;
    if (character === "\t") return "    ";
    if (code < 32) return String.fromCodePoint(0x2400 + code);
    if (code === 127) return "\u2421";
    const isObeyed =
      (code >= 128 && code < 160) || /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(character);
    return isObeyed ? `<U+${code.toString(16).padStart(4, "0").toUpperCase()}>` : character;
  }).join("");

for (const colour of [false, true]) {
  fulfilsContract({
    name: `the terminal ${colour ? "with" : "without"} colours`,
    see: (card) => see(renderTerminal(card, { columns: Number.POSITIVE_INFINITY, colour })),
    shown,
  });
}

const orders = [
  "\u001b[2J\u001b[H cleared",
  "\u001b]0;title\u0007 \u001b]52;c;ZXZpbA==\u0007",
  "\u001b]8;;https://evil.example\u001b\\a link\u001b]8;;\u001b\\",
  "\u009b31m red \u0090q\u009c",
  "over\rwritten \b\b\b erased \u007f \u000b \u000c \u0000",
  "a\tb\r\nc\u0085d\u2028e",
];

describe("renderTerminal", () => {
  it("says a line to be changed where it is another than the card's, and how to get it where one is typed", () => {
    const drawn = (edit: string, isPrompt: boolean, again: readonly Button[] = []) =>
      renderTerminal(
        {
          ...textCard("a"),
          line: "find a",
          blocks: [{ kind: "buttons", buttons: [{ label: "Note", edit }, ...again] }],
        },
        { columns: 80, colour: false, isPrompt },
      );
    expect(drawn("find a", false).trim()).toBe("› find a");
    expect(drawn("find b", false)).toContain("  Note: find b\n");
    expect(drawn("find b", true)).toContain("  Note: type note\n");
    expect(drawn("find b", true, [{ label: "Note", edit: "find c" }])).toContain(
      "  Note: find b\n  Note: find c",
    );
  });

  it("strikes words out where there are styles", () => {
    const card: Card = {
      ...textCard("x"),
      blocks: [{ kind: "quote", runs: [{ text: "We " }, { text: "never", struck: true }] }],
    };
    expect(renderTerminal(card, { columns: 80, colour: true })).toContain(`${esc}[9mnever${esc}[29m`);
    expect(renderTerminal(card, { columns: 80, colour: false })).toBe("│ We never");
  });

  it.each(orders)("shows what a terminal would obey: %j", (text) => {
    for (const colour of [false, true]) {
      for (const columns of [30, Number.POSITIVE_INFINITY]) {
        for (const card of [
          textCard(text),
          hitCard([text]),
          wholeCard(text),
          { ...textCard("x"), line: text },
        ]) {
          const seen = see(renderTerminal(card, { columns, colour }));
          expect(seen.markup).toEqual([]);
          expect(seen.links.filter((link) => link.includes("evil"))).toEqual([]);
          if (columns > 30 && card.line !== text) expect(seen.text).toContain(shown(text));
        }
      }
    }
  });

  it("opens web addresses only", () => {
    const hrefs = [
      "javascript:alert(1)",
      "file:///etc/passwd",
      "/q/x",
      "https://a.example/\u001b[2J\u0007 x",
    ];
    for (const colour of [false, true]) {
      const blocks = hrefs.map(
        (href): Block => ({ kind: "text", style: "body", runs: [{ text: "x", href }] }),
      );
      const seen = see(renderTerminal({ ...textCard("x"), blocks }, { columns: 80, colour }));
      expect(seen.markup).toEqual([]);
      expect([...new Set(seen.links)]).toEqual(["https://a.example/%1B[2J%07%20x"]);
    }
  });

  it("wraps to the width and loses nothing but blanks at breaks", () => {
    const texts = fc
      .array(
        fc.oneof(
          fc.constantFrom(...hostile, "漢字かな交じり文", "é e\u0301 ".repeat(9)),
          fc.string({ unit: "grapheme" }),
        ),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 60 }), fc.boolean(), (text, columns, colour) => {
        const rows = (width: number) => see(renderTerminal(hitCard([text]), { columns: width, colour })).text;
        const bare = (drawn: string) => drawn.replace(/[ \n]/g, "");
        expect(bare(rows(columns))).toBe(bare(rows(Number.POSITIVE_INFINITY)));
      }),
      { numRuns: 100 },
    );
  });

  it("counts wide characters and emoji as a terminal does", () => {
    const drawn = renderTerminal(quoteOf(`${"漢字".repeat(12)} 👩‍👩‍👧‍👦 e\u0301e\u0301`), {
      columns: 22,
      colour: false,
    });
    expect(drawn.split("\n")).toEqual([
      `┃ ${"漢字".repeat(5)}`,
      `┃ ${"漢字".repeat(5)}`,
      `┃ ${"漢字".repeat(2)} 👩‍👩‍👧‍👦 e\u0301e\u0301`,
    ]);
  });

  it("keeps accents as the article has them, composed or not", () => {
    const text = "cafe\u0301 café ".repeat(20).trim();
    const drawn = renderTerminal(quoteOf(text), { columns: 30, colour: true });
    expect(see(drawn).text.replaceAll("\n", " ")).toBe(text);
  });

  it("draws a hit so that it reads without colours", () => {
    const card = hitCard(["The tide does not wait, and neither does the ferry to the northern islands."]);
    expect(renderTerminal(card, { columns: 60, colour: false })).toMatchInlineSnapshot(`
      "┃ ❝The tide does not wait, and neither does the ferry to the
      ┃ northern islands.❞
        Mara Lindqvist, harbour master · The Quay Courier · 14
        March 2026 · ¶ 1 of 9
        https://quay.example/a?b=1&c=2
        context q:abcd2340

        find harbour by:"Mara Lindqvist" · 1 hits
        Back: find harbour by:"Mara Lindqvist" page:1
        Next: find harbour by:"Mara Lindqvist" page:3"
    `);
  });

  it("draws the same with styles, each row for itself", () => {
    const card = hitCard(["The tide does not wait, and neither does the ferry."]);
    const drawn = renderTerminal(card, { columns: 40, colour: true });
    expect(drawn.replace(ours, "")).toBe(renderTerminal(card, { columns: 40, colour: false }));
    for (const row of drawn.split("\n")) {
      const codes = [...row.matchAll(new RegExp(`${esc}\\[(\\d+)m`, "g"))].map((match) => Number(match[1]));
      expect(codes.filter((code) => code < 20 || (code >= 30 && code < 39)).length).toBe(
        codes.filter((code) => (code > 20 && code < 30) || code === 39).length,
      );
    }
  });

  it("marks in the margin which rows are the quotation's own", () => {
    const blocks: Block[] = [
      { kind: "quote", runs: [{ text: "A paragraph before." }] },
      { kind: "quote", runs: [{ text: "She said: " }, { text: "“Not today.”", said: true, bold: true }] },
    ];
    expect(renderTerminal({ ...textCard("x"), blocks }, { columns: 60, colour: false })).toBe(
      "│ A paragraph before.\n│\n┃ She said: “Not today.”",
    );
  });

  it("says the line at the foot where no block does, in one row", () => {
    const drawn = renderTerminal(
      { ...textCard("Answer."), line: "find a\nb" },
      { columns: 60, colour: false },
    );
    expect(drawn).toBe("Answer.\n\n› find a␊b");
  });

  it("names a file and writes none", () => {
    const bytes = new Uint8Array(12_300);
    const blocks: Block[] = [{ kind: "file", name: "hits.csv", type: "text/csv", bytes, alt: "The hits" }];
    expect(renderTerminal({ ...textCard("x"), blocks }, { columns: 60, colour: false })).toBe(
      "  hits.csv (12K bytes): The hits",
    );
  });
});

const quoteOf = (text: string): Card => ({
  ...textCard("x"),
  blocks: [{ kind: "quote", runs: [{ text, said: true }] }],
});

describe("a list of names and what each is", () => {
  const entry = (name: string, text: string) =>
    ({ kind: "text", style: "body", runs: [{ text: name, code: true }, { text: `  ${text}` }] }) as const;
  const list = {
    outcome: "answered",
    summary: "",
    blocks: [
      entry("find", "quotations that match, with the exact words and who said them"),
      entry("timeline", "when it was said"),
      entry("watch harbour every:now to:channel", "as it arrives"),
    ],
  } as const;

  it("stands in columns", () => {
    expect(renderTerminal(list, { columns: 50, colour: false }).split("\n")).toEqual([
      "find      quotations that match, with the exact",
      "          words and who said them",
      "timeline  when it was said",
      "watch harbour every:now to:channel",
      "          as it arrives",
    ]);
  });

  it("is one line each where there is no room for them, or it is one alone", () => {
    const narrow = renderTerminal(list, { columns: 40, colour: false });
    expect(narrow).toContain("timeline  when it was said");
    expect(narrow).toContain("\nwatch harbour every:now to:channel  as");
    const one = { ...list, blocks: list.blocks.slice(2) };
    expect(renderTerminal(one, { columns: 80, colour: false })).toBe(
      "watch harbour every:now to:channel  as it arrives",
    );
  });
});
