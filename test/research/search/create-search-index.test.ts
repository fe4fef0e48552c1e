import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article, Day } from "../../../src/research/article.ts";
import { createAbout } from "../../../src/research/search/about.ts";
import { createSearchIndex } from "../../../src/research/search/create-search-index.ts";
import { byWords } from "../../../src/research/search/filters.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import { emptyQuery, type Query } from "../../../src/research/search/query.ts";
import type { Entry } from "../../../src/research/search/search-index.ts";

interface Item extends Entry {
  readonly name: string;
}

interface Made {
  readonly outlet?: string;
  readonly day?: Day | string;
  readonly speakers?: readonly string[];
}

/** An item whose text is an article of its own; `[` and `]` in it stand for where a span begins and ends. */
function item(name: string, marked: string, { outlet, day, speakers = [] }: Made = {}): Item {
  const spans: { start: number; end: number }[] = [];
  let text = "";
  for (const piece of marked.split(/([[\]])/)) {
    if (piece === "[") spans.push({ start: text.length, end: text.length });
    else if (piece === "]") spans.push({ start: spans.pop()?.start ?? 0, end: text.length });
    else text += piece;
  }
  const published: Day | undefined = typeof day === "string" ? { precision: "day", iso: day } : day;
  const article: Article = {
    id: name,
    title: name,
    text,
    paragraphs: [],
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
  };
  return { name, article, spans: spans.length > 0 ? spans : [{ start: 0, end: text.length }], speakers };
}

const harbour = [
  item("ferry", "Before. [The ferries must come back this year.] After.", {
    outlet: "The Harbour Post",
    day: "2026-03-14",
    speakers: ["Ingrid Solheim-Ádám"],
  }),
  item("talks", "“[We want a dialogue with the harbour board,]” she said, “[and a new ferry plan].”", {
    outlet: "Lagoon Herald",
    day: "2026-03-20",
    speakers: ["Mayor Tovah O’Neill"],
  }),
  item("board", "The harbor board said the dialog is over. No ferry, no dialog.", {
    outlet: "The Harbour Post",
    day: { precision: "month", iso: "2026-03" },
    speakers: ["Kestrel Council", "Tovah Brandt"],
  }),
  item("year", "A quiet year for the lagoon.", { day: { precision: "year", iso: "2025" } }),
  item("partial", "The lagoon froze.", { day: { precision: "partial", stated: "June 27" } }),
  item("undated", "Переговоры в Лагуне. 潟湖会议 كلام"),
];

const index = createSearchIndex(harbour, (entry) => entry);
const all = { offset: 0, limit: 100 };
const today = "2026-03-21";
const search = (typed: string, page = all) => index.search(parseQuery(typed, today).query, page);
const names = (typed: string) => search(typed).items.map((hit) => hit.item.name);
const matched = (typed: string) =>
  Object.fromEntries(
    search(typed).items.map((hit) => [
      hit.item.name,
      hit.matched.map(({ start, end }) => hit.item.article.text.slice(start, end)),
    ]),
  );

