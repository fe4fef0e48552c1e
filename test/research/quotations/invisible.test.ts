import fc from "fast-check";
import { expect, test } from "vitest";
import { type Article, type Quote, textAt } from "../../../src/research/article.ts";
import { quotationsOf } from "../../../src/research/quotations/quotations.ts";
import { articleFrom } from "./articles-of.ts";
import { checkQuote } from "./checks.ts";
import { randomText } from "./random-text.ts";

const invisible = ["\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\u00ad", "\u0007", "\u001b[1m"];
const plain = "“We wait for the tide,” said Ida Holm.";

test.each([
  ["behind the mark", (sign: string) => `“We wait for the tide,”${sign} said Ida Holm.`],
  ["before the mark", (sign: string) => `${sign}“We wait for the tide,” said Ida Holm.`],
  ["inside the marks", (sign: string) => `“${sign}We wait for the tide,${sign}” said Ida Holm.`],
  ["around straight marks", (sign: string) => `${sign}"We wait for the tide,"${sign} said Ida Holm.`],
  ["before the verb", (sign: string) => `“We wait for the tide,” ${sign}said Ida Holm.`],
  ["in the verb", (sign: string) => `“We wait for the tide,” sa${sign}id Ida Holm.`],
  ["behind a given name", (sign: string) => `“We wait for the tide,” said Ida${sign} Holm.`],
  ["in a surname", (sign: string) => `“We wait for the tide,” said Ida Hol${sign}m.`],
])("what nobody sees says nothing %s", (_, build) => {
  for (const sign of invisible) {
    const article = articleFrom(build(sign));
    const found = quotationsOf(article).map(({ spans, speaker }) => [
      spans.map((span) => textAt(article, span)),
      speaker?.name,
    ]);
    expect(found, JSON.stringify(sign)).toEqual([[["We wait for the tide,"], "Ida Holm"]]);
  }
});

test("words that hold such a character keep it, and their quotation its id", () => {
  const article = articleFrom(plain.replace("tide", "ti\u00adde"));
  const [quote] = quotationsOf(article);
  expect(quote?.spans.map((span) => textAt(article, span))).toEqual(["We wait for the ti\u00adde,"]);
  expect(quote?.id).toBe(quotationsOf(articleFrom(plain))[0]?.id);
  expect(quote?.article).toBe(article);
});

test("wherever such characters are strewn, the same words of the same speakers are found", () => {
  const seen = (article: Article, { id, spans, kind, speaker, cue }: Quote) => {
    const all = [...spans, speaker?.mention, cue].map((span) => span && textAt(article, span));
    return [id, kind, speaker?.name, speaker?.role, all.map((words) => words?.replaceAll("\u2060", ""))];
  };
  fc.assert(
    fc.property(randomText, fc.array(fc.nat(400), { maxLength: 12 }), (text, places) => {
      const source = text.replace(/[\p{Cf}\p{Cc}]/gu, (sign) => (sign === "\n" ? "\n" : ""));
      let strewn = source;
      for (const place of places) {
        const at = place % (source.length + 1);
        const splits = /[\ud800-\udbff]$/u.test(strewn.slice(0, at));
        // A line of nothing else would be a paragraph more.
        const isInLine = strewn.charAt(at).trim() !== "" || strewn.charAt(at - 1).trim() !== "";
        if (!splits && isInLine) strewn = `${strewn.slice(0, at)}\u2060${strewn.slice(at)}`;
      }
      const [before, after] = [articleFrom(source), articleFrom(strewn)];
      const quotes = quotationsOf(after);
      for (const quote of quotes) checkQuote(after, quote);
      expect(quotes.map((quote) => seen(after, quote))).toEqual(
        quotationsOf(before).map((quote) => seen(before, quote)),
      );
    }),
    { numRuns: 500 },
  );
});
