import { expect, it } from "vitest";
import { createLists } from "../../../src/research/search/lists.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

it.each([
  ["set to nothing", (lists: ReturnType<typeof createLists>, list: number) => lists.set(list, [])],
  [
    "emptied one by one",
    (lists: ReturnType<typeof createLists>, list: number) => {
      while (lists.length(list) > 0) lists.removeAt(list, 0);
    },
  ],
])("a list that is %s leaves its room to others", (_, empty) => {
  const lists = createLists();
  for (let list = 0; list < 2000; list++) {
    for (const value of numbers(32)) lists.insert(list, value, value);
    expect(Array.from(lists.get(list))).toEqual(numbers(32));
    empty(lists, list);
  }
  expect(lists.values().length).toBeLessThan(5000);
});
