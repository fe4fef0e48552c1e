import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textOf } from "../../src/chat/card.ts";
import { passageRuns, quoteRuns, speakerBlock } from "../../src/chat/views/quotation.ts";
import type { Article, Quote, Span, Speaker } from "../../src/research/article.ts";

const said = (text: string, word: string): Span => ({
  start: text.indexOf(word),
  end: text.indexOf(word) + word.length,
});
const article = (text: string): Article => ({
  id: "a",
  title: "A",
  text,
  paragraphs: [{ start: 0, end: text.length }],
});

function quoteOf(text: string, words: readonly string[], more: Partial<Quote> = {}): Quote {
  return {
    id: "q:abcd2345",
    article: article(text),
    spans: words.map((word) => said(text, word)),
    kind: "direct",
    ...more,
  };
}

const text = "“We sail,” the captain said at dawn, “when the fog lifts.” Then he left.";

describe("a quotation as it is shown", () => {
  it("has its words between our marks, and its cue between them plain", () => {
    const quote = quoteOf(text, ["We sail,", "when the fog lifts."], {
      cue: said(text, "the captain said at dawn"),
    });
    expect(textOf(quoteRuns(quote, []))).toBe("❝We sail,❞ the captain said at dawn, ❝when the fog lifts.❞");
  });

  it("shows all that stands between its parts, or that something is left out", () => {
    const between = (gap: string) => {
      const whole = `"We sail," ${gap} "We wait."`;
      const cue = said(whole, "Holm said");
      return textOf(quoteRuns(quoteOf(whole, ["We sail,", "We wait."], { cue }), []));
    };
    expect(between("Holm said, laughing, before he denied it.")).toBe(
      "❝We sail,❞ Holm said, laughing, before he denied it. ❝We wait.❞",
    );
    expect(between(`Holm said. ${"He went on and on. ".repeat(20)}`)).toBe(
      "❝We sail,❞ Holm said […] ❝We wait.❞",
    );
    expect(between(`${"He went on and on. ".repeat(20)}`)).toBe("❝We sail,❞ […] ❝We wait.❞");
  });

  it("shows each span to the letter, however the matches lie over it", () => {
    const spans = fc.array(
      fc.tuple(fc.nat(90), fc.nat(30)).map(([start, size]) => ({ start, end: start + size })),
      { maxLength: 8 },
    );
    const inOrder = spans.map((list) => list.toSorted((a, b) => a.start - b.start));
    const texts = fc.string({ unit: "grapheme", minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(texts, inOrder, inOrder, (words, own, matched) => {
        const within = own.filter(({ start, end }) => start < end && end <= words.length);
        const apart = within.filter((span, i) => i === 0 || span.start >= (within[i - 1]?.end ?? 0));
        const quote: Quote = { ...quoteOf("", []), article: article(words), spans: apart };
        const slices = apart.map(({ start, end }) => words.slice(start, end)).join("");
        expect(textOf(quoteRuns(quote, matched).filter((run) => run.said))).toBe(slices);
        expect(textOf(passageRuns(article(words), 0, matched))).toBe(words);
        expect(textOf(passageRuns(article(words), 0, [], apart))).toBe(words);
      }),
    );
  });

  it("says on what ground the words are somebody's, where it is not plain", () => {
    const speaker: Speaker = { name: "Mara Lindqvist", mention: said(text, "the captain"), basis: "role" };
    const cue = said(text, "the captain said at dawn");
    const factsOf = (quote: Quote) => {
      const block = speakerBlock(quote);
      return block.kind === "facts" ? block.facts.map(textOf) : [];
    };
    const quote = (more: Partial<Speaker>) =>
      quoteOf(text, ["We sail,"], { cue, speaker: { ...speaker, ...more } });
    expect(factsOf(quote({}))).toEqual([
      "Mara Lindqvist",
      "“the captain said at dawn”: a role, read as Mara Lindqvist",
    ]);
    expect(factsOf(quote({ basis: "pronoun" }))[1]).toBe(
      "“the captain said at dawn”: a pronoun, read as Mara Lindqvist",
    );
    expect(factsOf(quote({ basis: "carried" }))[1]).toBe("speaker carried on from the words before");
    // Words of the text as a name are no less carried on: “a banner” said the words before.
    expect(factsOf(quote({ name: "the captain", basis: "carried" }))[1]).toBe(
      "speaker carried on from the words before",
    );
    expect(factsOf(quote({ basis: "named", role: "captain" }))).toEqual(["Mara Lindqvist, captain"]);
    expect(factsOf(quote({ name: "the captain" }))).toEqual(["the captain"]);
    expect(factsOf(quote({ name: "captain" }))).toEqual(["captain"]);
    expect(factsOf(quoteOf(text, ["We sail,"]))).toEqual([
      "unattributed",
      "the text does not say whose words these are",
    ]);
  });
});
