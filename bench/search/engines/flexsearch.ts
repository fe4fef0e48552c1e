import { Index } from "flexsearch";
import type { CreateEngine } from "../engine.ts";
import { textOf } from "../passages.ts";

/** It does not rank by relevance. */
export const create: CreateEngine = (passages) => {
  const index = new Index({ tokenize: "strict" });
  passages.forEach((passage, id) => {
    index.add(id, textOf(passage));
  });
  return { search: (typed) => index.search(typed, { limit: 10, suggest: true }).length };
};