describe("words", () => {
  it("match in any form and spelling, and are marked where they stand", () => {
    expect(matched("dialogues")).toEqual({ talks: ["dialogue"], board: ["dialog", "dialog"] });
    expect(matched("harbor ferry")).toEqual({
      talks: ["harbour", "ferry"],
      board: ["harbor", "ferry"],
      ferry: ["ferries"],
    });
  });

  it("bring those with all of them first, with exact counts", () => {
    const hits = search("quiet lagoon froze");
    expect(hits.total).toBe(2);
    expect(hits.withAll).toBe(0);
    expect(search("ferry board plan")).toMatchObject({ total: 3, withAll: 1 });
    expect(names("ferry board plan")[0]).toBe("talks");
    // Rare and short would score higher, but it has one word of two.
    const made = [
      item("short", "zebra"),
      item("long", `zebra ${"and so on ".repeat(40)} ferry`),
      item("c", "ferry"),
    ];
    const hitsInOrder = createSearchIndex(made, (entry) => entry).search(
      { ...emptyQuery, words: ["zebra", "ferry"] },
      all,
    );
    expect(hitsInOrder.items.map((hit) => hit.item.name)[0]).toBe("long");
  });

  it("leave stop words out, unless there is nothing else", () => {
    expect(search("the lagoon")).toMatchObject({ total: 2, withAll: 2 });
    expect(names("is the")).toContain("board");
    expect(search('the "ferry plan"')).toMatchObject({ total: 1, withAll: 1 });
  });

  it("find speakers too, but mark only the text", () => {
    expect(matched("Brandt dialog")).toEqual({ board: ["dialog", "dialog"], talks: ["dialogue"] });
    expect(search("brandt dialog").withAll).toBe(1);
  });

  it("that the items do not have are found a letter off", () => {
    expect(matched("lagon")).toEqual({ year: ["lagoon"], partial: ["lagoon"] });
    expect(names("quite")).toEqual(["year"]);
    expect(names("fery")).toHaveLength(3);
  });

  it("are too short to be a letter off below four letters, and numbers never are", () => {
    expect(names("yea")).toEqual([]);
    const found = createSearchIndex([item("then", "In 2022 it froze.")], (entry) => entry);
    expect(found.search({ ...emptyQuery, words: ["2022"] }, all).total).toBe(1);
    expect(found.search({ ...emptyQuery, words: ["2023"] }, all).total).toBe(0);
  });

  it("that the items have are not taken for their neighbours", () => {
    const made = [item("form", "a form"), item("farm", "a farm")];
    const found = createSearchIndex(made, (entry) => entry).search({ ...emptyQuery, words: ["farm"] }, all);
    expect(found.items.map((hit) => hit.item.name)).toEqual(["farm"]);
  });

  it("a letter off a stop word are not that stop word", () => {
    const made = [item("for", "it is for them from there"), item("farm", "a farm")];
    const found = createSearchIndex(made, (entry) => entry).search({ ...emptyQuery, words: ["form"] }, all);
    expect(found.items.map((hit) => hit.item.name)).toEqual(["farm"]);
  });

  it("of other scripts are found", () => {
    expect(matched("переговоры")).toEqual({ undated: ["Переговоры"] });
    expect(matched("潟湖")).toEqual({ undated: ["潟", "湖"] });
    expect(matched("كلام")).toEqual({ undated: ["كلام"] });
  });

  it("that nothing has bring nothing", () => {
    expect(search("xylophone")).toEqual({ items: [], total: 0, withAll: 0 });
    expect(names("constructor __proto__ toString")).toEqual([]);
  });

  it("score as BM25 does: two common words do not count double", () => {
    const common = Array.from({ length: 6 }, (_, number) => item(`common${number}`, "ferry board here"));
    const others = Array.from({ length: 6 }, (_, number) => item(`other${number}`, "nothing at all"));
    const made = [item("two", "ferry board again"), item("rare", "a zebra again"), ...common, ...others];
    const found = createSearchIndex(made, (entry) => entry);
    const hits = found.search({ ...emptyQuery, words: ["zebra", "ferry", "board"] }, all);
    expect(hits.items[0]?.item.name).toBe("rare");
  });

  it("score as BM25 does: an item is as long as it has words, not distinct words", () => {
    // Both are 6 tokens long, "same" of 2 distinct ones: by the same length, the same score, so the order given.
    const made = [item("rich", "ferry one two three four five"), item("same", "ferry one one one one one")];
    const found = createSearchIndex([...made, item("other", "nothing at all here")], (entry) => entry);
    expect(found.search({ ...emptyQuery, words: ["ferry"] }, all).items.map((hit) => hit.item.name)).toEqual([
      "rich",
      "same",
    ]);
  });
});

describe("numbers", () => {
  const found = createSearchIndex(
    [
      item("price", "It costs €2.50 a day."),
      item("people", "Some 3.2 million came."),
      item("homes", "They built 4,500 homes for $2."),
      item("flats", "4500 flats stand empty."),
    ],
    (entry) => entry,
  );
  const namesFor = (typed: string) =>
    found
      .search(parseQuery(typed).query, all)
      .items.map(({ item }) => item.name)
      .toSorted();

  it.each([
    ["€2.50", ["price"]],
    ["2", ["homes"]],
    ["3.2", ["people"]],
    ["3", []],
    ["4500", ["flats", "homes"]],
    ["+4,500", ["flats", "homes"]],
    ['"4,500"', ["homes"]],
    ['"4500"', ["flats"]],
    ['"2 million"', []],
    ["homes flats -4500", []],
    ["500", []],
  ])("%s is a word of its own", (typed, names) => {
    expect(namesFor(typed)).toEqual(names);
  });

  it("are marked whole", () => {
    const [hit] = found.search(parseQuery("4500 homes").query, all).items;
    expect(hit?.matched.map(({ start, end }) => hit.item.article.text.slice(start, end))).toEqual([
      "4,500",
      "homes",
    ]);
  });
});

