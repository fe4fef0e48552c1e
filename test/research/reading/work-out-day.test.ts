import { expect, it } from "vitest";
import type { Day } from "../../../src/research/article.ts";
import { readArticle } from "../../../src/research/reading/read-article.ts";
import { workOutDay } from "../../../src/research/reading/work-out-day.ts";

const partial = (stated: string): Day => ({ precision: "partial", stated });
const from = (stated: string, opening: string, url?: string) =>
  workOutDay(partial(stated), { opening, ...(url === undefined ? {} : { url }) });

// The fourth of March was a Friday in 2011, 2016 and 2022.
it.each([
  ["Friday, March 4", "The strike began on March 2, 2022, and goes on."],
  ["Friday, 4 March", "The strike began on 2 March 2022, and goes on."],
  ["Friday, March 4", "The treaty of May 9, 1992 is at stake. The strike began on March 2, 2022."],
])("completes %s where a year beside it fits: %s", (stated, opening) => {
  expect(from(stated, opening)).toMatchObject({ precision: "day", iso: "2022-03-04" });
  expect(from(stated, opening)).toHaveProperty("ground", expect.stringMatching(/^The text names “.*2022”/));
});

it("completes a day over the turn of a year", () => {
  expect(from("Saturday, January 1", "The ship left on December 30, 2021.")).toMatchObject({
    iso: "2022-01-01",
  });
});

it.each([
  ["March 4", "The strike began on March 2, 2022."],
  ["Thursday, March 4", "The strike began on March 2, 2022."],
  ["Friday, March 4", "The strike began in March 2022."],
  ["Friday, March 4", "The strike began on June 2, 2022."],
  ["Friday, March 4", "“It began on March 2, 2022,” she said."],
  ["Friday, March 4", "The port opened on March 3, 2011, eleven years ago."],
  ["Friday, March 4", "The strikes of March 2, 2022 and of March 3, 2016 are compared."],
  ["Friday, March 4", "It rained."],
])("leaves %s as it is beside: %s", (stated, opening) =>
  expect(from(stated, opening)).toEqual(partial(stated)),
);

it("takes the year of an address that holds the same day", () => {
  const url = "https://post.example/2022/03/04/strike";
  expect(from("March 4", "", url)).toEqual({
    precision: "day",
    iso: "2022-03-04",
    ground: "The address of the article names 2022-03-04.",
  });
  expect(from("Thursday, March 4", "", url)).toEqual(partial("Thursday, March 4"));
  expect(from("March 5", "", url)).toEqual(partial("March 5"));
  expect(from("March 4", "", "https://post.example/2022/03/strike")).toEqual(partial("March 4"));
});

it("adds nothing to a day that is known, and none where there is none", () => {
  expect(workOutDay({ precision: "month", iso: "2022-03" }, { opening: "March 4, 2022" })).toEqual({
    precision: "month",
    iso: "2022-03",
  });
  expect(
    workOutDay(undefined, { opening: "March 4, 2022", url: "https://post.example/2022/03/04/a" }),
  ).toBeUndefined();
});

it("is part of reading", () => {
  const text = "---\nurl: https://post.example/2022/05/02/bridge\n---\nHAVNBY, May 2. /NNA/. It rained.";
  expect(readArticle({ file: "a.txt", text }).published).toMatchObject({
    precision: "day",
    iso: "2022-05-02",
  });
});
