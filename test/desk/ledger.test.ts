import { beforeEach, describe, expect, it } from "vitest";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { keyOf } from "../../src/desk/occurrence.ts";
import type { Ledger, Records } from "../../src/desk/records.ts";
import { arrive, day, ines, morning, otherRoom, room } from "./made-up.ts";

let records: Records;
let ledger: Ledger;
let digest: number;
beforeEach(() => {
  records = createRecords(openMemory());
  ledger = records.ledger;
  digest = records.subscriptions.set("digest", room, ines, morning).id;
});

const minute = 60_000;
const covered = () => records.subscriptions.byId(digest)?.covered;

/** Plans a window that is due at `day`, and gives its id. */
function plan(window = "2026-11-22T08:30", subscription = digest): number {
  expect(ledger.plan(subscription, window, day)).toBe(true);
  const row = ledger.history(subscription, 99).find((one) => one.window === window);
  return row?.id ?? -1;
}
const claim = (id: number, owner = "me", now = day) => ledger.claim(id, owner, now, now + 2 * minute);

describe("the ledger", () => {
  it("plans each window of a subscription once", () => {
    plan();
    expect(ledger.plan(digest, "2026-11-22T08:30", day + 5)).toBe(false);
    expect(ledger.plan(digest + 1, "2026-11-22T08:30", day)).toBe(false);
    const other = records.subscriptions.set("digest", otherRoom, ines, morning).id;
    expect(ledger.plan(other, "2026-11-22T08:30", day)).toBe(true);
  });

  it("gives what is due in the order of its time, and when the next comes", () => {
    expect(ledger.nextDue()).toBeUndefined();
    ledger.plan(digest, "later", day + minute);
    plan("sooner");
    expect(ledger.nextDue()).toBe(day);
    expect(ledger.due(day - 1)).toEqual([]);
    expect(ledger.due(day).map(({ window }) => window)).toEqual(["sooner"]);
    expect(ledger.due(day + minute).map(({ window }) => window)).toEqual(["sooner", "later"]);
  });

  it("fixes the range at the first claim", () => {
    arrive(records, "a", "b");
    const id = plan();
    expect(claim(id)).toMatchObject({ state: "claimed", after: 0, until: 2, attempts: 1, wasSending: false });
    ledger.failed(id, "me", "later", day + minute, day, false);
    arrive(records, "c");
    expect(claim(id, "me", day + minute)).toMatchObject({
      after: 0,
      until: 2,
      attempts: 2,
      wasSending: false,
    });
  });

  it("gives a row to one owner, until the lease runs out", () => {
    const id = plan();
    expect(claim(id)).toBeDefined();
    expect(claim(id)).toBeUndefined();
    expect(claim(id, "other")).toBeUndefined();
    expect(ledger.due(day + 2 * minute - 1)).toEqual([]);
    expect(ledger.nextDue()).toBe(day + 2 * minute);
    expect(claim(id, "other", day + 2 * minute)).toMatchObject({ wasSending: false });
    expect(ledger.sending(id, "me", day)).toBe(false);
    expect(ledger.failed(id, "me", "x", day, day, false)).toBe(false);
    expect(ledger.skipped(id, "me", "x", day, true)).toBe(false);
    expect(ledger.sending(id, "other", day + 3 * minute)).toBe(true);
    expect(ledger.sent(id, "me", "m", day)).toBe(false);
    expect(ledger.sent(id, "other", "m", day)).toBe(true);
  });

  it("does not send on a lease that ran out, and lengthens the one it sends on", () => {
    const id = plan();
    claim(id);
    expect(ledger.sending(id, "me", day + 2 * minute)).toBe(false);
    expect(ledger.sending(id, "me", day + 2 * minute - 1)).toBe(true);
    expect(claim(id, "other", day + 3 * minute - 2)).toBeUndefined();
    expect(claim(id, "other", day + 3 * minute)).toMatchObject({ wasSending: true });
  });

  it("sends once, and only after it said so", () => {
    arrive(records, "a");
    const id = plan();
    claim(id);
    expect(ledger.sent(id, "me", "m", day)).toBe(false);
    expect(ledger.sending(id, "me", day)).toBe(true);
    expect(ledger.sending(id, "me", day)).toBe(false);
    expect(ledger.sent(id, "me", "m", day + 5)).toBe(true);
    expect(ledger.sent(id, "me", "m", day + 5)).toBe(false);
    expect(ledger.skipped(id, "me", "x", day, true)).toBe(false);
    expect(ledger.failed(id, "me", "x", day, day, true)).toBe(false);
    expect(claim(id, "other", day + 1000 * minute)).toBeUndefined();
    expect(covered()).toBe(1);
    expect(ledger.history(digest, 1)[0]).toMatchObject({ state: "sent", message: "m", changed: day + 5 });
  });

  it("remembers that a post may stand there until it is known not to", () => {
    const id = plan();
    claim(id);
    ledger.sending(id, "me", day);
    ledger.failed(id, "me", "no answer", day, day, true);
    expect(claim(id)?.wasSending).toBe(true);
    // Nothing was learnt: composing failed.
    ledger.failed(id, "me", "no card", day, day, false);
    expect(claim(id)?.wasSending).toBe(true);
    ledger.sending(id, "me", day);
    ledger.failed(id, "me", "refused", day, day, false);
    expect(claim(id)?.wasSending).toBe(false);
  });

  it("takes one that was found as sent, without sending again", () => {
    const id = plan();
    claim(id);
    ledger.sending(id, "me", day);
    claim(id, "other", day + 9 * minute);
    expect(ledger.sent(id, "other", "m", day + 9 * minute)).toBe(true);
  });

  it("covers what was skipped because there was nothing, and hands on the rest", () => {
    arrive(records, "a");
    const one = plan("one");
    claim(one);
    expect(ledger.skipped(one, "me", "nothing new", day, true)).toBe(true);
    expect(covered()).toBe(1);
    arrive(records, "b");
    const two = plan("two");
    claim(two);
    expect(ledger.skipped(two, "me", "down too long", day, false)).toBe(true);
    expect(covered()).toBe(1);
    arrive(records, "c");
    expect(claim(plan("three"))).toMatchObject({ after: 1, until: 3 });
  });

  it("tries one that failed again at its time", () => {
    const id = plan();
    claim(id);
    expect(ledger.failed(id, "me", "busy", day + 5 * minute, day, false)).toBe(true);
    expect(ledger.history(digest, 1)[0]).toMatchObject({
      state: "failed",
      retryAt: day + 5 * minute,
      reason: "busy",
    });
    expect(ledger.nextDue()).toBe(day + 5 * minute);
    expect(claim(id, "me", day + 5 * minute - 1)).toBeUndefined();
    expect(ledger.due(day + 5 * minute)).toHaveLength(1);
    expect(claim(id, "me", day + 5 * minute)).toBeDefined();
  });

  it("has one range of a subscription in hand at a time", () => {
    arrive(records, "a");
    const one = plan("one");
    const two = plan("two");
    const elsewhere = plan("one", records.subscriptions.set("digest", otherRoom, ines, morning).id);
    claim(one);
    expect(claim(two)).toBeUndefined();
    expect(claim(elsewhere)).toBeDefined();
    expect(ledger.due(day)).toEqual([]);
    expect(ledger.nextDue()).toBe(day + 2 * minute);
    ledger.failed(one, "me", "busy", day + 5 * minute, day, false);
    expect(claim(two, "me", day + minute)).toBeUndefined();
    claim(one, "me", day + 5 * minute);
    ledger.sending(one, "me", day + 5 * minute);
    arrive(records, "b");
    ledger.sent(one, "me", "m", day + 5 * minute);
    expect(claim(two, "me", day + 6 * minute)).toMatchObject({ after: 1, until: 2 });
  });

  it("has test lines that wait for none, cover nothing and hold none up", () => {
    arrive(records, "a");
    claim(plan("one"));
    const test = plan("test:1");
    expect(claim(test)).toMatchObject({ after: 0, until: 0 });
    ledger.sending(test, "me", day);
    ledger.sent(test, "me", "m", day);
    expect(covered()).toBe(0);
    const hanging = plan("test:2");
    claim(hanging);
    ledger.skipped(
      ledger.history(digest, 9).find(({ window }) => window === "one")?.id ?? 0,
      "me",
      "",
      day,
      false,
    );
    expect(claim(plan("two"))).toBeDefined();
  });

  it("leaves subscriptions that are paused alone, and goes on with them", () => {
    const id = plan();
    records.subscriptions.pause(digest, "Paused.");
    expect(ledger.due(day)).toEqual([]);
    expect(ledger.nextDue()).toBeUndefined();
    expect(claim(id)).toBeUndefined();
    records.subscriptions.resume(digest);
    expect(claim(id)).toBeDefined();
    records.subscriptions.pause(digest, "Paused.");
    expect(ledger.sending(id, "me", day)).toBe(false);
    expect(ledger.skipped(id, "me", "Paused.", day, false)).toBe(true);
  });

  it("is not held up by leases and retries of a clock that has gone back", () => {
    const year = 365 * 24 * 60 * minute;
    const one = plan("one");
    claim(one, "me", day + year);
    expect(ledger.due(day)).toHaveLength(1);
    expect(claim(one, "other", day)).toBeDefined();
    ledger.failed(one, "other", "busy", day + year, day, false);
    expect(claim(one, "other", day)).toBeDefined();
    ledger.plan(digest, "of next year", day + year);
    expect(ledger.due(day)).toEqual([]);
  });

  it("takes back what is planned and not begun", () => {
    claim(plan("one"));
    ledger.plan(digest, "two", day);
    ledger.unplan(digest);
    expect(ledger.history(digest, 9).map(({ window }) => window)).toEqual(["one"]);
  });

  it("says of a window that passed why, unless there is a row", () => {
    plan("one");
    ledger.missed(digest, "one", day, "down", day);
    ledger.missed(digest, "two", day + 1, "down", day);
    expect(ledger.history(digest, 9).map(({ window, state, reason }) => [window, state, reason])).toEqual([
      ["two", "skipped", "down"],
      ["one", "planned", undefined],
    ]);
    expect(ledger.history(digest, 1)).toHaveLength(1);
  });

  it("numbers its rows from where no older file did, in keys that fit", () => {
    const id = plan();
    expect(id).toBeGreaterThan(1_000_000);
    expect(keyOf({ subscription: 9999, id }).length).toBeLessThanOrEqual(24);
  });
});