describe("counts", () => {
  const made = [
    item("one", "the ferry", { day: "2026-03-14" }),
    item("two", "the tide"),
    item("three", "the ferry again"),
  ];
  const found = createSearchIndex(made, (entry) => entry);

  it("take a hit to have all words where its article has, wherever in it", () => {
    const { article } = item("whole", "[the ferry] and [the tide]");
    const part = (words: string): Item => {
      const start = article.text.indexOf(words);
      return { ...item(words, words), article, spans: [{ start, end: start + words.length }] };
    };
    const parts = createSearchIndex(
      [part("the ferry"), part("the tide"), item("other", "the ferry again")],
      (entry) => entry,
    );
    const { query } = parseQuery("ferry tide");
    expect(parts.search(query, all)).toMatchObject({ total: 3, withAll: 0 });
    expect(parts.search(query, all, { ofArticles: true })).toMatchObject({ total: 3, withAll: 2 });
    const unknown = parts.search(parseQuery("ferry zzzz").query, all, { ofArticles: true });
    expect(unknown).toMatchObject({ withAll: 0 });
  });

  it("say how many have no day where days are the order, and put those last", () => {
    for (const order of ["new", "old"]) {
      const hits = found.search(parseQuery(`ferry sort:${order}`).query, all);
      expect(hits.undated).toBe(1);
      expect(hits.items.map((hit) => hit.item.name)).toEqual(["one", "three"]);
    }
    expect(found.search(parseQuery("ferry").query, all)).not.toHaveProperty("undated");
  });
});

describe("phrases", () => {
  it("stand as typed, over the spans of one quotation too", () => {
    expect(matched('"dialogue with the HARBOUR board"')).toEqual({
      talks: ["dialogue with the harbour board"],
    });
    expect(matched('"harbour board and a new ferry plan"')).toEqual({
      talks: ["harbour board", "and a new ferry plan"],
    });
    expect(names('"harbor boards"')).toEqual([]);
    expect(names('"dialog with"')).toEqual([]);
    expect(names('"she said"')).toEqual([]);
    expect(names('"Tovah Brandt"')).toEqual([]);
  });

  it("must all be there, and are marked together with words", () => {
    expect(names('"harbor board" "no ferry"')).toEqual(["board"]);
    expect(names('"harbor board" "ferry plan"')).toEqual([]);
    expect(matched('dialog "the dialog is" board')).toEqual({ board: ["board", "the dialog is", "dialog"] });
  });

  it("leave the other words to rank what is left, as words that must be there do", () => {
    for (const typed of ['plan "board"', "plan +board"]) {
      expect(names(typed)).toEqual(["talks", "board"]);
      expect(search(typed)).toMatchObject({ total: 2, withAll: 1 });
    }
  });

  it("without a word in them are looked for in everything", () => {
    const made = [item("smile", "so 😀 then"), item("plain", "so then")];
    const found = createSearchIndex(made, (entry) => entry).search({ ...emptyQuery, phrases: ["😀"] }, all);
    expect(found.items.map((hit) => hit.item.name)).toEqual(["smile"]);
    expect(found).toMatchObject({ total: 1, withAll: 1 });
  });
});

describe("words that must be there", () => {
  it("are found in any form and spelling, as ranked words are, and in names", () => {
    expect(matched("+dialogues")).toEqual({ talks: ["dialogue"], board: ["dialog", "dialog"] });
    expect(names("+brandt")).toEqual(["board"]);
    expect(search("+ferry +board")).toMatchObject({ total: 2, withAll: 2 });
    expect(names("+ferry-plan")).toEqual(["talks"]);
    expect(names("+潟湖")).toEqual(["undated"]);
  });

  it("leave the other words to rank what is left", () => {
    expect(search("plan +board")).toMatchObject({ total: 2, withAll: 1 });
    expect(names("plan +board")).toEqual(["talks", "board"]);
    expect(search("xylophone +ferry").total).toBe(3);
    expect(search("xylophone +the")).toMatchObject({ total: 5, withAll: 0 });
  });

  it("are not taken for words spelt nearly like them", () => {
    expect(search("+lagon")).toMatchObject({ total: 0, meant: [{ asked: "lagon", near: "lagoon" }] });
    expect(names("lagoon +fery")).toEqual([]);
  });
});

