import { expect, it } from "vitest";
import { readFile } from "../../../src/research/reading/read-file.ts";

it("tells a fault of ours from a file that the system does not hand out", async () => {
  const file = { path: "/nowhere/a.txt", name: "a.txt", shown: "corpus/a.txt" };
  const reasons = async (error: Error) => {
    const all: string[] = [];
    for await (const { problem } of readFile(file, Promise.reject(error))) all.push(problem?.reason ?? "");
    return all;
  };
  expect(await reasons(new RangeError("Maximum call stack size exceeded"))).toEqual([
    "It could not be read by a fault of ours (RangeError: Maximum call stack size exceeded): save the article as plain text instead.",
  ]);
  expect(await reasons(Object.assign(new Error("x"), { code: "EIO" }))).toEqual([
    "It could not be read (EIO): try again, or take it out of the folder.",
  ]);
});
