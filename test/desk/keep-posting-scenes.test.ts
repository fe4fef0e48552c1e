import { beforeEach, describe, expect, it } from "vitest";
import { NothingNew, NotYet } from "../../src/desk/posting.ts";
import type { Ledger, Records } from "../../src/desk/records.ts";
import { UserError } from "../../src/research/errors.ts";
import { arrive, article, ines, watch } from "./made-up.ts";
import { type Scene, scene } from "./simulation/scene.ts";
import type { PostOutcome } from "./simulation/surface.ts";

let on: Scene;
beforeEach(() => {
  on = scene();
});
const first = "2026-06-01T08:00";
const states = (): readonly string[] => on.rows().map(([state]) => state);
const keys = (): readonly string[] => on.messages.map(({ key }) => key);

describe("a kill at any step", () => {
  it.each<[PostOutcome]>([["sent"], ["lost"], ["fault"], ["later"]])(
    "posts once where the surface answers: %s",
    async (outcome) => {
      let steps = Number.POSITIVE_INFINITY;
      for (let diesAt = 1; diesAt < steps; diesAt++) {
        on = scene();
        on.posts.push(outcome);
        const process = on.start({ diesAt });
        await on.until("2026-06-01T08:20");
        if (process.isAlive()) steps = process.steps();
        process.kill();
        on.start();
        await on.until("2026-06-01T09:30");
        expect([diesAt, states(), keys().length]).toEqual([diesAt, ["sent"], 1]);
        expect(on.records.subscriptions.byId(on.digest)?.covered).toBe(1);
      }
      expect(steps).toBeGreaterThan(30);
    },
  );
});

describe("a database that takes nothing for half an hour", () => {
  /** From its `begins`-th call on, and until a time, every call is refused, as of a file that is locked or a disk that is full. */
  function failing(
    records: Records,
    begins: number,
    until: number,
  ): { records: Records; calls: () => number } {
    let calls = 0;
    const refusing = <T extends object>(store: T): T =>
      new Proxy(store, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          if (typeof value !== "function") return value;
          return (...given: unknown[]) => {
            if (++calls >= begins && on.time.now() < until)
              throw new UserError("The disk of the desk is full.");
            return Reflect.apply(value, target, given);
          };
        },
      });
    const { ledger, subscriptions, arrivals, watches } = records;
    return {
      records: {
        ...records,
        ledger: refusing(ledger),
        subscriptions: refusing(subscriptions),
        arrivals: refusing(arrivals),
        watches: refusing(watches),
      },
      calls: () => calls,
    };
  }

  it.each<[PostOutcome]>([["sent"], ["lost"], ["later"]])(
    "from any of its calls on holds posts up, and each is posted once: %s",
    async (outcome) => {
      const ends = Date.parse("2026-06-01T08:35Z");
      let last = Number.POSITIVE_INFINITY;
      for (let begins = 1; begins < last; begins++) {
        on = scene();
        on.posts.push(outcome);
        const { records, calls } = failing(on.records, begins, ends);
        on.start({ records });
        await on.until("2026-06-01T08:05");
        if (calls() < begins) last = begins;
        await on.until("2026-06-01T10:00");
        expect([begins, states(), keys().length]).toEqual([begins, ["sent"], 1]);
        expect(on.records.subscriptions.byId(on.digest)?.covered).toBe(1);
        expect(on.logged.length, on.logged.join()).toBeLessThan(4);
      }
      expect(last).toBeGreaterThan(15);
    },
  );
});

