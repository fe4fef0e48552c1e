import { beforeEach, describe, expect, it } from "vitest";
import type { Clipped } from "../../src/desk/clipping.ts";
import { createRecords } from "../../src/desk/create-records.ts";
import { openMemory } from "../../src/desk/database.ts";
import { keyOf, type Occurrence } from "../../src/desk/occurrence.ts";
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
/** The row as it is now. */
function rowOf(id: number): Occurrence {
  const rows = records.subscriptions.all().flatMap((one) => ledger.history(one.id, 99));
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`There is no row ${id}.`);
  return row;
}
const claim = (id: number, owner = "me", now = day) => ledger.claim(rowOf(id), owner, now);

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

  it("lets a post wait for another in its room that may stand there, ten minutes at most", () => {
    const now = records.subscriptions.set("now", room, ines).id;
    const elsewhere = records.subscriptions.set("digest", otherRoom, ines, morning).id;
    const unclear = plan("after:0", now);
    claim(unclear);
    ledger.sending(unclear, "me", day);
    const rows = [plan(), plan("test:1"), plan("run:1", elsewhere)];
    const due = (at: number) => ledger.due(at).map(({ id }) => id);
    // One that is being sent, and one whose end is not clear.
    expect(due(day)).toEqual([unclear, ...rows.slice(1)]);
    ledger.failed(unclear, "me", "no answer", day + 2 * minute, day, true);
    expect(due(day)).toEqual(rows.slice(1));
    expect(claim(rows[0] ?? 0)).toBeUndefined();
    for (const row of rows.slice(1)) {
      claim(row);
      ledger.skipped(row, "me", "over", day, false);
    }
    expect(ledger.nextDue()).toBe(day + 2 * minute);
    expect(due(day + 2 * minute)).toEqual([unclear]);
    expect(due(day + 10 * minute + 1)).toEqual([unclear, rows[0]]);
    claim(unclear, "me", day + 2 * minute);
    expect(due(day + 2 * minute)).toEqual([unclear]);
    ledger.sent(unclear, "me", "m1", day + 2 * minute);
    expect(due(day + 2 * minute)).toEqual([rows[0]]);
  });

  it("lets no post wait for one that certainly does not stand there, nor two for each other", () => {
    const now = records.subscriptions.set("now", room, ines).id;
    const [one, other] = [plan("after:0", now), plan()];
    for (const id of [one, other]) claim(id);
    ledger.failed(one, "me", "too many posts", day, day, false);
    ledger.failed(other, "me", "too many posts", day, day, false);
    expect(ledger.due(day)).toHaveLength(2);
    for (const id of [one, other]) claim(id);
    for (const id of [one, other]) ledger.sending(id, "me", day);
    for (const id of [one, other]) ledger.failed(id, "me", "no answer", day, day, true);
    expect(ledger.due(day)).toHaveLength(2);
  });

  it("lets no post wait for one that is paused, nor for a test line", () => {
    const now = records.subscriptions.set("now", room, ines).id;
    const week = records.subscriptions.set("week", room, ines, morning).id;
    for (const id of [plan("after:0", now), plan("test:1", week)]) {
      claim(id);
      ledger.sending(id, "me", day);
      ledger.failed(id, "me", "no answer", day + minute, day, true);
    }
    plan();
    expect(ledger.due(day)).toEqual([]);
    records.subscriptions.pause(now, "Paused by Ines Tavor.");
    expect(ledger.due(day).map(({ subscription }) => subscription)).toEqual([digest]);
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

  it("gives a row as it was seen to one owner", () => {
    const seen = rowOf(plan());
    const { id } = seen;
    expect(ledger.claim(seen, "me", day)).toBeDefined();
    expect(ledger.claim(seen, "other", day)).toBeUndefined();
    expect(ledger.due(day)).toMatchObject([{ id, state: "claimed" }]);
    const taken = rowOf(id);
    ledger.sending(id, "me", day + 1);
    expect(ledger.claim(taken, "other", day)).toBeUndefined();
    expect(claim(id, "other")).toMatchObject({ wasSending: true });
    expect(ledger.sending(id, "me", day)).toBe(false);
    expect(ledger.failed(id, "me", "x", day, day, false)).toBe(false);
    expect(ledger.skipped(id, "me", "x", day, true)).toBe(false);
    expect(ledger.refused(id, "me", "x", day)).toBe(false);
    expect(ledger.sending(id, "other", day)).toBe(true);
    expect(ledger.sent(id, "me", "m", day)).toBe(false);
    expect(ledger.sent(id, "other", "m", day)).toBe(true);
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

  it("does not go back when the baseline ended meanwhile", () => {
    arrive(records, "a");
    const id = plan();
    claim(id);
    arrive(records, "b");
    records.arrivals.endBaseline();
    ledger.sending(id, "me", day);
    ledger.sent(id, "me", "m", day);
    expect(covered()).toBe(2);
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
    expect(ledger.due(day).map(({ id }) => id)).toEqual([one, elsewhere]);
    expect(ledger.nextDue()).toBeUndefined();
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
    claim(id);
    ledger.failed(id, "me", "busy", day, day, false);
    ledger.plan(digest, "2026-11-23T08:30", day);
    records.subscriptions.pause(digest, "Paused.");
    expect(ledger.history(digest, 9)).toHaveLength(1);
    expect(ledger.due(day)).toEqual([]);
    expect(ledger.nextDue()).toBeUndefined();
    expect(claim(id)).toBeUndefined();
    records.subscriptions.resume(digest);
    expect(claim(id)).toBeDefined();
    records.subscriptions.pause(digest, "Paused.");
    expect(ledger.sending(id, "me", day)).toBe(false);
    expect(ledger.skipped(id, "me", "Paused.", day, false)).toBe(true);
  });

  it("is not held up by retries of a clock that has gone back", () => {
    const year = 365 * 24 * 60 * minute;
    const one = plan("one");
    claim(one);
    ledger.failed(one, "me", "busy", day + year, day, false);
    expect(claim(one)).toBeDefined();
    ledger.failed(one, "me", "busy", day + 60 * minute, day, false);
    expect(claim(one)).toBeUndefined();
  });

  it("pauses a subscription whose post was refused, and plans that it is told, in one go", () => {
    arrive(records, "a");
    const id = plan();
    claim(id);
    ledger.sending(id, "me", day);
    expect(ledger.refused(id, "me", "The desk may not post there.", day)).toBe(true);
    expect(records.subscriptions.byId(digest)?.paused).toBe("The desk may not post there.");
    expect(rowOf(id)).toMatchObject({ state: "skipped", reason: "The desk may not post there." });
    const [notice] = ledger.due(day);
    expect(notice).toMatchObject({ window: `pause:${id}`, state: "planned" });
    const told = claim(notice?.id ?? 0);
    expect(told).toMatchObject({ after: 0, until: 0 });
    expect(ledger.sending(told?.id ?? 0, "me", day)).toBe(true);
    expect(ledger.sent(told?.id ?? 0, "me", "m", day)).toBe(true);
    expect(covered()).toBe(0);
  });

  it("plans again what was skipped without having covered anything, and nothing else", () => {
    arrive(records, "a");
    const key = "2026-11-22T08:30";
    const skipAnd = (covers: boolean) => {
      const { id } = rowOf(ledger.history(digest, 1)[0]?.id ?? 0);
      claim(id);
      ledger.sending(id, "me", day);
      ledger.skipped(id, "me", "x", day, covers);
      return ledger.plan(digest, key, day);
    };
    ledger.missed(digest, key, day, "down", day);
    expect(ledger.plan(digest, key, day)).toBe(true);
    expect(skipAnd(false)).toBe(true);
    arrive(records, "b");
    expect(claim(ledger.history(digest, 1)[0]?.id ?? 0)).toMatchObject({ until: 2, wasSending: false });
    ledger.skipped(ledger.history(digest, 1)[0]?.id ?? 0, "me", "nothing", day, true);
    expect(ledger.plan(digest, key, day)).toBe(false);
  });

  it("knows the last window that has a row, and the last post", () => {
    expect(ledger.lastWindow(digest, day)).toBeUndefined();
    expect(ledger.lastSent(digest, day)).toBeUndefined();
    ledger.plan(digest, "2026-11-23T08:30", day + 5);
    ledger.plan(digest, "run:1", day + 6);
    expect(ledger.lastWindow(digest, day + 4)).toBeUndefined();
    expect(ledger.lastWindow(digest, day + 9)).toBe(day + 5);
    const id = plan();
    claim(id);
    ledger.sending(id, "me", day);
    ledger.sent(id, "me", "m", day);
    expect(ledger.lastSent(digest, day)).toBeUndefined();
    expect(ledger.lastSent(digest, day + 1)).toBe(day);
  });

  it("takes back what is planned and not begun", () => {
    claim(plan("one"));
    ledger.plan(digest, "two", day);
    ledger.unplan(digest);
    expect(ledger.history(digest, 9).map(({ window }) => window)).toEqual(["one"]);
  });

  it("says of a window that passed why, unless its row was begun", () => {
    plan("one");
    claim(plan("begun"));
    for (const [place, window] of ["one", "two", "begun"].entries()) {
      ledger.missed(digest, window, day + place, "down", day);
    }
    expect(ledger.history(digest, 9).map(({ window, state, reason }) => [window, state, reason])).toEqual([
      ["two", "skipped", "down"],
      ["begun", "claimed", undefined],
      ["one", "skipped", "down"],
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
    const wordsOf = (names: readonly { quote: string }[]) =>
      names.map(
        ({ quote }): Clipped => ({
          ...{ quote, kind: "direct", spans: [], whole: "" },
          article: { id: "a", title: "A", paragraphs: 1, paragraph: 1 },
        }),
      );
    records.arrivals.note([
      { ...base, article: "a", at: day, found: old, words: wordsOf(old) },
      {
        ...{ ...base, article: "b", at: day + 300 * 1440 * minute, found: [found("new")] },
        // What no watch found is not kept.
        words: wordsOf([found("new"), found("other")]),
      },
    ]);
    expect(records.watches.wordsOf("q599")?.quote).toBe("q599");
    expect(records.prune(day + 401 * 1440 * minute)).toBe(true);
    expect(records.prune(day + 401 * 1440 * minute)).toBe(false);
    expect(records.watches.matchesOf(id, { offset: 0, limit: 9 }).map(({ quote }) => quote)).toEqual(["new"]);
    const kept = ["new", "other", "q0", "q599"].filter((name) => records.watches.wordsOf(name) !== undefined);
    expect(kept).toEqual(["new"]);
  });
});
