import { describe, expect, it } from "vitest";
import { createSearchIndex, loadSearchIndex } from "../../../src/research/search/create-search-index.ts";
import { parseQuery } from "../../../src/research/search/parse-query.ts";
import type { Entry, SearchIndex } from "../../../src/research/search/search-index.ts";
import { SnapshotError } from "../../../src/research/search/snapshot.ts";

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

const load = (index: SearchIndex<Entry>) => loadSearchIndex(index.save("harbour"), "harbour", (item) => item);

describe("an index that was saved", () => {
  it("answers as before, and as one built anew, also when items came and went", () => {
    const index = createSearchIndex([...items, empty], (item) => item);
    index.remove(items.slice(50, 120));
    const loaded = load(index);
    expect(answers(loaded)).toEqual(answers(index));
    for (const each of [index, loaded]) {
      each.remove([empty, ...items.slice(0, 30)]);
      each.add(items.slice(60, 100));
    }
    const fresh = createSearchIndex(
      [...items.slice(30, 50), ...items.slice(60, 100), ...items.slice(120)],
      (item) => item,
    );
    expect(answers(load(loaded))).toEqual(answers(fresh));
  });

  it("of nothing is an index of nothing", () => {
    const loaded = load(createSearchIndex<Entry>([], (item) => item));
    loaded.add(items);
    expect(answers(loaded)).toEqual(answers(createSearchIndex(items, (item) => item)));
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ["cut short", (bytes) => bytes.subarray(0, bytes.length - 1), /damaged/],
    ["cut inside its first line", (bytes) => bytes.subarray(0, 20), /damaged/],
    ["empty", () => new Uint8Array(), /damaged/],
    ["changed in one bit", (bytes) => bytes.with(bytes.length - 100, 1 ^ (bytes.at(-100) ?? 0)), /damaged/],
    ["of other lengths", (bytes) => replaced(bytes, /"words":\d/, '"words":9'), /damaged/],
    ["of another form", (bytes) => replaced(bytes, /"form":\d+/, '"form":0'), /is of another version/],
    [
      "of other articles",
      (bytes) => replaced(bytes, '"corpus":"harbour"', '"corpus":"lagoons"'),
      /other articles/,
    ],
  ])("is refused when it is %s", (_, change, message) => {
    const { items: kept, snapshot } = createSearchIndex(items, (item) => item).save("harbour");
    const broken = { items: kept, snapshot: change(snapshot) };
    const loading = () => loadSearchIndex(broken, "harbour", (item) => item);
    expect(loading).toThrow(SnapshotError);
    expect(loading).toThrow(message);
  });

  it("is refused when the caller names another version, whatever the texts", () => {
    const saved = createSearchIndex(items, (item) => item).save("rules-1 harbour");
    expect(() => loadSearchIndex(saved, "rules-2 harbour", (item) => item)).toThrow(/another version/);
  });

  it("is refused for another number of items", () => {
    const { items: kept, snapshot } = createSearchIndex(items, (item) => item).save("harbour");
    const loading = () => loadSearchIndex({ items: kept.slice(1), snapshot }, "harbour", (item) => item);
    expect(loading).toThrow(/other items/);
  });
});

function replaced(bytes: Uint8Array, from: RegExp | string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString("latin1").replace(from, to), "latin1");
}
