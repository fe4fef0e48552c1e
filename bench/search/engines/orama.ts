import { create as createOrama, insertMultiple, search } from "@orama/orama";
import type { CreateEngine } from "../engine.ts";
import { textOf } from "../passages.ts";

export const create: CreateEngine = async (passages) => {
  const index = createOrama({ schema: { text: "string" } });
  await insertMultiple(
    index,
    passages.map((passage) => ({ text: textOf(passage) })),
    1000,
  );
  return { search: async (typed) => (await search(index, { term: typed, limit: 10, threshold: 1 })).count };
};
