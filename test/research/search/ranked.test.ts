import { describe, expect, it } from "vitest";
import { analyse } from "../../../src/research/search/analysis.ts";
import { createSearchIndex } from "../../../src/research/search/create-search-index.ts";
import { emptyQuery } from "../../../src/research/search/query.ts";
import { createRanking } from "../../../src/research/search/ranking.ts";
import type { Entry } from "../../../src/research/search/search-index.ts";

const all = { offset: 0, limit: 1000 };

const itemOf = (text: string, name = text): Entry => ({
  article: { id: name, title: name, text, paragraphs: [] },
  spans: [{ start: 0, end: text.length }],
  speakers: [],
});

const searched = (items: readonly Entry[], words: string) =>
  createSearchIndex(items, (item) => item).search({ ...emptyQuery, words: words.split(" ") }, all);

const names = (items: readonly Entry[], words: string) =>
  searched(items, words).items.map(({ item }) => item.article.id);

describe("items that are asked for by words", () => {
  it("come first when they have three and more of them in a row, as written", () => {
    const row = itemOf(`they were ready to sail, ${"and then some more was said ".repeat(5)}`, "row");
    const items = [itemOf("ready sail", "short"), itemOf("ready sails ready sail", "often"), row];
    expect(names(items, "ready to sail")[0]).toBe("row");
    expect(names(items, "Ready to sail")[0]).toBe("row");
    expect(names(items, "ready sail")[0]).not.toBe("row");
  });

  it("come before others alike when their words stand in the order asked", () => {
    const items = [
      itemOf("board ferry plan one two three four five six seven eight nine ten", "other order"),
      itemOf("ferry board plan one two three four five six seven eight nine ten", "same order"),
      itemOf("one two", "neither"),
    ];
    expect(names(items, "ferry board")).toEqual(["same order", "other order"]);
  });

  it("count more where a word was asked for twice", () => {
    const items = [itemOf("ferry one"), itemOf("plan two"), itemOf("neither three")];
    expect(names(items, "ferry ferry plan")).toEqual(["ferry one", "plan two"]);
    expect(names(items, "ferry plan plan")).toEqual(["plan two", "ferry one"]);
  });

  it("are told by what else the best of them have in common", () => {
    const items = [
      itemOf("ferry tide pier quay wharf", "best"),
      itemOf("ferry tide pier quay wharf dock", "next"),
      itemOf("ferry quay wharf one", "alike"),
      itemOf("ferry soup spoon", "unlike"),
      ...Array.from({ length: 60 }, (_, number) => itemOf(`filler text ${number}`)),
    ];
    expect(names(items, "ferry tide pier")).toEqual(["best", "next", "alike", "unlike"]);
    // Two words say too little of what else was meant, so the shorter one stays first.
    expect(names(items, "ferry tide")).toEqual(["best", "next", "unlike", "alike"]);
  });
});

describe("more than can be looked up", () => {
  it("is said of different words", () => {
    const items = Array.from({ length: 120 }, (_, number) => itemOf(`word${number}`));
    const found = searched(items, items.map(({ article }) => article.id).join(" "));
    expect(found.total).toBe(96);
    expect(found.leftOut).toEqual(["Of the 120 different words, the first 96 were looked up."]);
    expect(searched(items, "word1 word2").leftOut).toBeUndefined();
  });

  it("is said of words that stand nowhere", () => {
    const known = "harbour lagoon council ferryman market tunnel carpet bottom window".split(" ");
    const slips = known.map((word) => word.replace(/[aeo]/, "x"));
    const found = searched(
      known.map((word) => itemOf(word)),
      slips.join(" "),
    );
    expect(found.total).toBe(8);
    expect(found.leftOut).toEqual(["9 words stand nowhere; near spellings were looked for 8 of them only."]);
    expect(searched([itemOf("harbour")], "harbxur").leftOut).toBeUndefined();
  });
});

describe("near spellings", () => {
  it("are the most frequent of those alike, twelve at most", () => {
    const oneOff = Array.from("bcdfghjklmnpqr", (letter) => `lagun${letter}`);
    const more = oneOff.flatMap((word, at) =>
      Array.from({ length: at + 1 }, (_, copy) => itemOf(word, `${word} ${copy}`)),
    );
    expect(new Set(names(more, "lagunz").map((name) => name.slice(0, 6)))).toEqual(new Set(oneOff.slice(2)));
  });

  it("of one word are one word, though an item has two of them", () => {
    const items = [itemOf("lagunb lagunc"), itemOf("ferry"), itemOf("ferry lagunb")];
    const found = searched(items, "lagunz ferry");
    expect(found).toMatchObject({ total: 3, withAll: 1 });
    expect(found.items[0]?.item.article.id).toBe("ferry lagunb");
  });

  it("are not taken for a word that an item may lack", () => {
    const ranking = createRanking();
    ranking.add(0, analyse(itemOf("lagoon")));
    const found = (optional: boolean) => ranking.rank([{ terms: ["lagoom"], weight: 1, optional }]).found;
    expect(found(false)).toHaveLength(1);
    expect(found(true)).toHaveLength(0);
  });
});

describe("words in hundreds of items", () => {
  const items = Array.from({ length: 600 }, (_, number) =>
    itemOf(
      [
        "ferry",
        number % 2 === 0 ? "board" : "pier pier",
        number % 3 === 0 ? "harbour harbour harbour" : "",
        number % 100 === 0 ? "zebra" : "",
        "filler ".repeat(number % 7),
      ].join(" "),
      `item ${String(number).padStart(3, "0")}`,
    ),
  );
  const questions = [
    "ferry",
    "board zebra",
    "pier harbour zebra",
    "harbor fery zebra",
    "ferry board harbour",
  ];

  it("are counted exactly", () => {
    expect(searched(items, "ferry board")).toMatchObject({ total: 600, withAll: 300 });
    expect(searched(items, "board harbour zebra")).toMatchObject({ total: 400, withAll: 2 });
    expect(searched(items, "zebra pier")).toMatchObject({ total: 306, withAll: 0 });
  });

  it("bring the same items in the same order, whatever came first and whatever came and went", () => {
    const turned = createSearchIndex(items.toReversed(), (item) => item);
    const changed = createSearchIndex(items.slice(100), (item) => item);
    changed.remove(items.slice(200, 590));
    changed.add(items.slice(0, 100));
    changed.add(items.slice(200, 590).toReversed());
    for (const question of questions) {
      const expected = names(items, question);
      expect(expected.length).toBeGreaterThan(5);
      for (const index of [turned, changed]) {
        const found = index.search({ ...emptyQuery, words: question.split(" ") }, all);
        expect(found.items.map(({ item }) => item.article.id)).toEqual(expected);
      }
    }
  });

  it("are all there to be counted by something else", () => {
    const index = createSearchIndex(items, (item) => item);
    expect(new Set(index.every({ ...emptyQuery, words: ["zebra"] }))).toEqual(
      new Set(items.filter((_, number) => number % 100 === 0)),
    );
  });
});
