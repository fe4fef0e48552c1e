import { beforeEach, describe, expect, it } from "vitest";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import type { Records } from "../../src/desk/records.ts";
import { mostWatches } from "../../src/desk/watches.ts";
import { arrive, article, ines, otherRoom, room, watch } from "./made-up.ts";

let records: Records;
beforeEach(() => {
  records = createRecords(openMemory());
});

const found = (id: string, ...hits: readonly (readonly [watch: number, quote: string, item: string])[]) =>
  records.arrivals.note([
    article(id, { found: hits.map(([watch, quote, item]) => ({ watch, quote, item })) }),
  ])[0] ?? 0;

describe("watches", () => {
  it("begin at the last arrival and are found by name in their room", () => {
    arrive(records, "a", "b");
    const made = records.watches.add(watch());
    expect(made).toEqual({ ...watch(), id: made.id, since: 2, paused: false });
    expect(records.watches.of(room)).toEqual([made]);
    expect(records.watches.of(otherRoom)).toEqual([]);
    expect(records.watches.byName(room, "FERRY")).toEqual(made);
    expect(records.watches.byName({ ...room, isPerson: true }, "ferry")).toBeUndefined();
  });

  it("have each name once in a room", () => {
    records.watches.add(watch());
    expect(() => records.watches.add(watch({ name: "fERRY " }))).toThrow(/called “fERRY” .*another/);
    records.watches.add(watch({ to: otherRoom }));
    expect(records.watches.running()).toHaveLength(2);
  });

  it("are bounded for a room", () => {
    for (let n = 0; n < mostWatches; n++)
      records.watches.add(watch({ name: `w${n}`, by: { ...ines, id: `U${n}` } }));
    expect(() => records.watches.add(watch())).toThrow(/200 watches here.*unwatch/);
    expect(records.watches.of(room)).toHaveLength(mostWatches);
  });

  it("are bounded for a person", () => {
    for (let n = 0; n < mostWatches; n++) records.watches.add(watch({ to: { ...room, channel: `C${n}` } }));
    expect(() => records.watches.add(watch({ to: otherRoom, name: "other" }))).toThrow(
      /You have set 200.*unwatch/,
    );
    expect(records.watches.running()).toHaveLength(mostWatches);
    records.watches.add(watch({ by: { ...ines, id: "U2" }, name: "another's" }));
  });

  it("have a version that changes with each of them", () => {
    const versions = [records.watches.version()];
    const { id } = records.watches.add(watch());
    versions.push(records.watches.version());
    records.watches.pause(id, true);
    versions.push(records.watches.version());
    records.watches.pause(id, false);
    versions.push(records.watches.version());
    records.watches.remove(id);
    versions.push(records.watches.version());
    expect(new Set(versions).size).toBe(5);
  });

  it("that are paused do not run, and go on with what arrives then", () => {
    const { id } = records.watches.add(watch());
    found("a", [id, "q1", "i1"]);
    records.watches.pause(id, true);
    expect(records.watches.running()).toEqual([]);
    expect(records.watches.matches(room, ["day"], 0, 9)).toEqual([]);
    found("b", [id, "q2", "i2"]);
    records.watches.pause(id, false);
    found("c", [id, "q3", "i3"]);
    expect(records.watches.running()[0]?.since).toBe(2);
    expect(records.watches.matches(room, ["day"], 0, 9).map(({ quote }) => quote)).toEqual(["q3"]);
    expect(records.watches.countOf(id)).toBe(2);
    records.watches.pause(id, false);
    expect(records.watches.running()[0]?.since).toBe(2);
  });

  it("are not found any more when they are removed, nor is what they found", () => {
    const { id } = records.watches.add(watch());
    found("a", [id, "q1", "i1"]);
    records.watches.remove(id);
    expect(records.watches.countOf(id)).toBe(0);
    found("b", [id, "q2", "i2"]);
    expect(records.watches.countOf(id)).toBe(0);
    expect(records.watches.add(watch()).id).not.toBe(id);
  });
});

describe("what watches found", () => {
  it("is told by room, pace and range, in the order of arrival", () => {
    const daily = records.watches.add(watch({ name: "daily" })).id;
    const weekly = records.watches.add(watch({ name: "weekly", every: "week" })).id;
    const other = records.watches.add(watch({ to: otherRoom })).id;
    const one = found("a", [daily, "q1", "i1"], [weekly, "q1", "i1"], [other, "q1", "i1"]);
    const two = found("b", [daily, "q2", "i2"], [daily, "q3", "i3"]);
    const quotes = (...args: Parameters<typeof records.watches.matches>) =>
      records.watches.matches(...args).map(({ watch, quote }) => [watch, quote]);
    expect(quotes(room, ["day"], 0, two)).toEqual([
      [daily, "q1"],
      [daily, "q2"],
      [daily, "q3"],
    ]);
    expect(quotes(room, ["day"], one, two)).toHaveLength(2);
    expect(quotes(room, ["day"], 0, one)).toHaveLength(1);
    expect(quotes(room, ["week", "day"], 0, one)).toHaveLength(2);
    expect(quotes(room, ["now"], 0, two)).toEqual([]);
    const places = [room, otherRoom].flatMap((to) =>
      (["now", "day", "week"] as const).map((every) => ({ to, every })),
    );
    for (const { to, every } of places) {
      for (const [after, until] of [
        [0, one],
        [one, two],
        [0, two],
        [two, 9],
      ] as const)
        expect(records.watches.hasMatches(to, [every], after, until)).toBe(
          quotes(to, [every], after, until).length > 0,
        );
    }
    records.watches.pause(weekly, true);
    expect(records.watches.hasMatches(room, ["week"], 0, two)).toBe(false);
    expect(records.watches.matchesOf(daily, { offset: 0, limit: 2 }).map(({ quote }) => quote)).toEqual([
      "q3",
      "q2",
    ]);
    expect(records.watches.matchesOf(daily, { offset: 2, limit: 2 }).map(({ quote }) => quote)).toEqual([
      "q1",
    ]);
    expect(records.watches.countOf(daily)).toBe(3);
  });

  it("is known when the watch was told the same item before", () => {
    const { id } = records.watches.add(watch());
    const other = records.watches.add(watch({ name: "other" })).id;
    const one = found("a", [id, "q1", "same"]);
    const two = found("b", [id, "q2", "same"], [other, "q2", "same"], [id, "q3", "new"]);
    const known = (after: number) =>
      records.watches
        .matches(room, ["day"], after, two)
        .map(({ watch, quote, isKnown }) => [watch, quote, isKnown]);
    expect(known(one)).toEqual([
      [id, "q2", true],
      [other, "q2", false],
      [id, "q3", false],
    ]);
    expect(known(0).map(([, , isKnown]) => isKnown)).toEqual([false, false, false, false]);
    // Of a part of a range, what the watch had before the whole of it.
    const inPart = records.watches.matches(room, ["day"], one, two, 0);
    expect(inPart.map(({ isKnown }) => isKnown)).toEqual([false, false, false]);
  });
});