describe("what a minus stands before", () => {
  it.each([
    ["harbour -by:Tovah", []],
    ["ferry -by:Tovah", ["ferry"]],
    ["ferry -in:Post", ["talks"]],
    ["ferry -article:talks -in:Herald", ["board", "ferry"]],
    ["lagoon -in:Herald -in:Post", ["partial", "year"]],
    ["ferry in:Post -by:Kestrel", ["ferry"]],
  ])("is left out: %s", (typed, left) => {
    expect(
      index
        .search(parseQuery(typed).query, all)
        .items.map(({ item }) => item.name)
        .toSorted(),
    ).toEqual(left);
  });

  it("leaves other endings of a word in", () => {
    expect(names("ferry -ferry")).toEqual(["ferry"]);
  });

  it("leaves out the kind of a quotation", () => {
    const made = [
      { ...item("whole", "the ferry"), kinds: ["direct" as const] },
      { ...item("words", "the ferry"), kinds: ["fragment" as const] },
    ];
    const found = createSearchIndex(made, (entry) => entry).search(
      parseQuery("ferry -type:direct").query,
      all,
    );
    expect(found.items.map(({ item: { name } }) => name)).toEqual(["words"]);
  });
});

describe("alternatives", () => {
  it("bring what has one of them, word or phrase, and are marked", () => {
    expect(matched('froze OR "come back" OR "no such thing"')).toEqual({
      ferry: ["come back"],
      partial: ["froze"],
    });
    expect(search("froze OR ferry")).toMatchObject({ total: 4, withAll: 4 });
    expect(names("ferry OR lagoon board OR froze").toSorted()).toEqual(["board", "partial", "talks"]);
    expect(names("fery OR froze")).toEqual(["partial"]);
    expect(names('"潟湖会" OR зебра')).toEqual(["undated"]);
  });

  it("count as one word of those asked, and as words must be there", () => {
    expect(search("lagoon froze OR quiet")).toMatchObject({ total: 2, withAll: 2 });
    expect(search("ferry froze OR plan")).toMatchObject({ total: 2, withAll: 1 });
    expect(names("ferry froze OR plan")).toEqual(["talks", "partial"]);
    expect(search('ferry froze OR "come back"')).toMatchObject({ total: 2, withAll: 1 });
  });

  it("that stand nowhere are said", () => {
    expect(search("froze OR zebra")).toMatchObject({
      total: 1,
      unknown: [{ word: "zebra", isReplaced: false }],
    });
    expect(search("froze OR lagoon")).not.toHaveProperty("unknown");
    expect(search("(froze zebra:froze-quagga zebra.").unknown).toEqual([
      { word: "zebra", isReplaced: false },
      { word: "quagga", isReplaced: false },
    ]);
  });

  it("fifty of them are one question", () => {
    const many = Array.from({ length: 50 }, (_, number) => `word${number}`);
    expect(names([...many, "froze"].join(" OR "))).toEqual(["partial"]);
  });
});

