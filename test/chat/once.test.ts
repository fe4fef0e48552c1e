import { describe, expect, it } from "vitest";
import { createOnce } from "../../src/chat/once.ts";

describe("what was taken lately", () => {
  it("is known for ten minutes", () => {
    let now = 0;
    const once = createOnce(() => now);
    expect(once.isFirst("Ev1")).toBe(true);
    now = 599_000;
    expect(once.isFirst("Ev1")).toBe(false);
    now = 600_001;
    expect(once.isFirst("Ev1")).toBe(true);
    expect(once.isFirst("Ev1")).toBe(false);
  });

  it("is forgotten, the oldest first, before it fills the memory", () => {
    const once = createOnce(() => 0);
    for (let i = 0; i < 10_000; i++) once.isFirst(`Ev${i}`);
    expect(once.isFirst("Ev0")).toBe(false);
    for (let i = 0; i < 10_000; i++) once.isFirst(`other${i}`);
    expect(once.isFirst("other0")).toBe(false);
    expect(once.isFirst("Ev0")).toBe(true);
  });

  it("is nothing that has no name", () => {
    const once = createOnce();
    expect([once.isFirst(undefined), once.isFirst(undefined)]).toEqual([true, true]);
  });
});
