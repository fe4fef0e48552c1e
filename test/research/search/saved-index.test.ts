import { describe, expect, it } from "vitest";
import { createSearchIndex, loadSearchIndex } from "../../../src/research/search/create-search-index.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import { SavedIndexError } from "../../../src/research/search/saved-parts.ts";
import type { Entry, SearchIndex } from "../../../src/research/search/search-index.ts";
import { createPause } from "../../../src/research/slices.ts";

const all = { offset: 0, limit: 1000 };

const itemOf = (number: number): Entry => {
  const text = [
    "The ferry, they said,",
    number % 2 === 0 ? "leaves the harbour – co-operation, U.N. and all" : "stays at the pier in 北京",
    number % 90 === 0 ? "zebra" : "",
    "filler ".repeat(number % 5),
  ].join(" ");
  return {
    article: { id: `item ${number}`, title: "Made up", text, paragraphs: [] },
    spans: [{ start: 0, end: text.length }],
    speakers: number % 3 === 0 ? ["Greta Holm"] : [],
  };
};

const items = Array.from({ length: 400 }, (_, number) => itemOf(number));
const empty: Entry = {
  article: { id: "empty", title: "", text: "", paragraphs: [] },
  spans: [],
  speakers: [],
};
const questions = [
  "ferry harbour",
  "zebra pier",
  "harbuor",
  '"leaves the harbour"',
  "-cooperation",
  "holm",
  "by:holm",
  "“at the pier in 北京” zebra",
  "",
];

const answers = (index: SearchIndex<Entry>) =>
  questions.map((typed) => {
    const { items: hits, ...counts } = index.search(parseQuery(typed).query, all);
    return { typed, ...counts, found: hits.map(({ item, matched }) => [item.article.id, matched]) };
  });

const save = (index: SearchIndex<Entry>) => index.save(createPause());
const load = async (index: SearchIndex<Entry>) => loadSearchIndex(await save(index), (item) => item);

describe("an index that was saved", () => {
  it("answers as before, and as one built anew, also when items came and went", async () => {
    const index = createSearchIndex([...items, empty], (item) => item);
    index.remove(items.slice(50, 120));
    const loaded = await load(index);
    expect(answers(loaded)).toEqual(answers(index));
    for (const each of [index, loaded]) {
      each.remove([empty, ...items.slice(0, 30)]);
      each.add(items.slice(60, 100));
    }
    const fresh = createSearchIndex(
      [...items.slice(30, 50), ...items.slice(60, 100), ...items.slice(120)],
      (item) => item,
    );
    expect(answers(await load(loaded))).toEqual(answers(fresh));
  });

  it("of nothing is an index of nothing", async () => {
    const loaded = await load(createSearchIndex<Entry>([], (item) => item));
    loaded.add(items);
    expect(answers(loaded)).toEqual(answers(createSearchIndex(items, (item) => item)));
  });

  it("answers without the items that are not there any more", async () => {
    const saved = await save(createSearchIndex([...items, empty], (item) => item));
    const left = items.filter((_, number) => number % 7 !== 0);
    const there = saved.items.map((item) => (item !== undefined && left.includes(item) ? item : undefined));
    const loaded = await loadSearchIndex({ ...saved, items: there }, (item) => item);
    expect(answers(loaded)).toEqual(answers(createSearchIndex(left, (item) => item)));
    for (const item of items) if (!left.includes(item)) loaded.add([item]);
    expect(answers(loaded)).toEqual(answers(createSearchIndex(items, (item) => item)));
  });

  it("is saved as it was when that began", async () => {
    const index = createSearchIndex(items, (item) => item);
    const saving = save(index);
    index.remove(items.slice(0, 200));
    index.add([empty]);
    const loaded = await loadSearchIndex(await saving, (item) => item);
    expect(answers(loaded)).toEqual(answers(createSearchIndex(items, (item) => item)));
  });

  it("is refused for another number of items", async () => {
    const saved = await save(createSearchIndex(items, (item) => item));
    await expect(loadSearchIndex({ ...saved, items: saved.items.slice(1) }, (item) => item)).rejects.toThrow(
      SavedIndexError,
    );
  });
});