describe("two on one database", () => {
  it("post once", async () => {
    on.start();
    on.start();
    await on.until("2026-06-01T08:05");
    expect([states(), keys().length]).toEqual([["sent"], 1]);
  });

  /** Looks before the other's claim, and acts after the other began to send. */
  const heldUp = (records: Records, claim: Ledger["claim"]): Records => ({
    ...records,
    ledger: { ...records.ledger, claim, due: () => seen },
  });
  let seen: ReturnType<Ledger["due"]> = [];
  const actLate = async (claim: Ledger["claim"]): Promise<void> => {
    on.records.ledger.plan(on.digest, first, Date.parse(`${first}Z`));
    seen = on.records.ledger.due(Date.parse(`${first}Z`));
    expect(seen).toHaveLength(1);
    on.start();
    await on.until("2026-06-01T08:00");
    // A find that ends before the post arrives.
    on.time.at(Date.parse(`${first}Z`) + 100, () => on.start({ records: heldUp(on.records, claim) }));
    await on.until("2026-06-01T08:05");
  };

  it("post once where one acts on what it saw before the other's claim", async () => {
    await actLate(on.records.ledger.claim);
    expect(keys()).toHaveLength(1);
  });

  it("would post twice if a claim took what has moved since", async () => {
    const { ledger } = on.records;
    const claim: Ledger["claim"] = (row, ...by) =>
      ledger.claim(ledger.history(on.digest, 9).find(({ id }) => id === row.id) ?? row, ...by);
    await actLate(claim);
    expect(keys().length).toBeGreaterThan(1);
  });
});

describe("what comes late", () => {
  it("is posted up to six hours late, marked so, also where it was never planned", async () => {
    await on.until("2026-06-01T13:59");
    on.start();
    await on.until("2026-06-01T14:05");
    expect(on.rows()).toEqual([["sent", first, undefined]]);
    expect(on.occasions).toEqual([{ late: 359 * 60_000, missed: [], isSignOfLife: false }]);
  });

  it("is skipped after that, and told by the next, which says so", async () => {
    await on.until("2026-06-04T14:01");
    on.start();
    await on.until("2026-06-05T08:05");
    const down =
      "By the desk's clock it was more than six hours late: the desk was not running, or its clock was moved.";
    const missed = ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04"].map((day) => `${day}T08:00`);
    expect(on.rows()).toEqual([
      ...missed.map((window) => ["skipped", window, down]),
      ["sent", "2026-06-05T08:00", undefined],
    ]);
    expect(on.occasions.map((one) => one.missed.map(({ window }) => window))).toEqual([missed]);
    expect(on.occasions[0]?.late).toBeUndefined();
    expect(on.messages.map(({ post }) => post)).toMatchObject([{ after: 0, until: 1 }]);
  });

  it("is skipped where it was planned, too", async () => {
    const before = on.start();
    await on.until("2026-06-01T07:10");
    before.kill();
    await on.until("2026-06-01T20:00");
    on.start();
    await on.until("2026-06-02T08:05");
    expect(states()).toEqual(["skipped", "sent"]);
  });
});

