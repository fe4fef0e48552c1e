import { beforeAll, describe, expect, it } from "vitest";
import { movedTexts } from "../../src/chat/views/compared.ts";
import type { Quote } from "../../src/research/article.ts";
import { textAt } from "../../src/research/article.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { readCorpus } from "../../src/research/reading/read-corpus.ts";
import { emptyQuery } from "../../src/research/search/query.ts";
import { deskOn, fixture, linesOf, type TestDesk, wordsOf } from "../desk-on.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await deskOn(["variants"]);
});

/** The quotation that holds these words, in an article of this headline. */
function quoteIn(title: string, words: string): Quote {
  const found = desk.research
    .every(emptyQuery)
    .find((quote) => quote.article.title === title && textOf(quote).includes(words));
  if (found === undefined) throw new Error(`“${words}” is not in ${title}`);
  return found;
}
const textOf = ({ article, spans }: Quote): string => spans.map((span) => textAt(article, span)).join(" ");
const compare = (title: string, words: string, more = "") =>
  desk.ask(`compare ${quoteIn(title, words).id}${more}`);

describe("compare", () => {
  it("tells who had it first, and shows each wording beside the earliest", async () => {
    const card = await compare("Orrin without its bridge", "No one here");
    const words = wordsOf(card);
    expect(words).toContain("The Quay Courier had it first, on 12 January 2026.");
    expect(words).toContain("Tarn Telegraph left out 13 words");
    expect(words).toContain("Inland Herald changed 2 words");
    expect(words.indexOf("the earliest known")).toBeLessThan(words.indexOf("the one asked for"));
    expect(words).toContain("it [has to] must be mended");
    const runs = card.blocks.flatMap((block) => (block.kind === "quote" ? block.runs : []));
    expect(runs.find(({ text }) => text === "must")).toMatchObject({ bold: true, said: true });
    expect(runs.find(({ text }) => text === "[has to]")).toMatchObject({ struck: true });
    expect(linesOf(card).Context).toMatch(/^context q:/);
  });

  it("shows of each quotation exactly what stands in its article", async () => {
    const all = desk.research.every(emptyQuery);
    const spans = new Set(all.flatMap(({ article, spans }) => spans.map((span) => textAt(article, span))));
    for (const quote of all) {
      const { blocks } = await desk.ask(`compare ${quote.id}`);
      for (const block of blocks) {
        if (block.kind !== "quote") continue;
        const marked = block.runs.map(({ text, said }) => (said || text === "❝" ? text : "")).join("");
        for (const said of marked.split("❝").slice(1)) expect(spans).toContain(said);
      }
    }
  });

  it("names so many outlets that changed words, and counts one more as one", () => {
    const quoteOf = (outlet: string): Quote => {
      const text = "We will wait.";
      const article = {
        id: outlet,
        title: outlet,
        outlet,
        text,
        paragraphs: [{ start: 0, end: text.length }],
      };
      return { id: `q:${outlet}`, article, spans: article.paragraphs, kind: "direct" };
    };
    const first = quoteOf("First");
    const diff = {
      ...{ added: [], leftOut: [], same: 0.9, uncompared: 0 },
      words: { changed: 1, leftOut: 0, added: 0 },
    };
    const tellingOf = (quote: Quote) => ({ quotes: [quote] as const, pieces: [quote], whole: quote });
    const others = ["A", "B", "C", "D", "E", "F"].map((outlet) => ({
      ...tellingOf(quoteOf(outlet)),
      against: { quote: first, diff },
    }));
    const [changed] = movedTexts([tellingOf(first), ...others]);
    expect(changed).toMatch(/^A changed 1 word, .*E changed 1 word, and 1 more outlet\.$/);
    // Of a fragment and the whole sentence nobody added anything.
    const longer = { ...diff, words: { changed: 0, leftOut: 0, added: 2 } };
    const fuller = others.slice(0, 2).map((each) => ({ ...each, against: { quote: first, diff: longer } }));
    expect(movedTexts([tellingOf(first), ...fuller])).toEqual([
      "A has 2 words, B has 2 words that First has not.",
    ]);
  });

  it("does not say that an outlet left out what it has in another quotation", async () => {
    const words = wordsOf(await compare("Readings", "grandfathers"));
    expect(words).toContain("Inland Herald left out 1 word");
    expect(words).toContain("Tarn Telegraph left out 18 words");
  });

  it("takes what an outlet has in two quotations together, whichever of the three is asked for", async () => {
    for (const [title, said] of [
      ["Rovers win", "second to every"],
      ["Late goals for Vellin", "second to every"],
      ["Late goals for Vellin", "prouder of this team"],
    ] as const) {
      const words = wordsOf(await compare(title, said));
      expect(words).toContain("in 2 quotations of the article");
      expect(words).toContain("Inland Herald left out 1 word");
      expect(words.match(/^Inland Herald · /gm)).toHaveLength(1);
    }
  });

  it("takes a scrap of the words in the same article for no other wording", async () => {
    const corpus = await deskOn(["../../corpus"]);
    const peskov = corpus.research
      .every(emptyQuery)
      .find((quote) => textOf(quote).startsWith("It is absurd to talk"));
    const card = await corpus.ask(`compare ${peskov?.id}`);
    expect(wordsOf(card)).toContain("No other quotation here is this statement");
    expect(wordsOf(await corpus.ask(`context ${peskov?.id}`))).not.toContain("[Compare]");
  });

  it("turns its pages, and refuses one past the last", async () => {
    const first = await compare("Readings", "grandfathers");
    expect(wordsOf(first)).toContain("page 1 of 2");
    const second = await desk.ask(linesOf(first)["Next ›"] ?? "");
    expect(wordsOf(second)).toContain("page 2 of 2");
    expect((await compare("Readings", "grandfathers", " page:9")).outcome).toBe("refused");
  });

  it("says that words of another year may have been said again", async () => {
    const words = wordsOf(await compare("First of May", "A harbour belongs"));
    expect(words).toContain("The last of them comes 3 years later: it may have been said again");
    expect(words).toContain("word for word the same · Inland Herald, 2 May 2026");
  });

  it("says that somebody else is named for the same words", async () => {
    const words = wordsOf(await compare("May songs", "A harbour belongs"));
    expect(words).toContain(
      "The same words stand under another name: Anouk Rell, in The Quay Courier, 1 May 2023",
    );
  });

  it("says what it searched where there is nothing to compare", async () => {
    const card = await compare("Fire at the depot", "No comment");
    expect(card.outcome).toBe("answered");
    expect(wordsOf(card)).toContain("No other quotation here is this statement");
    expect(wordsOf(card)).toMatch(/Searched 66 quotations in 35 articles from .* of 1 May 2023/);
    expect(card.data).toMatchObject({ total: 0, hits: [] });
  });

  it("says of copies of one story who had it first, and of each its outlet and day", async () => {
    const { articles } = await readCorpus([fixture("copies")]);
    const research = createResearch({
      articles: articles.filter(({ title }) => title !== "A baker wants a bus"),
      problems: [],
    });
    const copies = await deskOn([], { research });
    const hit = research.every(emptyQuery).find((quote) => textOf(quote).includes("Nobody here wants"));
    const words = wordsOf(await copies.ask(`compare ${hit?.id}`));
    expect(words).toContain(
      "Only the copies of its story have this statement: 2 other articles, word for word.",
    );
    expect(words).toContain(
      "The Quay Courier had it first, on 12 January 2026. 1 article of no known day stands last.",
    );
    expect(words).toMatch(
      /word for word the same · Inland Herald, 13 January 2026, q:\w+ · “Bridge closes”, day not stated, q:/,
    );
  });

  it("puts what has no day last, and says so", async () => {
    const words = wordsOf(await compare("Nets", "There is no evidence"));
    expect(words).toContain("1 article of no known day stands last.");
    expect(words.indexOf("day not stated")).toBeGreaterThan(words.indexOf("2 June 2026"));
  });

  it("gives all wordings as data, with what differs", async () => {
    const { data } = await compare("Bridge closes", "Nobody here");
    expect(data).toMatchObject({
      total: 4,
      hits: [
        { daysLater: undefined },
        { daysLater: 1, against: { words: { changed: 2, leftOut: 1, added: 1 } } },
        { against: { leftOut: [{ text: "Nobody here wants the bridge to close, but" }, {}] } },
        {},
      ],
    });
  });

  it("refuses an id that nobody has", async () => {
    expect((await desk.ask("compare q:aaaaaaaa")).outcome).toBe("refused");
  });

  it("is offered on the context card of what has other wordings, and of nothing else", async () => {
    const [having, not] = [quoteIn("Bridge closes", "Nobody"), quoteIn("The mayor explains", "new lamps")];
    expect(linesOf(await desk.ask(`context ${having.id}`)).Compare).toBe(`compare ${having.id}`);
    expect(linesOf(await desk.ask(`context ${not.id}`))).not.toHaveProperty("Compare");
  });
});
