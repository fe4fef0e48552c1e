import { expect, it } from "vitest";
import { createSearchIndex } from "../../../src/research/search/create-search-index.ts";
import type { Entry } from "../../../src/research/search/search-index.ts";

const articleOf = (id: string, ...paragraphs: readonly string[]): readonly Entry[] => {
  const article = { id, title: id, text: paragraphs.join("\n"), paragraphs: [] };
  return paragraphs.map((paragraph) => {
    const start = article.text.indexOf(paragraph);
    return { article, spans: [{ start, end: start + paragraph.length }], speakers: [] };
  });
};

const entries = [
  ...articleOf("tide", "The ferries sail.", "The ferry waits.", "The harbour is old."),
  ...articleOf("fog", "Ferry and harbor are in the fog."),
  ...articleOf("neither", "The lagoon."),
];

it("articles of which one item holds every word of one of those asked for come once each", () => {
  const index = createSearchIndex(entries, (entry) => entry);
  const found = (...asked: readonly string[]) => index.articlesHolding(asked).map(({ id }) => id);
  expect(found("ferry")).toEqual(["tide", "fog"]);
  expect(found("ferry harbour")).toEqual(["fog"]);
  expect(found("lagoon", "ferry harbour", "fog")).toEqual(["neither", "fog"]);
  expect(found("zebra")).toEqual([]);
  expect(found()).toEqual([]);
  index.remove(entries.slice(0, 2));
  expect(found("ferry")).toEqual(["fog"]);
  index.add(entries.slice(1, 2));
  expect(found("ferries", "ferry")).toEqual(["tide", "fog"]);
});
