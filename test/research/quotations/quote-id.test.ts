import fc from "fast-check";
import { expect, test } from "vitest";
import { quotationsOf } from "../../../src/research/quotations/quotations.ts";
import { createQuoteIds } from "../../../src/research/quotations/quote-id.ts";
import { articleFrom } from "./articles-of.ts";

const source = '"We won," said Jane Roe.\n\n"We lost," said John Doe.\n\n"We won," said Doe.\n';
const idsOf = (text: string, id = "one"): string[] =>
  quotationsOf(articleFrom(text, id)).map((quote) => quote.id);

test("an id is q: and eight base-32 characters, and the same words in one article have two", () => {
  const ids = idsOf(source);
  expect(ids).toHaveLength(3);
  for (const id of ids) expect(id).toMatch(/^q:[a-z2-7]{8}$/);
  expect(new Set(ids).size).toBe(3);
});

test("an id is pinned, so that saved links outlive every release", () => {
  expect(createQuoteIds("one")(["We won,"])).toBe("q:wdbpdlwh");
});

test("ids stay when the article is read again, its marks change or it grows", () => {
  const ids = idsOf(source);
  expect(idsOf(source)).toEqual(ids);
  expect(idsOf(source.replace('"We lost,"', "“We  lost,”"))).toEqual(ids);
  expect(idsOf(`${source}\n"We drew," said Roe.\n`).slice(0, 3)).toEqual(ids);
  expect(idsOf(`The match ended late.\n\n${source}`)).toEqual(ids);
});

test("the same words in another article have another id", () => {
  expect(idsOf(source, "two")).not.toEqual(idsOf(source, "one"));
});

test("what parts article, words and occurrence cannot be forged by the words", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (id, words) => {
      fc.pre(words !== "");
      expect(createQuoteIds(`${id}${words}`)([""])).not.toBe(createQuoteIds(id)([words]));
    }),
  );
});
