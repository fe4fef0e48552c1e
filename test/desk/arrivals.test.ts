import { beforeEach, describe, expect, it } from "vitest";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import type { Records } from "../../src/desk/records.ts";
import { arrive, article, day, ines, room, watch } from "./made-up.ts";

let records: Records;
beforeEach(() => {
  records = createRecords(openMemory());
});

describe("arrivals", () => {
  it("are numbered once, from 1", () => {
    const { arrivals } = records;
    expect(arrivals.last()).toBe(0);
    expect(arrive(records, "a", "b", "a")).toEqual([1, 2, 1]);
    expect(arrive(records, "b", "c")).toEqual([2, 3]);
    expect(arrivals.last()).toBe(3);
    expect(arrivals.between(1, 3)).toEqual([
      { article: "b", at: day },
      { article: "c", at: day },
    ]);
  });

  it("are remembered as they were seen last", () => {
    const { arrivals } = records;
    arrivals.note([article("a")]);
    arrivals.note([article("a", { hash: "other", said: Uint32Array.of(7), at: day + 5 })]);
    expect(arrivals.seen("a")).toEqual({
      article: "a",
      arrival: 1,
      at: day,
      hash: "other",
      said: Uint32Array.of(7),
    });
    expect(arrivals.seen("b")).toBeUndefined();
  });

  it("of numbers that are part of a longer row keep those alone", () => {
    records.arrivals.note([article("a", { said: Uint32Array.of(1, 2, 3, 4).subarray(1, 3) })]);
    expect(records.arrivals.seen("a")?.said).toEqual(Uint32Array.of(2, 3));
  });

  it("have a further number for what is new in an edited article, which is no new article", () => {
    const { id } = records.watches.add(watch());
    arrive(records, "a", "b");
    const found = [{ watch: id, quote: "q1", item: "i1" }];
    expect(records.arrivals.note([article("a", { hash: "other", found })])).toEqual([3]);
    expect(records.arrivals.seen("a")?.arrival).toBe(1);
    expect(records.arrivals.between(0, 9).map((arrival) => arrival.article)).toEqual(["a", "b"]);
    expect(records.watches.matches(room, ["day"], 2, 3)).toHaveLength(1);
    records.arrivals.note([article("a", { hash: "third", found })]);
    expect(records.watches.countOf(id)).toBe(1);
  });

  it("have no further number where a second process found the same in the same article", () => {
    const [first, second] = [watch(), watch({ name: "Harbour" })].map((each) => records.watches.add(each).id);
    const by = (id = 0) => ({ watch: id, quote: "q1", item: "i1" });
    expect(records.arrivals.note([article("a", { found: [by(first)] })])).toEqual([1]);
    expect(records.arrivals.note([article("a", { found: [by(first)] })])).toEqual([1]);
    expect(records.arrivals.last()).toBe(1);
    // A watch that the first process did not know of yet is told of it by a number of its own.
    expect(records.arrivals.note([article("a", { found: [by(first), by(second)] })])).toEqual([2]);
    expect(records.watches.matches(room, ["day"], 1, 2).map((match) => match.watch)).toEqual([second]);
    // Nor is there a number for a watch that is gone.
    records.watches.remove(second ?? 0);
    expect(records.arrivals.note([article("a", { found: [by(second)] })])).toEqual([1]);
    expect(records.arrivals.last()).toBe(2);
  });

  it("are of one piece with what was found in them", () => {
    const { id } = records.watches.add(watch());
    const broken = { watch: id, quote: "q1", item: { toString: () => "no text" } };
    const notes = [
      article("a", { found: [{ ...broken, item: "i1" }] }),
      article("b", { found: [{ ...broken, quote: "q2" } as never] }),
    ];
    expect(() => records.arrivals.note(notes)).toThrow();
    expect(records.arrivals.last()).toBe(0);
    expect(records.watches.countOf(id)).toBe(0);
  });

  it("that are the baseline are no news for what was made meanwhile", () => {
    const { arrivals } = records;
    expect(arrivals.isEmpty).toBe(true);
    arrive(records, "a");
    expect(arrivals.isEmpty).toBe(true);
    records.watches.add(watch());
    const { id } = records.subscriptions.set("digest", room, ines);
    arrive(records, "b", "c");
    arrivals.endBaseline();
    expect(arrivals.isEmpty).toBe(false);
    expect(records.subscriptions.byId(id)?.covered).toBe(3);
    expect(records.watches.of(room)[0]?.since).toBe(3);
    arrive(records, "d");
    arrivals.endBaseline();
    expect(records.subscriptions.byId(id)?.covered).toBe(3);
  });

  it("are found by time, also after the clock has jumped", () => {
    const { arrivals } = records;
    for (const [id, at] of [
      ["a", 10],
      ["b", 30],
      ["c", 20],
    ] as const)
      arrivals.note([article(id, { at })]);
    expect([5, 10, 25, 30].map((at) => arrivals.until(at))).toEqual([0, 1, 3, 3]);
  });
});

describe("zones", () => {
  it("are each person's own", () => {
    const { zones } = records;
    zones.set("slack", "U1", "Europe/Brussels");
    zones.set("discord", "U1", "Asia/Tokyo");
    zones.set("slack", "U1", "Europe/London");
    expect([zones.of("slack", "U1"), zones.of("discord", "U1"), zones.of("slack", "U2")]).toEqual([
      "Europe/London",
      "Asia/Tokyo",
      undefined,
    ]);
    expect(zones.list(9)).toEqual([
      { surface: "discord", person: "U1", zone: "Asia/Tokyo" },
      { surface: "slack", person: "U1", zone: "Europe/London" },
    ]);
    expect(zones.list(1)).toHaveLength(1);
  });
});
