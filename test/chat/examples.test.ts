import { expect, it } from "vitest";
import { sampleOf } from "../../src/chat/views/examples.ts";
import { createResearch } from "../../src/research/create-research.ts";

/** What is drawn from an article in which these words are said, each by themselves. */
function sampled(...said: readonly string[]) {
  const lines = said.map((words) => `“${words}” said Ona Reed.`);
  const text = lines.join("\n\n");
  const paragraphs = lines.map((line) => ({
    start: text.indexOf(line),
    end: text.indexOf(line) + line.length,
  }));
  const { word, phrase } =
    sampleOf(createResearch({ articles: [{ id: "a1", title: "Ferry", text, paragraphs }], problems: [] })) ??
    {};
  return { word, phrase };
}

it("examples are drawn from words that say what a quotation is about", () => {
  expect(
    sampled(
      "There is nothing herself could do about it,",
      "A quiet mayor should nothing promise really,",
      "We want everything never before done,",
    ),
  ).toEqual({ word: "promise", phrase: "quiet mayor" });
  expect(sampled("She did everything herself really,", "The mayor should know something,")).toEqual({
    word: "everything",
    phrase: "everything herself",
  });
});
