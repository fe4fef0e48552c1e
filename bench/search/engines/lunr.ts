import lunr from "lunr";
import type { CreateEngine } from "../engine.ts";
import { textOf } from "../passages.ts";

export const create: CreateEngine = (passages) => {
  const index = lunr((builder) => {
    builder.field("text");
    passages.forEach((passage, id) => {
      builder.add({ id, text: textOf(passage) });
    });
  });
  return {
    search: (typed) =>
      index.query((query) => {
        for (const token of lunr.tokenizer(typed)) query.term(token.toString(), {});
      }).length,
  };
};
