import { describe, expect, it } from "vitest";
import { createUnderWay } from "../../src/chat/under-way.ts";

describe("answers under way", () => {
  it("are waited for, those that fail too", async () => {
    const underWay = createUnderWay();
    const slow = Promise.withResolvers<void>();
    const done: string[] = [];
    void underWay.add(slow.promise.then(() => void done.push("slow")));
    underWay.add(Promise.reject(new Error("broken"))).catch(() => done.push("broken"));
    const settled = underWay.settled().then(() => done.push("settled"));
    await new Promise((resolve) => setImmediate(resolve));
    slow.resolve();
    await settled;
    expect(done).toEqual(["broken", "slow", "settled"]);
  });

  it("are waited for no longer than that", async () => {
    const underWay = createUnderWay(10);
    void underWay.add(new Promise(() => {}));
    await expect(underWay.settled()).resolves.toBeUndefined();
  });
});