describe("what an article is about", () => {
  const titled = (name: string, title: string, ...paragraphs: string[]): Article => {
    const text = paragraphs.join("\n");
    let at = 0;
    const spans = paragraphs.map((paragraph) => {
      const span = { start: at, end: at + paragraph.length };
      at = span.end + 1;
      return span;
    });
    return { id: name, title, text, paragraphs: spans };
  };
  const articles = [
    titled("tide", "Harbour budgets cut", "“We agree,” she said.", "The ferry sails."),
    titled("fog", "Fog over the lagoon", "“We agree,” he said.", "The budget of the harbor is spent."),
    titled("apart", "Budget", "“We agree,” they said.", "The harbour is old."),
  ];
  const paragraphs = createSearchIndex(
    articles.flatMap((article) =>
      article.paragraphs.map((span) => ({ article, spans: [span], speakers: [] })),
    ),
    (entry) => entry,
  );
  const about = createAbout(paragraphs.articlesHolding);
  for (const article of articles) about.add(article);
  const quotes = articles.map((article) => {
    const start = article.text.indexOf("We");
    return { name: article.id, article, spans: [{ start, end: start + 9 }], speakers: [] };
  });
  const found = (typed: string) =>
    createSearchIndex(quotes, (entry) => entry, { about: about.of, speakers: byWords })
      .search(parseQuery(typed).query, all)
      .items.map((hit) => hit.item.name);

  it("is looked for in its headline and in its paragraphs, in any form", () => {
    expect(found("about:fogs")).toEqual(["fog"]);
    expect(found("about:budget")).toEqual(["apart", "fog", "tide"]);
    expect(found("about:ferry about:fog")).toEqual(["fog", "tide"]);
    expect(found("agree about:ferry")).toEqual(["tide"]);
    expect(found("about:zebra")).toEqual([]);
    expect(found("budget")).toEqual([]);
  });

  it("of several words is what has them all in the headline or in one paragraph", () => {
    expect(found('about:"harbour budget"')).toEqual(["fog", "tide"]);
  });

  it("goes with the article", () => {
    const changing = createAbout(() => []);
    for (const article of articles) changing.add(article);
    for (const article of articles.slice(0, 2)) changing.remove(article);
    expect([...changing.of(["budget"])].map(({ id }) => id)).toEqual(["apart"]);
    expect([...changing.of(["fog"])]).toEqual([]);
    for (const article of articles.slice(0, 1)) changing.add(article);
    expect([...changing.of(["budget"])].map(({ id }) => id).toSorted()).toEqual(["apart", "tide"]);
    expect([...changing.of(["fog"])]).toEqual([]);
  });
});

describe("kinds", () => {
  it("are asked for by type:", () => {
    const made = [
      { ...item("whole", "one ferry"), kinds: ["direct" as const] },
      { ...item("part", "one ferry"), kinds: ["fragment" as const] },
      { ...item("both", "one ferry"), kinds: ["direct" as const, "fragment" as const] },
      item("none", "one ferry"),
    ];
    const found = (typed: string) =>
      createSearchIndex(made, (entry) => entry)
        .search(parseQuery(typed).query, all)
        .items.map((hit) => hit.item.name);
    expect(found("type:direct")).toEqual(["both", "whole"]);
    expect(found("ferry type:fragment")).toEqual(["both", "part"]);
    expect(found("type:fragment type:direct")).toEqual(["both", "part", "whole"]);
  });
});

describe("an empty answer", () => {
  const meant = (typed: string) => search(typed).meant;

  it("names the words that may have been meant, as they are written", () => {
    expect(meant('"dialouge with"')).toEqual([{ asked: "dialouge", near: "dialogue" }]);
    expect(meant("+quiett OR wintr")).toEqual([{ asked: "quiett", near: "quiet" }]);
    expect(meant('"the ferries lagon"')).toEqual([{ asked: "lagon", near: "lagoon" }]);
    expect(meant("+переговор")).toEqual([{ asked: "переговор", near: "Переговоры" }]);
  });

  it("says nothing of words that are there, of names, of numbers and of short words", () => {
    expect(meant('"ferry lagoon"')).toBeUndefined();
    expect(meant("+ferries +froze")).toBeUndefined();
    expect(meant("+brandt +froze")).toBeUndefined();
    expect(meant("+yea +2027")).toBeUndefined();
    expect(meant("ferry")).toBeUndefined();
  });

  it("takes the most frequent of those as near, and never a stop word", () => {
    const made = [item("a", "a boat for us"), item("b", "a coat"), item("c", "the coat")];
    const found = createSearchIndex(made, (entry) => entry);
    expect(found.search(parseQuery("+goat").query, all).meant).toEqual([{ asked: "goat", near: "coat" }]);
    expect(found.search(parseQuery("+form").query, all).meant).toBeUndefined();
  });

  it("takes the spelling nearest to what was asked, whichever item came first", () => {
    const made = [
      item("b", "Lagoon one"),
      item("a", "lagoon two"),
      item("c", "the dialog"),
      item("d", "a dialogue"),
    ];
    for (const each of [made, made.toReversed()]) {
      const found = createSearchIndex(each, (entry) => entry);
      expect(found.search(parseQuery("+lagon").query, all).meant).toEqual([
        { asked: "lagon", near: "lagoon" },
      ]);
      expect(found.search(parseQuery('"dialouge"').query, all).meant?.[0]?.near).toBe("dialogue");
      expect(found.search(parseQuery('"dialg"').query, all).meant?.[0]?.near).toBe("dialog");
    }
  });

  it("is not looked into where only its count is asked for", () => {
    expect(search("+lagon", { offset: 0, limit: 0 })).not.toHaveProperty("meant");
  });
});

