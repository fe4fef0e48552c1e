import MiniSearch from "minisearch";
import type { CreateEngine } from "../engine.ts";
import { textOf } from "../passages.ts";

/** MiniSearch as it comes. */
export const create: CreateEngine = (passages) => {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ["text"] });
  passages.forEach((passage, id) => {
    index.add({ id, text: textOf(passage) });
  });
  return { search: (typed) => index.search(typed).length };
};
