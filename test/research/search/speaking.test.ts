import fc from "fast-check";
import { expect, it } from "vitest";
import { createSearchIndex, loadSearchIndex } from "../../../src/research/search/create-search-index.ts";
import { byWords } from "../../../src/research/search/filters.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import type { Entry, SearchIndex } from "../../../src/research/search/search-index.ts";
import { createPause } from "../../../src/research/slices.ts";

const names = ["Greta Holm", "Tomas Aalto", "Mara Lindqvist"];

/** Articles of four items; one in two has no speaker, one in five has two, and one of them twice. */
const articles = Array.from({ length: 60 }, (_, number) => {
  const text = number % 2 === 0 ? "the ferry left the harbour" : "the pier of the harbour";
  const article = { id: `article ${number}`, title: "", text, paragraphs: [] };
  return [0, 1, 2, 3].map((at): Entry => {
    const [one = "", other = ""] = [names[(number + at) % 3], names[number % 3]];
    const speakers = at % 2 === 0 ? [] : number % 5 === 0 ? [one, other, one] : [one];
    return { article, spans: [{ start: 0, end: text.length }], speakers };
  });
});
const groups = Array.from({ length: 10 }, (_, group) =>
  articles.filter((_, number) => number % 10 === group).flat(),
);
const questions = [
  "by:Holm",
  "by:Holm by:Aalto pier",
  '"the harbour" by:Lindqvist',
  "ferry by:Nobody",
  "+harbour by:Tomas -pier",
  "sort:old by:Mara",
  "harbour -by:Holm",
  '"the pier" -by:Holm by:Aalto',
];

/** Whom the names mean among all that were ever there: who is gone speaks nowhere. */
const speakers = {
  ...byWords,
  all: (asked: readonly string[]) => {
    const isAsked = byWords.filter(asked, { on: [] });
    return articles.flatMap(([entry]) =>
      names.flatMap((name) =>
        entry !== undefined && isAsked(entry.article, name) ? { article: entry.article, name } : [],
      ),
    );
  },
};

const answers = (index: SearchIndex<Entry>) =>
  questions.map((typed) => {
    const { query } = parseQuery(typed);
    const { items, total } = index.search(query, { offset: 0, limit: 1000 });
    expect(index.every(query)).toHaveLength(total);
    return items.map(({ item }) => item);
  });

it("the items where speakers are looked up are those where each is judged, whatever came and went", async () => {
  const step = fc.oneof(fc.nat(groups.length - 1), fc.constant("save"));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      let index = createSearchIndex(groups.flat(), (item) => item, { speakers });
      const there = new Set(groups.keys());
      for (const each of steps) {
        const group = typeof each === "number" ? (groups[each] ?? []) : [];
        if (typeof each === "string")
          index = await loadSearchIndex(await index.save(createPause()), (item) => item, { speakers });
        else if (there.delete(each)) index.remove(group);
        else {
          there.add(each);
          index.add(group);
        }
      }
      const judging = createSearchIndex(
        [...there].toSorted((a, b) => a - b).flatMap((group) => groups[group] ?? []),
        (item) => item,
        { speakers: byWords },
      );
      const sets = (found: readonly (readonly Entry[])[]) => found.map((items) => new Set(items));
      expect(sets(answers(index))).toEqual(sets(answers(judging)));
    }),
    { numRuns: 20 },
  );
});
