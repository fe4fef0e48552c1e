import { describe, expect, it } from "vitest";
import { textAt } from "../../../src/research/article.ts";
import { createResearch } from "../../../src/research/create-research.ts";
import { draftOf } from "../../../src/research/verify/draft.ts";
import type { Verdict } from "../../../src/research/verify/verify.ts";
import { articleOf, wordsFrom } from "../stories/articles.ts";

const sentences = (of: (at: number) => string): string =>
  Array.from({ length: 110 }, (_, at) => of(at)).join(" ");
const varied = sentences((at) => `${wordsFrom(at, 9).join(" ")} and ${wordsFrom(at + 500, 4).join(" ")}.`);
const repetitive = sentences(
  (at) => `In week ${at + 1} the harbour was shut, and nobody was told of it before week ${at + 2}.`,
);

async function verdictOn(text: string, draft: string): Promise<Verdict> {
  const others = [1, 2, 3].map((at) =>
    articleOf(`other-${at}`, `${wordsFrom(at, 60).join(" ")}.\n${repetitive.slice(0, 900)}`),
  );
  const research = createResearch({ articles: [articleOf("long", text), ...others], problems: [] });
  const [verdict] = await research.verify(draftOf(draft));
  if (verdict === undefined) throw new Error("no quotation");
  return verdict;
}

/** Whole words of a text, of about so many characters. */
const from = (text: string, length: number): string => {
  const start = text.indexOf(". ", 300) + 2;
  return text.slice(start, text.indexOf(" ", Math.min(start + length, text.length - 9)));
};

/** A line break behind every fourth sentence. */
const inParagraphs = (text: string): string => text.replaceAll(/((?:[^.]+\. ){4})/g, "$1\n");

describe.each([
  ["varied", varied],
  ["repetitive", repetitive],
])("words of %s sentences that stand in a row", (_, text) => {
  it.each([1500, 2500, 5900, 7000])("are exact where they are %i characters", async (length) => {
    const quoted = from(text, length);
    const said = await verdictOn(`“${text}” Ann Holm, the mayor, said.`, quoted);
    expect(said).toMatchObject({
      outcome: "exact",
      sources: [{ place: "quotation" }],
      claim: { beyond: [] },
    });
    expect(said.parts).toBeUndefined();
    const [best] = said.sources;
    const [span] = best?.spans ?? [];
    expect(best && span && textAt(best.article, span)).toBe(quoted.replace(/[.,]$/, ""));
    const told = await verdictOn(inParagraphs(text), quoted);
    expect(told).toMatchObject({ outcome: "exact", sources: [{ place: "text" }] });
    const cued = text.replace(". ", ",” Ann Holm said. “");
    expect(await verdictOn(`“${cued}”`, text.replace(". ", ", "))).toMatchObject({ outcome: "exact" });
  });

  it("are exact but for punctuation where they are typed otherwise", async () => {
    const typed = from(text, 5900).toLowerCase().replaceAll(".", "!");
    expect((await verdictOn(text, typed)).outcome).toBe("otherwise-written");
  });

  it.each([2500, 5900])("are altered in place where one of %i characters is another", async (length) => {
    const typed = from(text, length).split(" ");
    typed[200] = "zebra";
    for (const article of [`“${text}” Ann Holm, the mayor, said.`, inParagraphs(text)]) {
      const { outcome, sources } = await verdictOn(article, typed.join(" "));
      expect(outcome).toBe("altered");
      expect(sources[0]?.differences.map(({ kind }) => kind)).toEqual(["changed"]);
    }
  });

  it("are told of the beginning only where a later word is another", async () => {
    const { outcome, claim } = await verdictOn(text, `${from(text, 5900)} herring`);
    expect([outcome, claim.words.length, claim.beyond.length > 0]).toEqual(["exact", 600, true]);
  });
});

it("takes the place in a quotation of words that stand in the text before", async () => {
  const said = "The northern bridge will be shut in May";
  const { sources } = await verdictOn(`${said}, it was heard.\n“${said},” Ann Holm, the mayor, said.`, said);
  expect(sources[0]).toMatchObject({ finding: "exact", place: "quotation" });
});
