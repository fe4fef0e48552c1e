import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Article, Quote } from "../../src/research/article.ts";
import { sentenceLink } from "../../src/research/sentence-link.ts";
import { noChromium, openChromium } from "../adapters/web/chromium.ts";

const address = "https://quay.example/story";

/** A quotation of the words at their last place in a text. */
function quoteOf(words: string, text: string, title = "Weir talks"): Quote {
  const start = text.lastIndexOf(words);
  const article: Article = { id: "a1", title, text, paragraphs: [{ start: 0, end: text.length }] };
  return { id: "q:abcd2345", article, kind: "direct", spans: [{ start, end: start + words.length }] };
}

const link = (words: string, text = words, title?: string): string =>
  sentenceLink(address, quoteOf(words, text, title));

/** The parts of the one directive of a link, decoded. */
function partsOf(href: string) {
  const directive = href.split("#:~:text=")[1] ?? "";
  const parts = directive.split(",");
  const before = parts[0]?.endsWith("-") ? parts.shift()?.slice(0, -1) : undefined;
  const after = parts.at(-1)?.startsWith("-") ? parts.pop()?.slice(1) : undefined;
  const [start, end] = parts;
  const read = (part: string | undefined) => (part === undefined ? undefined : decodeURIComponent(part));
  return { before: read(before), start: read(start), end: read(end), after: read(after), directive };
}

describe("a link to a sentence", () => {
  it("encodes what would end a part or a directive", () => {
    expect(link("a well-known rise, 5 % & more = less?")).toBe(
      `${address}#:~:text=a%20well%2Dknown%20rise%2C%205%20%25%20%26%20more%20%3D%20less%3F`,
    );
  });

  it("tells longer words by their ends", () => {
    expect(link("one two three four five six seven eight nine ten eleven")).toBe(
      `${address}#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven`,
    );
  });

  it("names the end by so many words that it is not found earlier, and by forty where they never do", () => {
    const chorus = "the list is long and goes on. ";
    const once = partsOf(link(`He said ${chorus}And ${chorus.repeat(2).trim()}`));
    expect(once.end).toBe("on. the list is long and goes on.");
    const { end = "" } = partsOf(link(`He said ${chorus.repeat(200).trim()}`));
    expect(end.split(" ")).toHaveLength(40);
  });

  it("takes no part over the end of a line", () => {
    const { start, end } = partsOf(link("The weir\nstays where it is"));
    expect({ start, end }).toEqual({ start: "The weir", end: "stays where it is" });
  });

  it.each([
    ["earlier in the text", "It stays, said Reed.\n\nReed said: It stays, and went.", "Weir talks"],
    ["in the headline", "Ona Reed said: It stays, and went.", "‘It stays,’ says Reed"],
  ])("says what stands before where the words stand %s too", (_, text, title) => {
    expect(partsOf(link("It stays,", text, title))).toMatchObject({
      before: "Reed said:",
      start: "It stays,",
    });
  });

  it("says what stands after where that is not enough", () => {
    const text = "Reed said: no. She left.\n\nReed said: no. He stayed.";
    const parts = partsOf(link("no.", text));
    expect(parts.after).toBe("He stayed.");
  });

  it("keeps a place that the address names, and takes another text's away", () => {
    const quote = quoteOf("It stays.", "It stays.");
    expect(sentenceLink(`${address}#news`, quote)).toBe(`${address}#news:~:text=It%20stays.`);
    expect(sentenceLink(`${address}#news:~:text=a`, quote)).toBe(`${address}#news:~:text=It%20stays.`);
  });

  it("leads to the article alone where there are no words", () => {
    expect(link("   ", "   ")).toBe(address);
  });

  const pieces = fc.constantFrom(
    "tide",
    "Weir",
    "a-b",
    "x,",
    "&",
    "“no”",
    "5%",
    "é",
    "\uD800",
    " ",
    "  ",
    "\n",
    "\u00A0",
  );
  it("is one directive of well-formed parts that stand in the text, the first place that fits being ours", () => {
    fc.assert(
      fc.property(
        fc.array(pieces),
        fc.array(pieces, { minLength: 1 }),
        fc.array(pieces),
        (before, own, after) => {
          const words = `w${own.join(" ")}w`;
          const text = `${before.join(" ")} ${words} ${after.join(" ")}`;
          const { directive, ...parts } = partsOf(link(words, text, "t"));
          expect(directive).toMatch(/^(?:[^-,&]+-,)?[^-,&]+(?:,[^-,&]+)?(?:,-[^-,&]+)?$/);
          const plain = (part: string) => part.toWellFormed().replace(/\s+/g, " ");
          const lines = text.split(/[\r\n]/).map(plain);
          for (const part of Object.values(parts)) {
            if (part === undefined) continue;
            expect(lines.some((line) => line.includes(part))).toBe(true);
          }
          const whole = plain(`t\n${text}`).toLowerCase();
          const needle = plain([parts.before, parts.start].filter(Boolean).join(" ")).toLowerCase();
          expect(whole).toContain(needle);
          if (
            parts.after !== undefined ||
            parts.end !== undefined ||
            (parts.before?.split(" ").length ?? 0) > 7
          )
            return;
          const end = plain(`t\n${text.slice(0, text.lastIndexOf(words) + words.length)}`).length;
          expect(whole.indexOf(needle) + needle.length).toBe(end);
        },
      ),
    );
  });
});

describe.skipIf(noChromium !== undefined)(`in a browser${noChromium ? ` (${noChromium})` : ""}`, () => {
  let browser: Awaited<ReturnType<typeof openChromium>>;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  const filler = Array.from({ length: 60 }, (_, i) => `Paragraph ${i} of nothing in particular.`);
  const own = "OWN ";
  it.each([
    ["short words", ["It stays, and that is that."], "It stays, and that is that."],
    [
      "words that stand earlier",
      ["It stays, said nobody.", "Reed said, it stays, and then she went home."],
      "it stays,",
    ],
    [
      "long words with marks",
      [
        "“A well-known, 50% & more rise – for all of us here, and for those who come later – is due,” she said.",
      ],
      "A well-known, 50% & more rise – for all of us here, and for those who come later – is due,",
    ],
    ["a word at the start of a paragraph", ["Never before.", "Never again."], "Never"],
  ])("scrolls to %s", async (_, lines, words) => {
    const paragraphs = [...lines.slice(0, -1), ...filler, lines.at(-1) ?? ""];
    const quote = quoteOf(words, paragraphs.join("\n"));
    const page = await browser.newPage();
    const escaped = (line: string) => line.replaceAll("&", "&amp;");
    await page.route("**/*", (route) =>
      route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: `<h1>Weir talks</h1>${paragraphs.map((line, i) => `<p${i === paragraphs.length - 1 ? " id=own" : ""}>${escaped(line)}</p>`).join("")}<p style="height:3000px">${own}</p>`,
      }),
    );
    await page.goto(sentenceLink("http://quay.example/story", quote));
    await page.waitForFunction("scrollY > 0", undefined, { timeout: 10_000 });
    const top = await page.evaluate("document.getElementById('own').getBoundingClientRect().top");
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(800);
    await page.close();
  });
});
