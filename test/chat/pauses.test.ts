import { expect, it } from "vitest";
import { growing } from "../../src/chat/pauses.ts";

it("pauses grow to the longest and stay there", () => {
  expect(growing({ first: 5, longest: 30 }).take(5).toArray()).toEqual([5, 10, 20, 30, 30]);
});
