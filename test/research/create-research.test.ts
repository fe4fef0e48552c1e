import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createResearch } from "../../src/research/create-research.ts";
import { type Corpus, readCorpus } from "../../src/research/reading/read-corpus.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { fixture } from "../desk-on.ts";

let corpus: Corpus;
beforeAll(async () => {
  corpus = await readCorpus(["corpus", "hostile"].map(fixture));
});
const everything = { offset: 0, limit: 1000 };
const idsOf = (articles: Corpus["articles"]) => {
  const research = createResearch({ articles, problems: [] });
  return new Map(
    research
      .find(emptyQuery, everything)
      .items.map(({ item }) => [item.id, JSON.stringify([item.article.id, item.spans])]),
  );
};

describe("the research of a corpus", () => {
  it("gives the same ids to the same quotations, in any order and as the corpus grows", () => {
    const whole = idsOf(corpus.articles);
    expect(whole.size).toBeGreaterThan(8);
    fc.assert(
      fc.property(fc.shuffledSubarray([...corpus.articles]), (some) => {
        for (const [id, place] of idsOf(some)) expect(whole.get(id)).toBe(place);
      }),
      { numRuns: 20 },
    );
  });

  it("finds each quotation again by its id", () => {
    const research = createResearch(corpus);
    for (const { item } of research.find(emptyQuery, everything).items)
      expect(research.quote(item.id)).toBe(item);
    expect(research.quote("q:zzzzzzzz")).toBeUndefined();
  });

  it("counts what it holds", () => {
    const { count, outlets, who } = createResearch(corpus);
    expect(count).toMatchObject({ articles: 4, undated: 1, first: "2026-03-14", last: "2026-05-01" });
    expect(outlets().reduce((sum, { quotations }) => sum + quotations, 0)).toBe(count.quotations);
    expect(who(emptyQuery).reduce((sum, { quotations }) => sum + quotations, 0)).toBeLessThanOrEqual(
      count.quotations,
    );
  });

  it("gives each article once, by its best passage, page by page", () => {
    const { articles } = createResearch(corpus);
    const query = { ...emptyQuery, words: ["the"] };
    const all = articles(query, everything);
    expect(new Set(all.items.map(({ item }) => item.article)).size).toBe(all.total);
    expect(articles(query, { offset: 1, limit: 1 }).items).toEqual(all.items.slice(1, 2));
  });
});