describe("exclusions", () => {
  it("take a word out in every spelling, not in other forms and not in names", () => {
    expect(names("ferry -dialogue")).toEqual(["ferry"]);
    expect(names("ferry -dialogues")).toHaveLength(3);
    expect(names("ferry -ferries")).not.toContain("ferry");
    expect(names("ferry -Brandt")).toContain("board");
    expect(names("ferry -O’Neill")).toContain("talks");
  });

  it("take phrases and words of several parts out", () => {
    expect(names('ferry -"ferry plan"')).not.toContain("talks");
    expect(names("ferry -ferry-plan -no-ferry")).toHaveLength(3);
    expect(names('ferry -"no ferry" -"ferry plan"')).toEqual(["ferry"]);
  });

  it("alone bring everything else, newest first", () => {
    expect(names("-dialog -лагуне")).toEqual(["ferry", "year", "partial"]);
  });
});

describe("fields", () => {
  it.each([
    ["by:solheim", ["ferry"]],
    ["by:adam", ["ferry"]],
    ['by:"Ingrid Adam"', ["ferry"]],
    ["by:O'Neill", ["talks"]],
    ["by:tovah", ["talks", "board"]],
    ['by:"the Kestrel"', ["board"]],
    ['by:"Kestrel Brandt"', []],
    ["by:sol", []],
    ["by:solheim by:brandt", ["ferry", "board"]],
    ['in:"harbor post"', ["ferry", "board"]],
    ["in:post in:herald", ["talks", "ferry", "board"]],
    ["in:post by:brandt", ["board"]],
    ["in:the", ["ferry", "board"]],
    ["article:year article:ferry", ["ferry", "year"]],
    ["article:YEAR", []],
    ["lagoon article:year", ["year"]],
  ])("%s brings %j", (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  it("that ask for a name without a word bring nothing", () => {
    expect(index.search({ ...emptyQuery, by: ["?!"] }, all).total).toBe(0);
  });
});

describe("days", () => {
  it.each([
    ["after:2026-03-13", ["talks", "ferry"]],
    ["after:2026-03-14", ["talks"]],
    ["before:2026-03-20", ["ferry", "year"]],
    ["before:2026-03-21", ["talks", "ferry", "year"]],
    ["after:2026-02-28 before:2026-04-01", ["talks", "ferry", "board"]],
    ["after:2026-03-01", ["talks", "ferry"]],
    ["before:2026-04-01", ["talks", "ferry", "board", "year"]],
    ["before:2026-03-31", ["talks", "ferry", "year"]],
    ["on:2026-03-14", ["ferry"]],
    ["on:2026-03", ["talks", "ferry", "board"]],
    ["on:2025", ["year"]],
    ["before:2025-12-31", []],
    ["on:2026-03-14 on:2025", ["ferry", "year"]],
    ["during:2026 after:2026-03-14", ["talks"]],
    ["last:1d", []],
    ["last:2d", ["talks"]],
    ["last:1m", ["talks", "ferry", "board"]],
    ["last:2y", ["talks", "ferry", "board", "year"]],
    ["after:2025-01-01 before:2026-01-01", []],
  ])("%s brings %j", (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  it("order when asked, the unknown last either way", () => {
    const newest = ["talks", "ferry", "board", "year", "partial", "undated"];
    expect(names("")).toEqual(newest);
    expect(names("sort:new")).toEqual(newest);
    expect(names("sort:old")).toEqual(["year", "board", "ferry", "talks", "partial", "undated"]);
    expect(names("ferry sort:new")).toEqual(["talks", "ferry", "board"]);
    expect(names("ferry sort:old")).toEqual(["board", "ferry", "talks"]);
  });

  it("break ties, newest first, then by the article's id", () => {
    const made = [
      item("a", "one ferry"),
      item("b", "one ferry", { day: "2026-01-01" }),
      item("c", "one ferry", { day: "2026-01-02" }),
      item("d", "one ferry"),
    ];
    const found = createSearchIndex(made, (entry) => entry).search({ ...emptyQuery, words: ["ferry"] }, all);
    expect(found.items.map((hit) => hit.item.name)).toEqual(["c", "b", "a", "d"]);
  });
});

describe("items that come and go", () => {
  const [pond, lagoon] = [item("pond", "The lagon froze."), item("lagoon", "A lagoon ferry, no lagoon.")];
  const found = (from: { search: typeof index.search }, typed: string) =>
    from.search(parseQuery(typed).query, all).items.map((hit) => hit.item.name);

  it("are searched while they are there, each once", () => {
    const changing = createSearchIndex<Item>([], (entry) => entry);
    changing.add([pond, lagoon, pond]);
    expect(found(changing, "lagon")).toEqual(["pond"]);
    changing.remove([pond, pond, item("never", "there")]);
    // The word is not known any more, so a near one is taken for it.
    expect(found(changing, "lagon")).toEqual(["lagoon"]);
    expect(found(changing, '"the lagon"')).toEqual([]);
    expect(found(changing, "-lagoon")).toEqual([]);
    changing.add([pond]);
    expect(found(changing, "-lagoon")).toEqual(["pond"]);
  });

  it("leave the same answers behind as if they had never been", () => {
    const changing = createSearchIndex([...harbour, pond, lagoon], (entry) => entry);
    changing.remove([pond, harbour[0], lagoon].flatMap((gone) => gone ?? []));
    changing.add(harbour.slice(0, 1));
    for (const typed of ["", "ferry dialog", "lagon", '"harbor board"', "-ferry", "by:tovah", "sort:old"])
      expect(changing.search(parseQuery(typed).query, all)).toEqual(search(typed));
  });
});

describe("copies of one thing", () => {
  const made = ["ferry tide", "ferry", "ferry board", "a ferry"].map((text, at) =>
    item(`i${at}`, text, { day: `2026-03-1${at}` }),
  );
  const thing = {};
  const copyOf = ({ name }: Item) =>
    name === "i3" ? undefined : { of: thing, place: 2 - Number(name.slice(1)) };
  const found = (typed: string) =>
    createSearchIndex(made, (entry) => entry, { copyOf }).search(parseQuery(typed).query, all);

  it("are one hit: the first by its place of those that pass", () => {
    expect(
      found("ferry")
        .items.map((hit) => hit.item.name)
        .toSorted(),
    ).toEqual(["i2", "i3"]);
    expect(found("ferry")).toMatchObject({ total: 2, withAll: 2 });
    expect(found("ferry article:i0 article:i1").items.map((hit) => hit.item.name)).toEqual(["i1"]);
  });

  it("show the one with every word before the first by its place", () => {
    for (const typed of ["ferry tide", "ferry tide sort:new"])
      expect(found(typed).items.map((hit) => hit.item.name)).toContain("i0");
    expect(found("ferry tide")).toMatchObject({ total: 2, withAll: 1 });
  });
});

describe("a search", () => {
  it("gives the page asked for, and counts all", () => {
    expect(search("", { offset: 1, limit: 2 }).items.map((hit) => hit.item.name)).toEqual(["ferry", "board"]);
    expect(search("", { offset: 1, limit: 2 })).toMatchObject({ total: 6, withAll: 6 });
    expect(search("", { offset: 9, limit: 2 })).toEqual({ items: [], total: 6, withAll: 6 });
  });

  it("of nothing finds nothing", () => {
    const empty = createSearchIndex<Item>([], (entry) => entry);
    for (const typed of ["", "ferry", '"ferry plan"', "-ferry", "by:x"]) {
      expect(empty.search(parseQuery(typed).query, all)).toEqual({ items: [], total: 0, withAll: 0 });
    }
  });

  it("says the same twice, whatever is asked, with spans inside the spans searched", () => {
    const word = fc.constantFrom(
      "ferry",
      "dialog",
      "the",
      "harbour board",
      "zzz",
      "no",
      "潟",
      "?!",
      "lagon",
      "",
    );
    const queries: fc.Arbitrary<Query> = fc.record({
      words: fc.array(word, { maxLength: 3 }),
      required: fc.array(word, { maxLength: 1 }),
      phrases: fc.array(word, { maxLength: 1 }),
      either: fc.array(fc.array(fc.record({ text: word, phrase: fc.boolean() }), { maxLength: 3 }), {
        maxLength: 1,
      }),
      without: fc.array(fc.record({ text: word, phrase: fc.boolean() }), { maxLength: 1 }),
      by: fc.array(fc.constantFrom("tovah", "the"), { maxLength: 1 }),
      in: fc.constant([]),
      article: fc.constant([]),
      about: fc.constant([]),
      type: fc.constant([]),
      except: fc.record({
        by: fc.array(fc.constantFrom("tovah", "ingrid"), { maxLength: 1 }),
        in: fc.array(fc.constantFrom("herald", "post"), { maxLength: 1 }),
        article: fc.array(fc.constantFrom("ferry", "year"), { maxLength: 1 }),
        type: fc.constant([]),
      }),
      on: fc.constant([]),
      sort: fc.constantFrom<Query["sort"]>("best", "new", "old"),
    });
    fc.assert(
      fc.property(queries, (query) => {
        const hits = index.search(query, all);
        expect(createSearchIndex(harbour, (entry) => entry).search(query, all)).toEqual(hits);
        expect(hits.items).toHaveLength(hits.total);
        expect(hits.withAll).toBeLessThanOrEqual(hits.total);
        for (const { item: hit, matched: places } of hits.items) {
          places.forEach(({ start, end }, at) => {
            expect(start).toBeGreaterThanOrEqual(places[at - 1]?.end ?? 0);
            expect(end).toBeGreaterThan(start);
            expect(hit.spans.some((span) => span.start <= start && end <= span.end)).toBe(true);
          });
        }
      }),
    );
  });

  it("finds a phrase exactly where a plain look through every item finds it", () => {
    const words = ["a", "b", "ferry", "ferries", "board"];
    const texts = fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
        (made, phrase) => {
          const items = made.map((parts, at) => item(String(at), parts.join(" ")));
          const wanted = phrase.join(" ");
          const found = createSearchIndex(items, (entry) => entry).search(
            { ...emptyQuery, phrases: [wanted] },
            all,
          );
          const plain = items.filter(({ article }) => ` ${article.text} `.includes(` ${wanted} `));
          expect(found.items.map((hit) => hit.item.name)).toEqual(plain.map(({ name }) => name));
        },
      ),
    );
  });

  it("counts exactly what a plain look through every item finds", () => {
    const words = ["ferry", "board", "tide", "quay"];
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 });
    const word = fc.constantFrom(...words);
    const parts = fc.record({
      required: fc.array(word, { maxLength: 2 }),
      groups: fc.array(fc.array(word, { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
      ranked: fc.array(word, { maxLength: 2 }),
      out: fc.array(word, { maxLength: 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        parts,
        (texts, { required, groups, ranked, out }) => {
          const items = texts.map((made, at) => item(String(at), made.join(" ")));
          const hits = createSearchIndex(items, (entry) => entry).search(
            {
              ...emptyQuery,
              words: ranked,
              required,
              either: groups.map((group) => group.map((each) => ({ text: each, phrase: false }))),
              without: out.map((each) => ({ text: each, phrase: false })),
            },
            all,
          );
          const passing = texts.filter(
            (made) =>
              required.every((each) => made.includes(each)) &&
              groups.every((group) => group.some((each) => made.includes(each))) &&
              !out.some((each) => made.includes(each)),
          );
          const isRanked = ranked.length > 0 && required.length + groups.length === 0;
          const found = passing.filter((made) => !isRanked || ranked.some((each) => made.includes(each)));
          expect(hits.total).toBe(found.length);
          expect(hits.withAll).toBe(
            found.filter((made) => ranked.every((each) => made.includes(each))).length,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it("finds as many with required words as have all of them when they are ranked", () => {
    const words = ["dialogue", "ferries", "the", "board", "O’Neill", "co-operation", "plan"];
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }), (asked) => {
        const telling = asked.filter((word) => word !== "the");
        const required = search(asked.map((word) => `+${word}`).join(" ")).total;
        const expected = search((telling.length > 0 ? telling : asked).join(" ")).withAll;
        const withThe = telling.length < asked.length && telling.length > 0;
        if (withThe) expect(required).toBeLessThanOrEqual(expected);
        else expect(required).toBe(expected);
      }),
    );
  });
});
