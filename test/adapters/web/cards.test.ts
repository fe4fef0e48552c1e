import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderHtml } from "../../../src/adapters/web/cards.ts";
import { containedText } from "../../../src/adapters/web/text.ts";
import type { Block, Card } from "../../../src/chat/card.ts";
import { hitCard, textCard } from "../cards.ts";
import { fulfilsContract, type Seen } from "../contract.ts";
import { noChromium, openChromium } from "./chromium.ts";

let browser: Browser;
let page: Page;

/** Every element that a card may have; anything else came out of an article. */
const ours =
  "article p h2 blockquote ul li nav a span strong em s code pre bdi hr figure picture source img".split(" ");
const harmless = [
  ...["class", "dir", "href", "rel", "aria-label", "download"],
  ...["media", "srcset", "src", "width", "height", "alt"],
];

/** What a browser makes of the HTML: its parser decides what is text and what a tag. */
async function see(card: Card): Promise<Seen> {
  const source = String(await renderHtml(card, undefined, () => "/picture/x.svg"));
  const read = await page.evaluate<Reading>(`(() => {
    const parsed = new DOMParser().parseFromString(${JSON.stringify(source)}, "text/html");
    const elements = [...parsed.querySelectorAll("body *"), ...parsed.head.children];
    const tags = elements.map((element) => element.localName);
    const attributes = elements.flatMap((element) => element.getAttributeNames());
    const links = elements.flatMap((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? []);
    const alternatives = elements.flatMap((element) => element.getAttribute("alt") ?? []);
    for (const row of parsed.querySelectorAll(".buttons")) row.remove();
    // Browsers isolate each of these from the others.
    const stretches = [...parsed.querySelectorAll("p, h2, pre, blockquote, li")].map((each) => each.textContent);
    return { text: parsed.body.textContent, alternatives, stretches, tags, attributes, links };
  })()`);
  return {
    text: read.text,
    alternatives: read.alternatives,
    stretches: read.stretches,
    links: read.links.filter(
      (link) => !link.startsWith("/?") && !link.startsWith("/picture/") && !link.startsWith("data:text/csv;"),
    ),
    mentions: [],
    markup: [
      ...read.tags.filter((tag) => !ours.includes(tag)),
      ...read.attributes.filter((name) => !harmless.includes(name)),
    ],
    refusals: [],
  };
}

interface Reading {
  readonly text: string;
  readonly alternatives: readonly string[];
  readonly stretches: readonly string[];
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly links: readonly string[];
}

describe.skipIf(noChromium)(`cards in a browser${noChromium ? ` (${noChromium})` : ""}`, () => {
  beforeAll(async () => {
    browser = await openChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  it("strikes words out", async () => {
    const blocks: readonly Block[] = [
      { kind: "quote", runs: [{ text: "We " }, { text: "never", struck: true }] },
    ];
    expect(String(await renderHtml({ ...textCard("x"), blocks }))).toContain("We <s>never</s>");
  });

  fulfilsContract({
    name: "the page",
    see,
    // HTML has neither NUL nor a carriage return of its own.
    shown: (text) => text.replace(/\r\n?/g, "\n").replaceAll("\0", "␀"),
  });

  it("leads to a large file by its line, and holds a small one whole", async () => {
    const leading = async (size: number) => {
      const file: Block = {
        kind: "file",
        name: "a.csv",
        type: "text/csv",
        bytes: new Uint8Array(size),
        alt: "",
      };
      return String(await renderHtml({ ...textCard("x"), line: "export a & b", blocks: [file] }));
    };
    expect(await leading(1024 ** 2)).toContain('href="data:text/csv;base64,');
    expect(await leading(1024 ** 2 + 1)).toContain('href="/file?line=export+a+%26+b"');
  });

  it("leads only to web addresses and to itself", async () => {
    const hrefs = [
      "javascript:alert(1)",
      " javascript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "/\\evil.example",
      "file:///x",
      "x",
    ];
    const blocks = hrefs.flatMap((href): Block[] => [
      { kind: "text", style: "body", runs: [{ text: "x", href }] },
      { kind: "buttons", buttons: [{ label: "x", url: href }] },
    ]);
    const safe: Block = { kind: "text", style: "body", runs: [{ text: "x", href: "/q/abcd2345" }] };
    expect((await see({ ...textCard("x"), blocks: [...blocks, safe] })).links).toEqual(["/q/abcd2345"]);
  });

  it("gives a button the address that answers its line, whatever is in it", async () => {
    const line = 'find by:"Åse & Co" +50% #1';
    const blocks: Block[] = [{ kind: "buttons", buttons: [{ label: "x", line }] }];
    await page.setContent(String(await renderHtml({ ...textCard("x"), blocks })));
    const address = await page.locator("a").getAttribute("href");
    const asked = new URL(address ?? "", "http://desk.example").searchParams.get("line");
    expect(asked).toBe(line);
  });

  it("holds a file whole in its link", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const blocks: Block[] = [{ kind: "file", name: '"x".csv', type: "text/csv", bytes, alt: "All bytes" }];
    await page.goto("about:blank");
    await page.setContent(String(await renderHtml({ ...textCard("x"), blocks })));
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("a")]);
    const stream = await download.createReadStream();
    expect(Buffer.concat(await stream.toArray())).toEqual(Buffer.from(bytes));
    expect(await page.locator("p").textContent()).toBe('"x".csv 256 bytes All bytes');
  });

  it.each(["\u2069\u202e", "\u2067\u2067", "\u2067\u2069\u2069\u202e", "\u2029\u202e", "\u202e"])(
    "keeps a fact from turning the next ones around: %j",
    async (controls) => {
      const facts = [
        ["Quay ", `${controls}x`],
        ["14 ", "March"],
        ["¶ 3 ", "of 9"],
      ];
      const blocks: Block[] = [
        { kind: "facts", facts: facts.map((fact) => fact.map((text) => ({ text, bold: true }))) },
      ];
      const card = await renderHtml({ ...textCard("x"), blocks });
      await page.setContent(`<style>li { display: inline }</style>${card}`);
      const runs = await page.locator("li strong").all();
      const lefts = await Promise.all(runs.map(async (run) => (await run.boundingBox())?.x ?? -1));
      expect(lefts).toHaveLength(6);
      expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    },
  );
});

describe("containedText", () => {
  it.each([
    ["a \u2067שלום\u2069 b", "a \u2067שלום\u2069 b"],
    ["\u2069a\u2066", "<U+2069>a<U+2066>"],
    ["\u2066\u2068a\u2069", "<U+2066>\u2068a\u2069"],
    ["a\u2029\u0085b\nc\u0000", "a<U+2029><U+0085>b\nc␀"],
  ])("%j is %j", (text, contained) => expect(containedText(text)).toBe(contained));
});

describe("renderHtml", () => {
  it("keeps the words of a quotation byte for byte", async () => {
    const source = String(await renderHtml(hitCard(["  two  blanks\n and a\ttab "])));
    expect(source).toContain('<blockquote dir="auto">❝<span class="said">  two  blank</span>');
  });
});
