import { expect, it } from "vitest";
import { remembered } from "../../../src/research/search/remembered.ts";

it("asks once for a word, and keeps no more than it has room for", () => {
  const asked: string[] = [];
  const upper = remembered((word) => {
    asked.push(word);
    return word.toUpperCase();
  });
  expect([upper("coal"), upper("coal")]).toEqual(["COAL", "COAL"]);
  expect(asked).toEqual(["coal"]);
  for (let number = 0; number < 200_000; number++) upper(`w${number}`);
  expect(upper("coal")).toBe("COAL");
  expect(asked.filter((word) => word === "coal")).toHaveLength(2);
});
