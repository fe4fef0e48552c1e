import { beforeAll, describe, expect, it } from "vitest";
import { scoredPairs } from "../../../bench/compare/made-up.ts";
import { type Article, type Quote, textAt } from "../../../src/research/article.ts";
import { createLiveResearch, createResearch } from "../../../src/research/create-research.ts";
import { readCorpus } from "../../../src/research/reading/read-corpus.ts";
import type { Research } from "../../../src/research/research.ts";
import { emptyQuery } from "../../../src/research/search/query.ts";
import { fixture } from "../../desk-on.ts";
import { made, on } from "./articles.ts";

const researchOn = (articles: readonly Article[]): Research =>
  createResearch({ articles: [...articles], problems: [] });

const textOf = ({ article, spans }: Quote): string => spans.map((span) => textAt(article, span)).join(" / ");

const allIn = (research: Research, articles: readonly Article[]): readonly Quote[] =>
  articles.flatMap(({ id }) => {
    const article = research.article(id);
    return article === undefined ? [] : research.quotesIn(article);
  });

/** Every quotation with the ids of its variants. */
const graphOf = (
  research: Research,
  articles: readonly Article[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    allIn(research, articles)
      .map((quote) => {
        const { same, ofOthers } = research.variantsOf(quote);
        return [quote.id, [...same, ...ofOthers].map(({ id }) => id).sort()] as const;
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

describe("variants among the made-up articles", () => {
  let articles: readonly Article[];
  let research: Research;
  beforeAll(async () => {
    ({ articles } = await readCorpus([fixture("variants")]));
    research = researchOn(articles);
  });

  it("are what a reader takes for one statement, with nothing that is none", () => {
    const { right, wrong, missed } = scoredPairs(research);
    expect(wrong).toEqual([]);
    expect(right.length / (right.length + missed.length)).toBeGreaterThan(0.93);
  });

  it("have each other", () => {
    for (const quote of allIn(research, articles)) {
      const { asked, same, ofOthers } = research.variantsOf(quote);
      for (const other of same) expect(research.variantsOf(other).same).toContain(asked);
      for (const other of ofOthers) expect(research.variantsOf(other).ofOthers).toContain(asked);
    }
  });

  it("are the same whatever order the articles came in, and after others came and went", async () => {
    const graph = graphOf(research, articles);
    expect(graphOf(researchOn(articles.toReversed()), articles)).toEqual(graph);
    const live = createLiveResearch({ articles: articles.slice(9), problems: [] });
    const passing = made("“Nobody here wants the bridge to close,” said Ilse Marrow.", {
      published: on("2026-01-12"),
    });
    await live.update({ add: [passing, ...articles.slice(0, 9)], remove: [] });
    expect(graphOf(live.research, articles)).not.toEqual(graph);
    await live.update({ add: [], remove: [passing.id] });
    expect(graphOf(live.research, articles)).toEqual(graph);
  });
});

describe("variants of a quotation", () => {
  const statement = "The old lock will be opened for the herring boats before the first frost comes";
  const filler = "The harbour was busy all week with boats from the islands.";

  it("are asked of the copies of one story as of one", () => {
    const story = `${filler} ${"It was said at length in the hall of the guild. ".repeat(8)}\n“${statement},” said Ilse Marrow.`;
    const [first, copy] = [
      made(story, { published: on("2026-03-01") }),
      made(story, { outlet: "Inland Herald", published: on("2026-03-02") }),
    ];
    const other = made(`${filler}\n“${statement}, I promise,” said Ilse Marrow.`, {
      outlet: "Tarn Telegraph",
      published: on("2026-03-02"),
    });
    const research = researchOn([copy, other, first]);
    const [ofFirst] = allIn(research, [first]);
    for (const article of [first, copy]) {
      const [quote] = allIn(research, [article]);
      const variants = quote && research.variantsOf(quote);
      expect(variants?.asked).toBe(ofFirst);
      expect(variants?.same.map(({ article: { outlet } }) => outlet)).toEqual(["Tarn Telegraph"]);
    }
    const [ofOther] = allIn(research, [other]);
    expect(ofOther && research.variantsOf(ofOther).same).toEqual([ofFirst]);
  });

  it("are told from the same words of somebody else", () => {
    const research = researchOn([
      made(`“${statement},” said Ilse Marrow.`, { published: on("2026-03-01") }),
      made(`“${statement},” said Tomas Dunmore.`, { outlet: "Inland Herald", published: on("2026-03-02") }),
    ]);
    for (const quote of allIn(research, [made(`“${statement},” said Ilse Marrow.`)])) {
      const { same, ofOthers } = research.variantsOf(quote);
      expect(same).toEqual([]);
      expect(ofOthers.map(({ speaker }) => speaker?.name)).toEqual(["Tomas Dunmore"]);
    }
  });

  it("are never only numbers changed in a yearly formula", () => {
    const of = (count: number, day: string) =>
      made(`“The lock let ${count} boats of the herring fleet through before the frost,” said Ilse Marrow.`, {
        published: on(day),
      });
    const far = [of(120, "2025-03-01"), of(340, "2026-03-01")];
    const near = [of(120, "2026-03-01"), of(340, "2026-03-02")];
    const found = (articles: readonly Article[]) => {
      const research = researchOn(articles);
      return allIn(research, articles).map((quote) => research.variantsOf(quote).same.length);
    };
    expect(found(far)).toEqual([0, 0]);
    expect(found(near)).toEqual([1, 1]);
  });

  it("are found of a fragment beside its sentence, also with another ending", () => {
    const research = researchOn([
      made(
        `Ilse Marrow said the “minimum passage” mattered most.\n“We need minimal passage for the herring boats,” said Ilse Marrow.`,
      ),
    ]);
    const quotes = research.quotesIn(research.every(emptyQuery)[0]?.article ?? made(""));
    expect(quotes.map((quote) => research.variantsOf(quote).same.map(textOf))).toEqual([
      ["We need minimal passage for the herring boats,"],
      ["minimum passage"],
    ]);
  });

  describe("of two words", () => {
    // What is told alike throughout would be copies of one story.
    const around: Readonly<Record<string, string>> = {
      "The Quay Courier": filler,
      "Inland Herald": "Nobody in the valley had expected the minister of harbours to come by train at all.",
    };
    const day = (number: number) => ({ published: on(`2026-02-0${number}`) });
    const phrase = (words: string, outlet: string, number: number, speaker = "Hedda Vaske") =>
      made(`${around[outlet]}\n${speaker} said the “${words}” with the north mattered most.`, {
        outlet,
        ...day(number),
      });
    const found = (articles: readonly Article[]) => {
      const research = researchOn(articles);
      return articles.map((article) =>
        allIn(research, [article]).map((quote) => research.variantsOf(quote).same.map(textOf)),
      );
    };

    it("are found in other articles of the week, also with another ending, alone and in a sentence", () => {
      const sentence = made("“We need to keep minimum contact with the north,” said Hedda Vaske.", {
        outlet: "Tarn Telegraph",
        ...day(4),
      });
      expect(
        found([
          phrase("minimal contact", "The Quay Courier", 2),
          phrase("minimum contact", "Inland Herald", 3),
          sentence,
        ]).map(([of]) => of?.toSorted()),
      ).toEqual([
        ["We need to keep minimum contact with the north,", "minimum contact"],
        ["We need to keep minimum contact with the north,", "minimal contact"],
        ["minimal contact", "minimum contact"],
      ]);
    });

    it("are none of another person, of another week, with one word in common, or what several others say too", () => {
      const first = phrase("minimal contact", "The Quay Courier", 2);
      expect(found([first, phrase("minimum contact", "Inland Herald", 3, "Tomas Dunmore")])).toEqual([
        [[]],
        [[]],
      ]);
      const later = made("Hedda Vaske said the “minimum contact” mattered most.", {
        outlet: "Inland Herald",
        published: on("2026-03-02"),
      });
      expect(found([first, later])).toEqual([[[]], [[]]]);
      expect(found([first, phrase("maximal contact", "Inland Herald", 3)])).toEqual([[[]], [[]]]);
      const others = ["Tomas Dunmore", "Anouk Rell"].map((speaker, at) =>
        made(`“There is minimal contact between our harbours,” said ${speaker}.`, {
          outlet: `Paper ${at}`,
          ...day(5 + at),
        }),
      );
      const formula = [first, phrase("minimal contact", "Inland Herald", 3)];
      expect(found(formula)).toEqual([[["minimal contact"]], [["minimal contact"]]]);
      expect(found([...formula, ...others]).slice(0, 2)).toEqual([[[]], [[]]]);
    });
  });
});
