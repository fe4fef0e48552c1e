import { expect, it } from "vitest";
import type { Span } from "../../../src/research/article.ts";
import { matchedIn } from "../../../src/research/search/matching.ts";

const places = (text: string, spans: readonly Span[], terms: readonly string[], phrases: readonly string[]) =>
  matchedIn(
    { article: { id: "made-up", title: "Made up", text, paragraphs: [] }, spans, speakers: [] },
    new Set(terms),
    phrases,
  ).map(({ start, end }) => text.slice(start, end));

it("puts words and phrases in order, and those that overlap together", () => {
  const text = "The ferry is late, so the ferry pier is full.";
  const whole = [{ start: 0, end: text.length }];
  expect(places(text, whole, ["pier", "full"], ["ferry pier", "the ferry"])).toEqual([
    "The ferry",
    "the ferry pier",
    "full",
  ]);
});

it("finds a phrase that stands 200,000 times", () => {
  const text = "we ".repeat(200_000);
  expect(places(text, [{ start: 0, end: text.length }], [], ["we"])).toHaveLength(200_000);
});
