import { describe, expect, it } from "vitest";
import { createClosed } from "../../../src/adapters/discord/closed.ts";

describe("channels that refused an answer", () => {
  it("are left alone for ten minutes", () => {
    let now = 0;
    const closed = createClosed(() => now);
    expect(closed.has("1")).toBe(false);
    closed.add("1");
    now = 599_999;
    expect(closed.has("1")).toBe(true);
    expect(closed.has("2")).toBe(false);
    now = 600_000;
    expect(closed.has("1")).toBe(false);
  });

  it("are tried again once they, or their server, changed", () => {
    const closed = createClosed();
    const fresh = () => {
      for (const [channel, server] of [["1", "s"], ["2", "s"], ["3", "t"], ["4"]] as const)
        closed.add(channel, server);
    };
    const left = (id: string | undefined) => {
      fresh();
      closed.reopen(id);
      return ["1", "2", "3", "4"].filter(closed.has);
    };
    expect(left("1")).toEqual(["2", "3", "4"]);
    expect(left("s")).toEqual(["3", "4"]);
    expect(left("u")).toEqual(["1", "2", "3", "4"]);
    expect(left(undefined)).toEqual(["1", "2", "3", "4"]);
  });

  it("are forgotten beyond so many, the first refusal first", () => {
    const closed = createClosed(() => 0, 2);
    for (const channel of ["1", "2", "1", "3"]) closed.add(channel);
    expect(["1", "2", "3"].filter(closed.has)).toEqual(["1", "3"]);
  });
});
