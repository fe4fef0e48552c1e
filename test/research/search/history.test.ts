import fc from "fast-check";
import { expect, it } from "vitest";
import { createSearchIndex, loadSearchIndex } from "../../../src/research/search/create-search-index.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import type { Entry, SearchIndex } from "../../../src/research/search/search-index.ts";
import { createPause } from "../../../src/research/slices.ts";

const itemOf = (number: number): Entry => {
  const rare = ["lagoon", "ferry", "Quay", "quay", "tunnel"][number % 5];
  const text = `The market ${number % 10 < 9 ? "harbour" : "pier"} ${rare} of zebra${"abcdefg"[number % 7]}`;
  return {
    article: { id: `item ${number}`, title: "Made up", text, paragraphs: [] },
    spans: [{ start: 0, end: text.length }],
    speakers: [],
  };
};

// "market" and "harbour" are in more items than MiniSearch is given of one term.
const groups = Array.from({ length: 8 }, (_, group) =>
  Array.from({ length: 50 }, (_, at) => itemOf(group * 50 + at)),
);
const questions = ["markte", "harbor lagon", "harbuor zebrac", "marcet +fery", "+quuy", "fery OR harbour"];

const answers = (index: SearchIndex<Entry>) =>
  questions.map((typed) => {
    const { items, ...counts } = index.search(parseQuery(typed).query, { offset: 0, limit: 1000 });
    return { ...counts, found: items.map(({ item, matched }) => [item.article.id, matched]) };
  });

it("an index answers as one built anew, whatever came, went, was saved and loaded", async () => {
  const step = fc.oneof(fc.nat(groups.length - 1), fc.constant("save"));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      let index = createSearchIndex(groups.flat(), (item) => item);
      const there = new Set(groups.keys());
      for (const each of steps) {
        const group = typeof each === "number" ? (groups[each] ?? []) : [];
        if (typeof each === "string")
          index = await loadSearchIndex(await index.save(createPause()), (item) => item);
        else if (there.delete(each)) index.remove(group);
        else {
          there.add(each);
          index.add(group.toReversed());
        }
      }
      const fresh = createSearchIndex(
        [...there].toSorted().flatMap((group) => groups[group] ?? []),
        (item) => item,
      );
      expect(answers(index)).toEqual(answers(fresh));
    }),
    { numRuns: 25 },
  );
});
