import fc from "fast-check";
import { expect, test } from "vitest";
import { type Span, textAt } from "../../../src/research/article.ts";
import { quotationsOf } from "../../../src/research/quotations/quotations.ts";
import { articleFrom } from "./articles-of.ts";
import { checkQuote } from "./checks.ts";
import { hostileTexts } from "./hostile.ts";
import { randomText } from "./random-text.ts";

const runs = { numRuns: 1000 };

test("every span lies in one paragraph, in order, apart from every other span, mention and cue", () => {
  fc.assert(
    fc.property(randomText, (source) => {
      const article = articleFrom(source);
      const quotes = quotationsOf(article);
      for (const quote of quotes) checkQuote(article, quote);
      const spans = quotes.flatMap((quote) => quote.spans);
      for (const [index, span] of spans.entries())
        expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
      expect(new Set(quotes.map((quote) => quote.id)).size).toBe(quotes.length);
    }),
    runs,
  );
});

test("only words that stand after a mark in their paragraph are quoted", () => {
  const marks = /["“”„‟«»‘’‚‹›'`＂]|\?€\?|â€/u;
  fc.assert(
    fc.property(randomText, (source) => {
      const article = articleFrom(source);
      for (const { start } of quotationsOf(article).flatMap((quote) => quote.spans)) {
        const paragraph = article.paragraphs.find((span) => span.start <= start && start < span.end);
        expect(textAt(article, { start: paragraph?.start ?? start, end: start })).toMatch(marks);
      }
    }),
    runs,
  );
});

test("a paragraph that is added at the end changes nothing before it", () => {
  const told = (source: string) =>
    quotationsOf(articleFrom(source)).map(({ id, spans, kind, speaker, cue }) => ({
      id,
      spans,
      kind,
      speaker,
      cue,
    }));
  fc.assert(
    fc.property(randomText, (source) => {
      expect(told(`${source}\n\nThe rain stopped at noon.\n`)).toEqual(told(source));
    }),
    runs,
  );
});

test("text that stands before the paragraphs moves the spans and changes nothing else", () => {
  const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });
  const furniture = "Menu 😀 | “Share”\n";
  fc.assert(
    fc.property(randomText, (source) => {
      const plain = quotationsOf(articleFrom(source));
      const after = quotationsOf(articleFrom(`${furniture}${source}`, "made-up", [1]));
      expect(after.map(({ id, spans, speaker }) => ({ id, spans, name: speaker?.name }))).toEqual(
        plain.map(({ id, spans, speaker }) => ({
          id,
          spans: spans.map((span) => moved(span, furniture.length)),
          name: speaker?.name,
        })),
      );
    }),
    runs,
  );
});

const finishes = (_: string, source: string): void => {
  const article = articleFrom(source);
  const quotes = quotationsOf(article);
  for (const quote of [...quotes.slice(0, 50), ...quotes.slice(-50)])
    checkQuote(article, { ...quote, spans: quote.spans.slice(0, 50) });
  expect(quotes.every((quote) => quote.spans.length > 0)).toBe(true);
};

test.each([
  ["nothing", ""] as const,
  ["one mark", '"'] as const,
  ["half a character", "“\ud83d”"] as const,
  ...hostileTexts(100_000),
])("hostile text neither crashes nor hangs: %s", finishes);

// What must not look further back or on than a sentence: at this length the square of it takes minutes.
const long =
  /unclosed|^straight|^single|no marks|one line|one word|blanks|^cues$|^according to|^roles$|^adverbs$|combining/;
test.each(hostileTexts(1_000_000).filter(([name]) => long.test(name)))(
  "a million characters neither crash nor hang: %s",
  finishes,
);