describe("what fails", () => {
  it("is tried again for six hours, and then falls to the next", async () => {
    on.posts.push(...Array.from({ length: 40 }, () => "fault" as const));
    on.start();
    await on.until("2026-06-01T13:50");
    expect(on.records.ledger.history(on.digest, 9).find(({ window }) => window === first)?.state).toBe(
      "failed",
    );
    await on.until("2026-06-01T15:00");
    expect(on.rows()).toEqual([["skipped", first, "No answer came."]]);
    on.posts.length = 0;
    await on.until("2026-06-02T08:05");
    expect(states()).toEqual(["skipped", "sent"]);
    expect(on.messages.map(({ post }) => post)).toMatchObject([{ after: 0, until: 1 }]);
  });

  it("is never posted again where nobody can look whether it stands there", async () => {
    on.posts.push("lost");
    on.finds.push("unreadable");
    on.start();
    await on.until("2026-06-01T09:00");
    expect(on.rows()).toEqual([["skipped", first, expect.stringMatching(/may have been posted/)]]);
    expect(keys()).toHaveLength(1);
    expect(on.records.subscriptions.byId(on.digest)?.covered).toBe(1);
  });

  it("is made whole where a part of it stands there", async () => {
    on.posts.push("lost");
    on.finds.push("part");
    on.start();
    await on.until("2026-06-01T09:00");
    expect(on.messages.map(({ standing }) => standing)).toEqual([undefined, "found0"]);
    expect(states()).toEqual(["sent"]);
  });

  it("pauses where the desk may not post, tells who set it up once in private, and keeps what is to be told", async () => {
    on.posts.push("forbidden");
    on.start();
    arrive(on.records, "a2");
    await on.until("2026-06-03T09:00");
    const reason = "The desk is not in the room.";
    expect(on.records.subscriptions.byId(on.digest)?.paused).toBe(reason);
    expect(on.messages).toMatchObject([
      { to: { channel: "U1", isPerson: true }, post: { notice: on.digest, reason } },
    ]);
    expect(on.rows().map(([state, window]) => [state, window])).toEqual([
      ["skipped", first],
      ["sent", expect.stringMatching(/^pause:/)],
      ["skipped", "2026-06-02T08:00"],
      ["skipped", "2026-06-03T08:00"],
    ]);
    expect(on.rows().at(-1)?.[2]).toBe(`It was paused: ${reason}`);
    on.records.subscriptions.resume(on.digest);
    await on.until("2026-06-04T09:00");
    expect(on.messages.at(-1)?.post).toMatchObject({ window: "2026-06-04T08:00", after: 0, until: 2 });
  });

  it("tells nobody more where the private message is refused as well", async () => {
    on.posts.push("forbidden", "forbidden");
    on.start();
    await on.until("2026-06-02T09:00");
    expect(on.messages).toEqual([]);
    expect(on.rows().filter(([, window]) => window.startsWith("pause:"))).toEqual([
      ["skipped", expect.any(String), "The desk is not in the room."],
    ]);
  });

  it("to be made is logged and tried again in a minute, and what is not there yet in a moment", async () => {
    on.start();
    on.faults.push(
      new NotYet("Some of it is still being read."),
      new NotYet("Some of it is still being read."),
    );
    await on.until("2026-06-01T08:00");
    const row = on.records.ledger.history(on.digest, 9).find(({ window }) => window === first);
    expect(row).toMatchObject({ state: "failed", reason: "Some of it is still being read." });
    expect((row?.retryAt ?? 0) - Date.parse(`${first}Z`)).toBe(10_000);
    expect(on.records.subscriptions.byId(on.digest)?.covered).toBe(0);
    await on.until("2026-06-01T08:01");
    expect([states(), keys().length, on.logged]).toEqual([["sent"], 1, []]);
    on.faults.push(new Error("no card"));
    on.records.ledger.plan(on.digest, "run:1", on.time.now());
    arrive(on.records, "a2");
    await on.until("2026-06-01T08:30");
    expect([states(), keys().length, on.logged.length]).toEqual([["sent", "sent"], 2, 1]);
  });

  it("to be made while a part of it stands there is looked for again, and made whole", async () => {
    on.posts.push("lost");
    on.finds.push("part", "part");
    on.start();
    await on.until("2026-06-01T08:00");
    on.faults.push(new NotYet("Some of it is still being read."));
    await on.until("2026-06-01T09:00");
    expect(on.messages.map(({ standing }) => standing)).toEqual([undefined, "found0"]);
    expect(states()).toEqual(["sent"]);
  });

  it("says once in the log that the database does not take anything, and goes on when it does", async () => {
    let isFull = true;
    const ledger: Ledger = {
      ...on.records.ledger,
      due(now) {
        if (isFull) throw new Error("disk is full");
        return on.records.ledger.due(now);
      },
    };
    on.start({ records: { ...on.records, ledger } });
    await on.until("2026-06-01T08:30");
    expect(on.logged).toHaveLength(1);
    isFull = false;
    await on.until("2026-06-01T08:40");
    expect(states()).toEqual(["sent"]);
  });
});

describe("a digest that is due while a post at once of its room has no clear end", () => {
  it("comes after that is known to stand there", async () => {
    const { watches, arrivals, subscriptions } = on.records;
    const to = { surface: "sim", channel: "C1", isPerson: false };
    const now = subscriptions.set("now", to, ines, undefined, on.time.now()).id;
    const { id } = watches.add(watch({ to, every: "now" }));
    on.posts.push("lost");
    on.finds.push("unknown");
    const process = on.start();
    await on.until("2026-06-01T07:59");
    arrivals.note([article("a2", { found: [{ watch: id, quote: "q1", item: "i1" }] })]);
    process.posting.wake();
    await on.until("2026-06-01T09:00");
    const sent = on.records.ledger.history(now, 9).concat(on.records.ledger.history(on.digest, 9));
    expect(sent.filter(({ state }) => state === "sent").map(({ subscription }) => subscription)).toEqual([
      now,
      on.digest,
    ]);
    const [atOnce, digest] = [now, on.digest].map((each) =>
      on.records.ledger.history(each, 9).find(({ state }) => state === "sent"),
    );
    expect(on.finds).toEqual([]);
    expect(digest?.changed).toBeGreaterThan(atOnce?.changed ?? Number.POSITIVE_INFINITY);
    expect(keys()).toHaveLength(2);
  });
});

