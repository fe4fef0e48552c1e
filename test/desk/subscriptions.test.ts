import { beforeEach, describe, expect, it } from "vitest";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import type { Records } from "../../src/desk/records.ts";
import { arrive, day, ines, morning, otherRoom, room } from "./made-up.ts";

let records: Records;
beforeEach(() => {
  records = createRecords(openMemory());
});

describe("subscriptions", () => {
  it("begin at the last arrival", () => {
    arrive(records, "a", "b");
    const made = records.subscriptions.set("digest", room, ines, morning);
    expect(made).toMatchObject({ kind: "digest", to: room, by: ines, schedule: morning, covered: 2 });
    expect(made.paused).toBeUndefined();
    expect(records.subscriptions.of("digest", room)).toEqual(made);
    expect(records.subscriptions.byId(made.id)).toEqual(made);
    expect(records.subscriptions.of("day", room)).toBeUndefined();
    expect(records.subscriptions.of("digest", otherRoom)).toBeUndefined();
    expect(records.subscriptions.set("now", room, ines)).not.toHaveProperty("schedule");
    expect(records.subscriptions.all()).toHaveLength(2);
  });

  it("are changed where they are, and go on; what they covered stays", () => {
    const { id } = records.subscriptions.set("digest", room, ines, morning);
    arrive(records, "a");
    records.subscriptions.pause(id, "The desk may not post there.");
    expect(records.subscriptions.byId(id)?.paused).toBe("The desk may not post there.");
    const other = { ...ines, id: "U2" };
    expect(records.subscriptions.set("digest", room, other, { ...morning, at: "09:00" })).toMatchObject({
      id,
      by: other,
      schedule: { at: "09:00" },
      covered: 0,
    });
    expect(records.subscriptions.byId(id)).not.toHaveProperty("paused");
    records.subscriptions.pause(id, "Paused.");
    records.subscriptions.resume(id);
    expect(records.subscriptions.byId(id)).not.toHaveProperty("paused");
  });

  it("take back what another schedule planned, and nothing for the same one", () => {
    const { id } = records.subscriptions.set("digest", room, ines, morning);
    records.ledger.plan(id, "2026-11-23T08:30", day);
    records.subscriptions.set("digest", room, ines, morning);
    expect(records.ledger.history(id, 9)).toHaveLength(1);
    records.subscriptions.set("digest", room, ines, { ...morning, at: "09:00" });
    expect(records.ledger.history(id, 9)).toEqual([]);
  });

  it("are removed with their rows of the ledger", () => {
    const { id } = records.subscriptions.set("digest", room, ines, morning);
    records.ledger.plan(id, "w", day);
    records.subscriptions.remove(id);
    expect(records.subscriptions.byId(id)).toBeUndefined();
    expect(records.ledger.due(day)).toEqual([]);
    expect(records.subscriptions.set("digest", room, ines).id).not.toBe(id);
  });

  it("turn into another kind with what they covered and the post under way", () => {
    const { id } = records.subscriptions.set("day", room, ines, morning);
    arrive(records, "a", "b");
    records.ledger.plan(id, "first", day);
    records.ledger.plan(id, "second", day);
    const [row] = records.ledger.due(day);
    if (row !== undefined) records.ledger.claim(row, "me", day);
    records.ledger.sending(row?.id ?? 0, "me", day);
    arrive(records, "c");
    const schedule = { ...morning, at: "09:00" };
    expect(records.subscriptions.turn(id, "digest", ines, schedule)).toMatchObject({
      id,
      kind: "digest",
      schedule,
      covered: 0,
    });
    expect(records.subscriptions.of("day", room)).toBeUndefined();
    expect(records.ledger.history(id, 9).map(({ window }) => window)).toEqual(["first"]);
    expect(records.ledger.sent(row?.id ?? 0, "me", "m1", day)).toBe(true);
    expect(records.subscriptions.byId(id)?.covered).toBe(2);
    expect(records.subscriptions.turn(id, "day", ines)).toMatchObject({ id, kind: "day", covered: 2 });
    expect(records.subscriptions.turn(id + 1, "day", ines)).toBeUndefined();
  });

  it("do not turn into what is there already", () => {
    const { id } = records.subscriptions.set("day", room, ines, morning);
    records.subscriptions.set("digest", room, ines, morning);
    records.ledger.plan(id, "w", day);
    expect(() => records.subscriptions.turn(id, "digest", ines)).toThrow(/here already/);
    expect(records.ledger.history(id, 9)).toHaveLength(1);
  });
});
