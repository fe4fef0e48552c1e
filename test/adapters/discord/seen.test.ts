import { describe, expect, it } from "vitest";
import { createSeen } from "../../../src/adapters/discord/seen.ts";

const shown = (...ids: readonly string[]) => ids.map((id) => ({ id: `q:${id}`, label: `Words of ${id}` }));
const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id.slice(2));

describe("what people saw last", () => {
  it("is each person's own, the last card first, each quotation once", () => {
    const seen = createSeen();
    seen.add("alice", shown("a", "b"));
    seen.add("bob", shown("c"));
    seen.add("alice", shown("d", "a"));
    seen.add("alice", []);
    expect(ids(seen.of("alice"))).toEqual(["d", "a", "b"]);
    expect(ids(seen.of("bob"))).toEqual(["c"]);
    expect(seen.of("carol")).toEqual([]);
  });

  it("is no more than Discord offers at once", () => {
    const seen = createSeen();
    for (let i = 0; i < 40; i++) seen.add("alice", shown(`x${i}`));
    expect(ids(seen.of("alice"))).toHaveLength(25);
    expect(ids(seen.of("alice"))[0]).toBe("x39");
  });

  it("is forgotten of whoever saw nothing for the longest time, beyond so many people", () => {
    const seen = createSeen(2);
    seen.add("alice", shown("a"));
    seen.add("bob", shown("b"));
    seen.add("alice", shown("a"));
    seen.add("carol", shown("c"));
    expect(seen.of("bob")).toEqual([]);
    expect(ids(seen.of("alice"))).toEqual(["a"]);
  });
});
