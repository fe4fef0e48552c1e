import { describe, expect, it } from "vitest";
import { type Article, type Quote, textAt } from "../../../src/research/article.ts";
import { atOnce } from "../../../src/research/slices.ts";
import { comparedSteps } from "../../../src/research/variants/compared.ts";
import { tellingsOf } from "../../../src/research/variants/tellings.ts";
import { wordDiff } from "../../../src/research/variants/word-diff.ts";
import { made, on } from "./articles.ts";

/** A quotation of all of an article's text, or of these parts of it. */
const quoteOf = (article: Article, ...parts: readonly string[]): Quote => ({
  id: `q:${article.id}`,
  article,
  spans: (parts.length === 0 ? [article.text] : parts).map((part) => {
    const start = article.text.indexOf(part);
    return { start, end: start + part.length };
  }),
  kind: "direct",
});

const said = (text: string): Quote => quoteOf(made(text));

/** The other wording with what it added in (+), and what it left out in (-). */
function shown(first: Quote, other: Quote): string {
  const { added, leftOut } = wordDiff(first, other);
  const marks = [
    ...leftOut.map(({ span, at }) => ({ at, text: `(-${textAt(first.article, span)}-)`, end: at })),
    ...added.map((span) => ({ at: span.start, end: span.end, text: `(+${textAt(other.article, span)}+)` })),
  ].sort((a, b) => a.at - b.at || a.end - b.end);
  const { text } = other.article;
  let at = 0;
  const parts = marks.map((mark) => {
    const before = text.slice(at, mark.at);
    at = mark.end;
    return `${before}${mark.text}`;
  });
  return parts.join("") + text.slice(at);
}

describe("a word diff", () => {
  it("marks changed words, words left out and words added at their places", () => {
    expect(
      shown(said("We need minimal contact with the north."), said("We need minimum contact with the north.")),
    ).toBe("We need (-minimal-)(+minimum+) contact with the north.");
    expect(shown(said("We sail at noon and not before the tide."), said("We sail at noon."))).toBe(
      "We sail at noon.(-and not before the tide-)",
    );
    expect(shown(said("We sail at noon."), said("I said we sail at noon on Monday."))).toBe(
      "(+I said+) we sail at noon (+on Monday+).",
    );
    expect(shown(said("In March we sail at noon."), said("We sail at noon."))).toBe(
      "(-In March-)We sail at noon.",
    );
  });

  it("counts what is changed, left out and added", () => {
    const { words, same } = wordDiff(
      said("Nobody has to sail at noon today"),
      said("Nobody must sail at noon"),
    );
    expect(words).toEqual({ changed: 1, leftOut: 2, added: 0 });
    expect(same).toBe(4 / 5);
  });

  it("finds no difference in marks, case, accents and the parts that a cue makes", () => {
    const whole = said("We sail at noon - not before, Renée.");
    const article = made("“we sail at noon,” said Ilse Marrow, “— not before, Renee”");
    const parted = quoteOf(article, "we sail at noon", "not before, Renee");
    for (const [a, b] of [
      [whole, parted],
      [parted, whole],
    ] as const) {
      const diff = wordDiff(a, b);
      expect(diff.added).toEqual([]);
      expect(diff.leftOut).toEqual([]);
      expect(diff.words).toEqual({ changed: 0, leftOut: 0, added: 0 });
    }
  });

  it("says what it did not compare of a very long one", () => {
    const long = said(Array.from({ length: 700 }, (_, at) => `word${at}`).join(" "));
    expect(wordDiff(long, long)).toMatchObject({ added: [], leftOut: [], uncompared: 200 });
  });
});

describe("the wordings of a statement", () => {
  const told = (text: string, outlet: string, published?: Parameters<typeof made>[1]) =>
    quoteOf(made(text, { outlet, ...published }));

  it("stand in the order of their days, as far as they are known", () => {
    const quotes = [
      told("undated one", "A"),
      told("of a day without its year", "B", { published: { precision: "partial", stated: "June 27" } }),
      told("of the year", "C", { published: { precision: "year", iso: "2022" } }),
      told("of the month", "D", { published: { precision: "month", iso: "2022-06" } }),
      told("of the day", "E", { published: on("2022-06-30") }),
      told("of July", "F", { published: on("2022-07-01") }),
    ];
    const order = (those: readonly Quote[]) =>
      tellingsOf(those).map(({ quotes: [{ article }] }) => article.outlet);
    expect(order(quotes).slice(0, 4)).toEqual(["E", "D", "F", "C"]);
    expect(new Set(order(quotes).slice(4))).toEqual(new Set(["A", "B"]));
    expect(order(quotes.toReversed())).toEqual(order(quotes));
  });

  it("are one where only marks differ, the earliest first", () => {
    const [a, b, c] = [
      told("We sail at noon", "A", { published: on("2026-01-02") }),
      told("“We sail, at noon!”", "B", { published: on("2026-01-01") }),
      told("We sail at one", "C", { published: on("2026-01-03") }),
    ];
    expect(tellingsOf([a, b, c]).map(({ quotes }) => quotes)).toEqual([[b, a], [c]]);
  });

  describe("in one article", () => {
    const article = made(
      "“A shame,” Marrow said. “We sail at noon with the tide. It is a shame.” Later she said: “We come back by dusk.”",
    );
    const [scrap, first, second] = [
      "A shame",
      "We sail at noon with the tide. It is a shame",
      "We come back by dusk",
    ].map((words, at): Quote => ({ ...quoteOf(article, words), id: `q:${at}` })) as [Quote, Quote, Quote];

    it("are one where its quotations are pieces of it, named by the first or by the one asked for", () => {
      for (const those of [
        [first, second],
        [second, first],
      ]) {
        const [telling, another] = tellingsOf(those);
        expect(another).toBeUndefined();
        expect(telling?.quotes).toEqual([first]);
        expect(telling?.pieces).toEqual([first, second]);
        expect(telling?.whole.spans).toEqual([...first.spans, ...second.spans]);
      }
      expect(tellingsOf([first, second], second)[0]?.quotes).toEqual([second]);
    });

    it("leave out what it only says again, but for the one asked for", () => {
      expect(tellingsOf([scrap, first]).map(({ pieces }) => pieces)).toEqual([[first]]);
      expect(tellingsOf([scrap, first], scrap).map(({ pieces }) => pieces)).toEqual([[scrap]]);
    });

    it("are compared with all their pieces", () => {
      const asked = told("We sail at noon with the tide. It is a shame. We come back by night", "B", {
        published: on("2026-01-02"),
      });
      const all = atOnce(comparedSteps(tellingsOf([asked, first, second], asked), asked));
      expect(all.map(({ against }) => against?.diff.words)).toEqual([
        undefined,
        { changed: 1, leftOut: 0, added: 0 },
      ]);
    });
  });

  it("are held against the earliest, or where that is another part against the one asked for", () => {
    const asked = told("We sail at noon with the tide and come back with the herring by dusk", "B", {
      published: on("2026-01-02"),
    });
    const [part, rest] = [
      told("We sail at noon with the tide", "A", { published: on("2026-01-01") }),
      told("come back with the herring by dusk", "C", { published: on("2026-01-09") }),
    ];
    const all = atOnce(comparedSteps(tellingsOf([asked, part, rest]), asked));
    expect(all.map(({ against }) => against?.quote)).toEqual([undefined, part, asked]);
    expect(all.map(({ later }) => later)).toEqual([undefined, 1, 8]);
  });
});
