import { expect, it } from "vitest";
import { createColumns } from "../../../src/research/search/columns.ts";

it("columns keep no number for an article that is gone", () => {
  const columns = createColumns();
  const entryOf = (id: string) => ({
    article: { id, title: id, text: "", paragraphs: [] },
    spans: [],
    speakers: [],
  });
  columns.set(0, entryOf("stays"));
  for (let round = 0; round < 100; round++) {
    columns.set(1, entryOf(`comes ${round}`));
    columns.set(1, round % 2 === 0 ? undefined : entryOf(`another ${round}`));
  }
  // None, the one that stays, and the two of which one takes the other's place.
  expect(columns.articles()).toBeLessThanOrEqual(4);
});
