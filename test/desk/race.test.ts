import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRecords } from "../../src/desk/create-records.ts";
import { openDatabase } from "../../src/desk/database.ts";
import type { Claimed, Records } from "../../src/desk/records.ts";
import { article, day, ines, morning, otherRoom, room } from "./made-up.ts";

const minute = 60_000;
const longest = 2 * minute;

/** What one of two processes does next. */
type Step =
  | { readonly act: "plan"; readonly subscription: 0 | 1; readonly window: number }
  | { readonly act: "arrive"; readonly count: number }
  | { readonly act: "wait"; readonly minutes: number }
  | { readonly act: "forget" | "sending" | "sent" | "nothing" | "giveUp" | "fail" | "unclear" }
  | { readonly act: "claim"; readonly which: number }
  | { readonly act: "pause" | "resume" | "turn"; readonly subscription: 0 | 1 };

const constant = fc.constantFrom;
const either = constant(0 as const, 1 as const);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: constant("plan" as const), subscription: either, window: fc.nat(40) }),
  },
  { weight: 8, arbitrary: fc.record({ act: constant("claim" as const), which: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({ act: constant("arrive" as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 4, arbitrary: fc.record({ act: constant("wait" as const), minutes: fc.nat(3) }) },
  { weight: 16, arbitrary: fc.record({ act: constant("sending" as const, "sent" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: constant("forget", "nothing", "giveUp", "fail", "unclear") }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: constant("pause", "resume", "resume", "resume", "turn"),
      subscription: either,
    }),
  },
);

/** Two processes, each with a connection of its own to one file, and what the world saw of their posts. */
function createWorld() {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-race-"));
  const databases = [openDatabase(folder), openDatabase(folder)] as const;
  for (const database of databases) database.exec("PRAGMA synchronous = OFF");
  const desks = databases.map((database) => createRecords(database));
  const [first] = desks;
  if (first === undefined) throw new Error("There is no desk.");
  const ids = [
    first.subscriptions.set("digest", room, ines, morning).id,
    first.subscriptions.set("day", otherRoom, ines, morning).id,
  ];
  let now = day;
  let arrived = 0;
  const held: (Claimed | undefined)[] = [undefined, undefined];
  /** Who may work on a row, by what the ledger said: the last one to claim it. */
  const owners = new Map<number, { readonly owner: number; readonly until: number }>();
  const sent = new Map<number, number>();
  const ends = new Map<number, (readonly [after: number, until: number])[]>();
  const coveredBefore = new Map<number, number>();

  const end = (row: Claimed, covers: boolean): void => {
    if (!covers) return;
    const ranges = ends.get(row.subscription) ?? [];
    // The next begins where the last one ended.
    expect(row.after).toBe(ranges.at(-1)?.[1] ?? 0);
    expect(row.until).toBeGreaterThanOrEqual(row.after);
    ends.set(row.subscription, [...ranges, [row.after, row.until]]);
  };

  function claim(records: Records, who: number, which: number): void {
    // What another has is taken over only when it has not moved for longer than a post can take.
    const due = records.ledger
      .due(now)
      .filter(({ state, changed }) => state === "planned" || state === "failed" || changed + longest <= now);
    const row = due[which % Math.max(1, due.length)];
    if (row === undefined) return;
    const taken = records.ledger.claim(row, `owner ${who}`, now);
    expect(taken).toBeDefined();
    if (taken === undefined) return;
    const before = owners.get(row.id);
    if (before !== undefined) expect(before.until).toBeLessThanOrEqual(now);
    expect(sent.get(row.id)).toBeUndefined();
    owners.set(row.id, { owner: who, until: now + longest });
    held[who] = taken;
  }

  function finish(records: Records, who: number, act: Step["act"], row: Claimed): void {
    const owner = `owner ${who}`;
    const isOwner = owners.get(row.id)?.owner === who;
    let went: boolean | undefined;
    if (act === "sending") {
      went = records.ledger.sending(row.id, owner, now);
      if (went) owners.set(row.id, { owner: who, until: now + longest });
    } else if (act === "sent") {
      went = records.ledger.sent(row.id, owner, "m", now);
      if (went) sent.set(row.id, (sent.get(row.id) ?? 0) + 1);
      if (went) end(row, true);
    } else if (act === "nothing" || act === "giveUp") {
      went = records.ledger.skipped(row.id, owner, "why", now, act === "nothing");
      if (went) end(row, act === "nothing");
    } else if (act === "fail" || act === "unclear") {
      went = records.ledger.failed(row.id, owner, "why", now + minute, now, act === "unclear");
    }
    if (went === true) expect(isOwner).toBe(true);
    if (went === true && act !== "sending") {
      owners.delete(row.id);
      held[who] = undefined;
    }
  }

  return {
    run(who: number, step: Step): void {
      const records = desks[who];
      if (records === undefined) return;
      const row = held[who];
      if (step.act === "wait") now += step.minutes * minute;
      else if (step.act === "arrive")
        records.arrivals.note(Array.from({ length: step.count }, () => article(`a${arrived++}`)));
      else if (step.act === "plan") records.ledger.plan(ids[step.subscription] ?? 0, `w${step.window}`, now);
      else if (step.act === "claim") claim(records, who, step.which);
      else if (step.act === "forget") held[who] = undefined;
      else if (step.act === "pause") records.subscriptions.pause(ids[step.subscription] ?? 0, "why");
      else if (step.act === "resume") records.subscriptions.resume(ids[step.subscription] ?? 0);
      else if (step.act === "turn") {
        const one = records.subscriptions.byId(ids[step.subscription] ?? 0);
        if (one !== undefined)
          records.subscriptions.turn(one.id, one.kind === "day" ? "digest" : "day", ines, morning);
      } else if (row !== undefined) finish(records, who, step.act, row);
    },
    check(): void {
      for (const { id, covered } of first.subscriptions.all()) {
        expect(covered).toBeGreaterThanOrEqual(coveredBefore.get(id) ?? 0);
        expect(covered).toBe(ends.get(id)?.at(-1)?.[1] ?? 0);
        coveredBefore.set(id, covered);
        const open = first.ledger
          .history(id, 99)
          .filter(({ state }) => ["claimed", "sending", "failed"].includes(state));
        expect(open.length).toBeLessThanOrEqual(1);
      }
    },
    /** How many posts were sent, so that a test sees that it saw some. */
    posts: () => sent.size,
    close(): void {
      for (const database of databases) database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

describe("two processes on one file by mistake", () => {
  it("post each window once while both run as fast as they can", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-race-"));
    const database = openDatabase(folder);
    database.exec("PRAGMA synchronous = OFF");
    const records = createRecords(database);
    const rooms = Array.from({ length: 10 }, (_, n) => ({ ...room, channel: `C${n}` }));
    const ids = rooms.map((to) => records.subscriptions.set("digest", to, ines, morning).id);
    for (const id of ids) for (let n = 0; n < 10; n++) records.ledger.plan(id, `w${n}`, day);
    const source = (name: string) => JSON.stringify(join(import.meta.dirname, "../../src/desk", name));
    // Each says what it posts, in the order that it did.
    const script = `
      const { openDatabase } = await import(${source("database.ts")});
      const { createRecords } = await import(${source("create-records.ts")});
      const database = openDatabase(process.argv[1]);
      database.exec("PRAGMA synchronous = OFF");
      const { ledger, arrivals } = createRecords(database);
      const me = String(process.pid);
      // Neither begins before both are there.
      const wait = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      database.exec("INSERT INTO lines VALUES ('" + me + "', '', 0)");
      while (database.prepare("SELECT count(*) AS n FROM lines").get().n < 2) wait();
      for (let due = ledger.due(${day}); ledger.nextDue() !== undefined; due = ledger.due(${day})) {
        for (const one of due.filter(({ state }) => state === "planned")) {
          const row = ledger.claim(one, me, ${day});
          if (row === undefined) continue;
          wait();
          arrivals.note([{ article: me + row.id, at: ${day}, hash: "", said: new Uint32Array() }]);
          if (!ledger.sending(row.id, me, ${day})) continue;
          console.log(JSON.stringify([row.id, row.subscription, row.after, row.until]));
          if (!ledger.sent(row.id, me, me, ${day})) throw new Error("It was lost.");
        }
      }`;
    const run = () => promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, folder]);
    const outputs = await Promise.all([run(), run()]);
    const posted: (readonly [number, number, number, number])[] = outputs.flatMap(({ stdout }) =>
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );
    expect(posted).toHaveLength(100);
    expect(new Set(posted.map(([id]) => id)).size).toBe(100);
    for (const id of ids) {
      const ranges = posted.filter(([, of]) => of === id).sort((one, other) => one[3] - other[3]);
      expect(ranges.map(([, , after]) => after)).toEqual([
        0,
        ...ranges.slice(0, -1).map(([, , , until]) => until),
      ]);
    }
    for (const { stdout } of outputs) expect(stdout).not.toBe("");
    database.close();
    rmSync(folder, { recursive: true });
  });

  it("own a row one at a time, send it once, and cover ranges that meet", () => {
    let posts = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(1), steps), { minLength: 40, maxLength: 120, size: "max" }),
        (script) => {
          const world = createWorld();
          try {
            for (const [who, step] of script) {
              world.run(who, step);
              world.check();
            }
            posts += world.posts();
          } finally {
            world.close();
          }
        },
      ),
      { numRuns: 50 },
    );
    expect(posts).toBeGreaterThan(50);
  });
});
