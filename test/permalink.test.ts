import { expect, it } from "vitest";
import { permalinkOf } from "../src/permalink.ts";
import { emptyQuery } from "../src/research/search/query.ts";
import { deskOn } from "./desk-on.ts";

it("is a path on the page, and elsewhere an address only where people can reach it", async () => {
  const { research } = await deskOn(["corpus"]);
  const quote = research.find(emptyQuery, { offset: 0, limit: 1 }).items[0]?.item;
  if (quote === undefined) throw new Error("the made-up corpus has quotations");
  const [web, slack] = [
    { surface: "web", channel: "page" } as const,
    { surface: "slack", channel: "C1" } as const,
  ];
  expect(permalinkOf(undefined, quote, web)).toBe(`/q/${quote.id.slice(2)}`);
  expect(permalinkOf(undefined, quote, slack)).toBeUndefined();
  expect(permalinkOf("https://desk.example", quote, slack)).toBe(
    `https://desk.example/q/${quote.id.slice(2)}`,
  );
  expect(permalinkOf("https://desk.example", quote.article, slack)).toBe(
    `https://desk.example/article/${quote.article.id}`,
  );
});
