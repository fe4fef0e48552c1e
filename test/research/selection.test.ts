import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/research/article.ts";
import { createResearch } from "../../src/research/create-research.ts";
import { parseQuery } from "../../src/research/search/parse-query.ts";
import { printQuery } from "../../src/research/search/print-query.ts";
import type { Query } from "../../src/research/search/query.ts";
import { requireAll } from "../../src/research/search/require-all.ts";
import { articleOf, storyText } from "./stories/articles.ts";

const everything = { offset: 0, limit: 1000 };
const people = ["Mara Lindqvist", "Tomas Aalto", "Greta Holm", "Bo Holm"];
const roles = ["mayor of Elling", "harbour master", "ferry captain"];
const outlets = ["The Quay Courier", "Inland Herald", "Elling Post"];

/** Of three articles each, the first two are copies of one story. */
const articles: readonly Article[] = Array.from({ length: 15 }, (_, number) => {
  const story = Math.floor(number / 3);
  const isCopy = number % 3 < 2;
  const [one, other] = [people[story % 4], people[(story + 1) % 4]];
  return articleOf(
    `article${number}`,
    [
      `“We want a dialogue with the harbour board of the US,” said ${one}, ${roles[story % 3]}.`,
      `“The ferries come back in spring number ${isCopy ? story : number},” ${other} said.`,
      `The council called it “an honourable ${story % 2 ? "colour" : "promise"}”.`,
      storyText(isCopy ? story + 1 : number + 50),
    ].join("\n\n"),
    {
      title: story % 2 ? "Ferry talks" : "Harbour plans",
      outlet: outlets[number % 3] ?? "",
      ...(number % 5 !== 4 && { day: `2026-03-${10 + number}` }),
    },
  );
});
const research = createResearch({ articles, problems: [] });
const quotes = articles.flatMap(research.quotesIn);

const parts = [
  ..."dialogue dialog ferry FERRIES spring the US lagon honorable color number zzz".split(" "),
  ...["+board", "+ferry", '"harbour board"', '"harbor board"', '"back in spring"', "-spring", '-"the us"'],
  ...["ferry OR dialogue", 'promise OR "harbour board"', "by:Holm", 'by:"Greta Holm"', "by:mayor"],
  ...["by:Elling", 'by:"Mr. Holm"', 'by:"captain Holm"', 'by:"ferry captain"', "by:Greta by:Aalto"],
  ...["in:Herald", "in:Courier", "about:ferry", 'about:"harbour plans"', "about:Lindqvist", "type:fragment"],
  ...["type:direct", "after:2026-03-12", "before:2026-03-20", "during:2026-03", "on:2026-03-14"],
  ...["article:article4", "sort:new", "sort:old"],
];

/** The same of what is searched, by asking the whole corpus. */
function foundIn(some: readonly Article[], query: Query) {
  const ids = some.map(({ id }) => id);
  const article = query.article.length === 0 ? ids : ids.filter((id) => query.article.includes(id));
  return research.find(
    { ...requireAll(query), article: article.length === 0 ? ["none"] : article },
    everything,
  );
}

describe("a selection of quotations", () => {
  it("finds what the research finds there with all words required", () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.subarray([...articles]),
        fc.uniqueArray(fc.constantFrom(...parts), { minLength: 1, maxLength: 3 }),
        (some, asked) => {
          const { query } = parseQuery(asked.join(" "));
          const selection = research.select(some.flatMap(research.quotesIn));
          const whole = foundIn(some, query);
          const hits = selection.find(query, everything);
          const shown = ({ items }: typeof hits) =>
            items.map(({ item, matched }) => [item.id, matched]).toSorted();
          expect(shown(hits)).toEqual(shown(whole));
          expect(
            selection
              .every(query)
              .map(({ id }) => id)
              .toSorted(),
          ).toEqual(whole.items.map(({ item }) => item.id).toSorted());
          found += hits.total;
        },
      ),
      { numRuns: 600 },
    );
    expect(found).toBeGreaterThan(500);
  });

  it("counts those with all words, as the card of a search says", () => {
    const telling = "dialogue ferry spring the US number".split(" ");
    fc.assert(
      fc.property(fc.subarray(telling, { minLength: 1 }), (words) => {
        const { query } = parseQuery(words.join(" "));
        const { withAll } = research.find(query, everything);
        expect(research.select(quotes).find(query, everything).total).toBe(withAll);
      }),
    );
  });

  it("takes no near spelling for a word that is not there", () => {
    const { query } = parseQuery("dialogua");
    expect(research.find(query, everything).total).toBeGreaterThan(0);
    expect(research.select(quotes).find(query, everything).total).toBe(0);
  });

  it("requires stop words only where there is nothing else", () => {
    const asLine = (line: string) => printQuery(requireAll(parseQuery(line).query));
    expect(asLine("the ferry of spring")).toBe("+ferry +spring");
    expect(asLine("to be or")).toBe("+to +be +or");
    expect(asLine('the "harbour board"')).toBe('"harbour board"');
    expect(asLine("US FERRIES")).toBe("+ferries");
  });
});