describe("what is old", () => {
  it("is forgotten after 400 days, but what is not over", () => {
    const one = plan("one");
    claim(one);
    ledger.skipped(one, "me", "nothing", day, true);
    claim(plan("two"));
    expect(records.prune(day + 399 * 1440 * minute)).toBe(false);
    expect(ledger.history(digest, 9)).toHaveLength(2);
    records.prune(day + 401 * 1440 * minute);
    expect(ledger.history(digest, 9).map(({ window }) => window)).toEqual(["two"]);
  });

  it("is forgotten some hundreds at a time, and what watches found too", () => {
    const { id } = records.watches.add({
      name: "w",
      query: "q",
      every: "day",
      to: room,
      by: ines,
      zone: "UTC",
      made: day,
    });
    const found = (name: string) => ({ watch: id, quote: name, item: name });
    const old = Array.from({ length: 600 }, (_, n) => found(`q${n}`));
    const base = { hash: "h", said: Uint32Array.of() };
    records.arrivals.note([
      { ...base, article: "a", at: day, found: old },
      { ...base, article: "b", at: day + 300 * 1440 * minute, found: [found("new")] },
    ]);
    expect(records.prune(day + 401 * 1440 * minute)).toBe(true);
    expect(records.prune(day + 401 * 1440 * minute)).toBe(false);
    expect(records.watches.matchesOf(id, { offset: 0, limit: 9 }).map(({ quote }) => quote)).toEqual(["new"]);
  });
});
