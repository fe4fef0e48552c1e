import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/research/article.ts";
import { createSearchIndex } from "../../../src/research/search/create-search-index.ts";

const articleOf = (text: string, number: number): Article => ({
  id: String(number),
  title: "",
  text,
  paragraphs: [{ start: 0, end: text.length }],
});

const indexOf = (texts: readonly string[]) => {
  const articles = texts.map(articleOf);
  const index = createSearchIndex(articles, (article) => ({
    article,
    spans: article.paragraphs,
    speakers: [],
  }));
  const sharing = (text: string, least: number) =>
    index
      .sharing(articles[texts.indexOf(text)] ?? articleOf("", -1), least)
      .map(({ item }) => item.text)
      .sort();
  return { index, articles, sharing };
};

describe("items that share words", () => {
  it("are those with enough of what the one that says less tells", () => {
    const { sharing } = indexOf([
      "gulls fly over the harbour wall",
      "gulls fly over the harbour wall and the old crane every evening",
      "gulls sleep on another roof",
      "the ferry sails",
    ]);
    expect(sharing("gulls fly over the harbour wall", 0.9)).toEqual([
      "gulls fly over the harbour wall and the old crane every evening",
    ]);
    expect(sharing("the ferry sails", 0.1)).toEqual([]);
  });

  it("share two words that tell at least, and never only stop words", () => {
    const { sharing } = indexOf([
      "gulls of the",
      "gulls of the over",
      "we will not do it",
      "we will not do it again",
    ]);
    expect(sharing("gulls of the", 0.1)).toEqual([]);
    expect(sharing("we will not do it", 0.1)).toEqual([]);
  });

  it("find each other or neither, and the same ones after others came and went", () => {
    const word = fc.constantFrom("gull", "wall", "crane", "ferry", "tide", "the", "of", "rope");
    const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 2, maxLength: 12 }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (texts, least) => {
          const { index, articles } = indexOf(texts);
          const gone = articleOf("gull wall crane ferry", 99);
          index.add([gone]);
          index.remove([gone]);
          const fresh = indexOf(texts.toReversed());
          for (const [at, article] of articles.entries()) {
            const found = index.sharing(article, least);
            for (const { item, share } of found) {
              const back = index.sharing(item, least).find((each) => each.item === article);
              expect(back?.share).toBe(share);
            }
            const again = fresh.articles[texts.length - 1 - at];
            const texted = (all: readonly { item: Article; share: number }[]) =>
              all.map(({ item, share }) => `${share} ${item.text}`).sort();
            expect(texted(again === undefined ? [] : fresh.index.sharing(again, least))).toEqual(
              texted(found),
            );
          }
        },
      ),
    );
  });

  it("are none of an item that is not there", () => {
    const { index } = indexOf(["gulls fly over walls"]);
    expect(index.sharing(articleOf("gulls fly over walls", 7), 0.1)).toEqual([]);
  });
});
