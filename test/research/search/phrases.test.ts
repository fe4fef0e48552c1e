import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparable, phraseOf, spansOf } from "../../../src/research/search/phrases.ts";

/** The words of the text under each place where the typed phrase stands, the text being one span. */
function found(typed: string, text: string, spans = [{ start: 0, end: text.length }]): string[] {
  return spansOf(phraseOf(typed), comparable(text, spans)).map(({ start, end }) => text.slice(start, end));
}

describe("a phrase", () => {
  it.each([
    ["net zero", "The NET ZERO plan", ["NET ZERO"]],
    ["net zero", "net zero, net zero", ["net zero", "net zero"]],
    ["cafe society", "Café Socie\u0301ty!", ["Café Socie\u0301ty"]],
    ["we won’t go", "“We won't go,” she said", ["We won't go"]],
    ["the 'green belt' stays", "the “green belt” stays", ["the “green belt” stays"]],
    ["the green belt stays", "the «green belt» stays", ["the «green belt» stays"]],
    ["net zero", "net\u00a0\n  zero", ["net\u00a0\n  zero"]],
    ["a plan—a good one", "a plan - a good one", ["a plan - a good one"]],
    ["a plan -- a good one", "a plan – a good one", ["a plan – a good one"]],
    ["we can … we will", "we can ... we will", ["we can ... we will"]],
    ["we can... we will", "we can […] we will", ["we can […] we will"]],
    ["we can . . . we will", "we can…we will", ["we can…we will"]],
    ["well, we can", "Well we can", ["Well we can"]],
    ["well we can", "Well, we can", ["Well, we can"]],
    ["the mayor agreed", "[T]he mayor agreed", ["T]he mayor agreed"]],
    ["we are ready,", "We are ready.", ["We are ready"]],
    ["1,000 homes", "some 1,000 homes", ["1,000 homes"]],
    ["ﬁnal say", "the final say", ["final say"]],
    ["final say", "the ﬁnal say", ["ﬁnal say"]],
    ["北京", "我在北京工作", ["北京"]],
    ["новый план", "Это «Новый план»", ["Новый план"]],
    ["😀", "so 😀 then", ["😀"]],
    ["a a", "a a a a a", ["a a", "a a"]],
  ])("%s stands in %s", (typed, text, words) => {
    expect(found(typed, text)).toEqual(words);
  });

  it.each([
    ["net zero", "net zeroes"],
    ["net zero", "planet zero"],
    ["net zero", "net. Zero"],
    ["net zero", "zero net"],
    ["dialog now", "dialogue now"],
    ["talks", "talk"],
    ["1000 homes", "some 1,000 homes"],
    ["2 million", "some 3.2 million"],
    ["about 3", "about 3.2"],
    ["000 homes", "some 1,000 homes"],
    ["we can we will", "we can … we will"],
    ["", "anything"],
  ])("%s does not stand in %s", (typed, text) => {
    expect(found(typed, text)).toEqual([]);
  });

  it("runs over the spans of one quotation, and each part stays inside its span", () => {
    const text = "“We are ready,” she said, “to begin.”";
    const spans = [
      { start: 1, end: 14 },
      { start: 27, end: 36 },
    ];
    expect(found("we are ready to begin", text, spans)).toEqual(["We are ready", "to begin"]);
    expect(found("ready, to", text, spans)).toEqual(["ready", "to"]);
    expect(found("she said", text, spans)).toEqual([]);
    expect(found("ready", text, spans)).toEqual(["ready"]);
  });

  it("is marked in every one of 40,000 spans, and over each two", () => {
    const text = "we sail ".repeat(40_000);
    const spans = Array.from({ length: 40_000 }, (_, at) => ({ start: at * 8, end: at * 8 + 7 }));
    expect(found("we", text, spans)).toEqual(spans.map(() => "we"));
    expect(found("sail we", text, spans)).toHaveLength(2 * 39_999);
  });

  it("taken from a text is found there, at that place", () => {
    const word = fc.constantFrom(
      "We",
      "can’t",
      "go",
      "…",
      "—",
      "“back",
      "now”",
      "Café",
      "ﬁx",
      "[it]",
      "5,5",
      "北京",
    );
    const blank = fc.constantFrom(" ", "  ", "\u00a0", "\n");
    const texts = fc.array(fc.tuple(word, blank), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (words, from, count) => {
        const start = from % words.length;
        const pieces = words.map(([text, after]) => text + after);
        const phrase = pieces.slice(start, start + 1 + (count % 4)).join("");
        fc.pre(/[\p{L}\p{N}]/u.test(phrase));
        const text = pieces.join("");
        const places = spansOf(phraseOf(phrase), comparable(text, [{ start: 0, end: text.length }]));
        expect(places.length).toBeGreaterThan(0);
        for (const place of places) {
          expect(phraseOf(text.slice(place.start, place.end))).toBe(phraseOf(phrase));
        }
      }),
    );
  });

  it.each([".", ". ", "- ", "[ ", "' ", "a", "a ", "…", "\u0301"])(
    "is looked up in 100,000 times %j",
    (piece) => {
      expect(found("zz zz", piece.repeat(100_000))).toEqual([]);
    },
  );
});
