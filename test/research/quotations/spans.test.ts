import fc from "fast-check";
import { expect, test } from "vitest";
import { type Article, type Quote, type Span, textAt } from "../../../src/research/article.ts";
import { quotationsOf } from "../../../src/research/quotations/quotations.ts";
import { articleFrom } from "./articles-of.ts";

const marks = [
  '"',
  "“",
  "”",
  "''",
  "``",
  "«",
  "»",
  "„",
  "‘",
  "’",
  "'",
  "?€?",
  "â€œ",
  "â€\u009d",
  "(",
  ")",
  "—",
];
const words = [
  "Jane Roe",
  "Roe",
  "Mr. Doe",
  "John Doe, a doctor in Ulm,",
  "the minister",
  "NATO",
  "he",
  "she",
  "who",
  "said",
  "says",
  "told",
  "saying",
  "quotes",
  "as",
  "according to",
  "called",
  "and",
  "went on to",
  "We won",
  "no",
  "the Bank of Ulm",
  "😀",
  "\u202e",
  "3.5",
];
const ends = [".", ",", "?", "!", "…", ":", ";", "\n", "\n\n"];
const piece = fc.oneof(
  fc.constantFrom(...marks),
  fc.constantFrom(...words),
  fc.constantFrom(...ends),
  fc.string({ unit: "grapheme", maxLength: 4 }),
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom(" ", " ", "")), { maxLength: 60 })
  .map((pieces) => pieces.flat().join(""));

/** Three letters that no other number gives. */
const givenName = (i: number): string =>
  String.fromCodePoint(65 + (i % 26), 97 + (Math.floor(i / 26) % 26), 97 + (Math.floor(i / 676) % 26));

const inside = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.start < inner.end && inner.end <= outer.end;
const apart = (a: Span, b: Span): boolean => a.end <= b.start || b.end <= a.start;

function checkQuote(article: Article, quote: Quote): void {
  const whole = { start: 0, end: article.text.length };
  for (const span of quote.spans) {
    expect(article.paragraphs.some((paragraph) => inside(paragraph, span))).toBe(true);
    expect(textAt(article, span)).toMatch(/[\p{L}\p{N}]/u);
  }
  for (const beside of [quote.cue, quote.speaker?.mention]) {
    if (!beside) continue;
    expect(inside(whole, beside)).toBe(true);
    for (const span of quote.spans) expect(apart(span, beside)).toBe(true);
  }
  expect(quote.speaker?.name).not.toBe("");
}

test("every span lies in one paragraph, in order, apart from every other span, mention and cue", () => {
  fc.assert(
    fc.property(text, (source) => {
      const article = articleFrom(source);
      const quotes = quotationsOf(article);
      for (const quote of quotes) checkQuote(article, quote);
      const spans = quotes.flatMap((quote) => quote.spans);
      for (const [index, span] of spans.entries())
        expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
      expect(new Set(quotes.map((quote) => quote.id)).size).toBe(quotes.length);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["nothing", ""],
  ["one mark", '"'],
  ["an unclosed quotation", `"${"word ".repeat(50_000)}`],
  ["100,000 straight marks", '"'.repeat(100_000)],
  ["100,000 opening marks", "“a ".repeat(100_000)],
  ["100,000 quotations in one paragraph", '"We won it," '.repeat(100_000)],
  ["200,000 words in one line", `${"word ".repeat(200_000)}"We won at last," he said.`],
  ["200,000 words without a blank", `${"words.".repeat(200_000)} "We won at last," he said.`],
  ["words of full stops", "abcd.".repeat(50_000)],
  ["nothing but cues", `${"said ".repeat(50_000)}"We won at last," he said`],
  ["cues and marks", 'said "we won" saying '.repeat(20_000)],
  ["nothing but names", `${"Jane Roe ".repeat(50_000)}said: "We won at last."`],
  [
    "many of one surname",
    Array.from({ length: 17_576 }, (_, i) => `${givenName(i)} Roe said "yes" to it.`).join(" "),
  ],
  [
    "many in one role",
    Array.from({ length: 17_576 }, (_, i) => `Minister ${givenName(i)} X${i}. The minister said "yes".`).join(
      " ",
    ),
  ],
  ["names of names", `${"Roe of ".repeat(50_000)}said: "We won at last."`],
  ["commas before a cue", `${"Roe, ".repeat(50_000)}said, "We won at last."`],
])("hostile text neither crashes nor hangs: %s", (_, source) => {
  const article = articleFrom(source);
  const quotes = quotationsOf(article);
  for (const quote of quotes.slice(0, 50)) checkQuote(article, quote);
  expect(quotes.every((quote) => quote.spans.length > 0)).toBe(true);
});