describe("a digest without news", () => {
  it("is silent, with a sign of life each week", async () => {
    on.start();
    await on.until("2026-06-20T09:00");
    const sent = on.rows().filter(([state]) => state === "sent");
    expect(sent.map(([, window]) => window.slice(0, 10))).toEqual(["2026-06-01", "2026-06-08", "2026-06-15"]);
    expect(on.rows().find(([, window]) => window.startsWith("2026-06-02"))?.[2]).toBe("Nothing new.");
    expect(on.occasions.map(({ isSignOfLife }) => isSignOfLife)).toEqual([false, true, true]);
  });
});

describe("a digest that has nothing for a reason of its own", () => {
  it("is silent with that reason, and covers what came", async () => {
    on.faults.push(new NothingNew("Nothing new: it is gone."));
    on.start();
    await on.until("2026-06-01T09:00");
    expect(on.rows()).toEqual([["skipped", first, "Nothing new: it is gone."]]);
    expect(on.records.subscriptions.byId(on.digest)?.covered).toBe(1);
    expect(on.logged).toEqual([]);
  });
});

describe("stopping", () => {
  it("waits for the post that is under way, and begins no other", async () => {
    const process = on.start();
    await on.until("2026-06-01T08:00");
    on.records.ledger.plan(on.digest, "run:1", on.time.now());
    let isStopped = false;
    void process.posting.stop().then(() => {
      isStopped = true;
    });
    await on.time.runUntil(on.time.now() + 400);
    expect(isStopped).toBe(false);
    await on.until("2026-06-01T09:00");
    expect(isStopped).toBe(true);
    expect(states()).toEqual(["sent"]);
    expect(on.records.ledger.due(on.time.now()).map(({ window }) => window)).toEqual(["run:1"]);
  });
});

describe("a clock that jumps", () => {
  it("neither repeats a window nor blocks the next, whichever way", async () => {
    on.start();
    await on.until("2026-06-01T12:00");
    for (const days of [400, -400, 0]) {
      on.time.jump(days * 86_400_000);
      await on.time.runUntil(on.time.now() + 3_600_000);
    }
    arrive(on.records, "a2");
    await on.until("2026-06-02T08:05");
    arrive(on.records, "a3");
    await on.until("2026-06-03T08:05");
    const news = on.messages.flatMap(({ post, at }) =>
      "after" in post && post.until > post.after
        ? [[new Date(at).toISOString().slice(0, 16), post.after, post.until]]
        : [],
    );
    expect(news).toEqual([
      [first, 0, 1],
      ["2026-06-02T08:00", 1, 2],
      ["2026-06-03T08:00", 2, 3],
    ]);
  });
});

describe("200 digests due in one minute", () => {
  it("are spread over it, one at a time in a room, and are all there", async () => {
    const schedule = { at: "08:00", zone: "UTC", days: [1, 2, 3, 4, 5, 6, 7] };
    for (let room = 2; room <= 200; room++) {
      const to = { surface: "sim", channel: `C${room}`, isPerson: false };
      on.records.subscriptions.set("digest", to, ines, schedule, on.time.now());
    }
    arrive(on.records, "a2");
    on.posts.push("sent", "sent", "later", "sent", "later");
    on.start();
    await on.until("2026-06-01T08:10");
    expect(new Set(keys()).size).toBe(200);
    expect(on.messages).toHaveLength(200);
    const starts = on.messages.map(({ at }) => at - 500);
    for (const start of starts) {
      expect(starts.filter((other) => other >= start && other < start + 1000).length).toBeLessThanOrEqual(4);
    }
    expect(Math.max(...starts) - Date.parse(`${first}Z`)).toBeLessThan(120_000);
  });
});
