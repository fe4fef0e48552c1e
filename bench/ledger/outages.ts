import { setTimeout } from "node:timers/promises";
import type { Destination } from "../../src/desk/destination.ts";
import { keyOf, type Occurrence } from "../../src/desk/occurrence.ts";
import type { Subscription } from "../../src/desk/subscription.ts";
import { type Desks, type Loose, maker, openDesks, type Platform } from "./desks.ts";

/** What came of whole desks that post to Slack and Discord while they are killed and answers are lost. */
export interface Outages {
  readonly kills: number;
  /** Of each fault, how often it happened. */
  readonly faults: ReadonlyMap<string, number>;
  readonly of: Readonly<Record<Platform, Counted>>;
  /** Of either platform: what a desk may never do. */
  readonly findings: readonly string[];
}

export interface Counted {
  readonly planned: number;
  readonly sent: number;
  /** By reason. */
  readonly skipped: ReadonlyMap<string, number>;
  /** Neither sent nor skipped in the end. */
  readonly open: number;
  /** Said to be sent and not there, or there and not said to be sent. */
  readonly untrue: readonly string[];
  /** Posts that stand there more than once. */
  readonly twice: readonly string[];
  /** Arrivals that no post of a room tells, or that two tell; each for each room. */
  readonly arrivalsLost: readonly string[];
  readonly arrivalsTwice: readonly string[];
}

interface Options {
  readonly occurrences: number;
  /** How many desks run at once, by mistake where there are two. */
  readonly processes: number;
  readonly channels?: number;
  /** Times as fast as ours, for what keeps the posts. */
  readonly speed?: number;
  readonly random?: () => number;
}

/** How likely each is for a post, or for a look for one; in order, so that all together are less than one. */
const faults: readonly (readonly [string, "post" | "look", number, object])[] = [
  ["post done, answer lost", "post", 0.08, { drop: "after" }],
  ["post not done, no answer", "post", 0.04, { drop: "before" }],
  ["post answered with 500", "post", 0.06, { status: 500 }],
  ["post answered with 429", "post", 0.06, { status: 429, retryAfter: 1 }],
  ["killed before the post", "post", 0.02, { drop: "before" }],
  ["killed after the post", "post", 0.025, { drop: "after" }],
  ["look answered with 500", "look", 0.15, { status: 500 }],
  ["killed while it looked", "look", 0.02, { drop: "before" }],
];

const routes: Readonly<Record<string, "post" | "look">> = {
  "chat.postMessage": "post",
  "conversations.history": "look",
  "POST /channels/:id/messages": "post",
  "GET /channels/:id/messages": "look",
};

/** Plans so many occurrences while articles arrive, and counts what the ledger says and what stands on the platforms. */
export async function runOutages(options: Options): Promise<Outages> {
  const { occurrences, processes, channels = 25, speed = 30, random = Math.random } = options;
  const began = Date.now();
  const now = () => Math.floor(began + (Date.now() - began) * speed);
  const desks = await openDesks(channels, { HASTEN: String(speed), HASTEN_SINCE: String(began) });
  const { records } = desks;
  const running = new Set<Loose>();
  const happened = new Map<string, number>();
  /** A person whom the locked file refuses asks once more. */
  const plan = (id: number, window: string, tries = 5): void => {
    try {
      records.ledger.plan(id, window, now());
    } catch (cause) {
      if (tries === 0) throw cause;
      plan(id, window, tries - 1);
    }
  };
  let kills = 0;
  const killOne = (): void => {
    const [one] = [...running].toSorted(() => random() - 0.5);
    if (one === undefined) return;
    running.delete(one);
    kills++;
    void one.kill();
  };
  for (const [name, kind, chance, fault] of faults) {
    for (const at of [desks.slack, desks.discord]) {
      at.fault({
        ...fault,
        times: Number.POSITIVE_INFINITY,
        match({ key }: { readonly key: string }) {
          if (routes[key] !== kind || random() >= chance) return false;
          happened.set(name, (happened.get(name) ?? 0) + 1);
          if (name.startsWith("killed")) killOne();
          return true;
        },
      });
    }
  }

  try {
    for (let n = 0; n < 12; n++) desks.write(`base-${n}`);
    const first = await desks.start();
    await until(() => !records.arrivals.isEmpty, 60_000);
    await setTimeout(500);
    running.add(first);
    const baseline = records.arrivals.last();
    const subscriptions = desks.rooms.map((room, place) => subscribe(desks, room, place % 4 === 0));
    const rows = () => subscriptions.flatMap(({ id }) => records.ledger.history(id, 100_000));

    let round = 0;
    for (; rows().length < occurrences; round++) {
      for (const one of running) if (one.exit !== null) running.delete(one);
      while (running.size < processes) running.add(await desks.start());
      desks.write(`lamp${String(round).padStart(4, "0")}`);
      await setTimeout(random() * 1500);
      for (const { id, kind } of subscriptions) {
        if (kind === "digest" && random() < 0.3) plan(id, `run:${round}`);
      }
      if (random() < 0.1) killOne();
      await setTimeout(random() * 2500);
    }
    for (const at of [desks.slack, desks.discord]) at.clearFaults();
    for (const one of running) if (one.exit !== null) running.delete(one);
    if (running.size === 0) running.add(await desks.start());
    // What is noted after the last post began would be told by the next.
    await until(() => records.arrivals.between(baseline, records.arrivals.last()).length >= round, 120_000);
    await setTimeout(5000);
    const last = records.arrivals.last();
    const missing = round - records.arrivals.between(baseline, last).length;
    for (const { id, kind } of subscriptions) if (kind === "digest") plan(id, "run:last");
    const isOver = ({ state }: Occurrence): boolean => state === "sent" || state === "skipped";
    const isTold = ({ id }: Subscription): boolean => (records.subscriptions.byId(id)?.covered ?? 0) >= last;
    await until(() => rows().every(isOver) && subscriptions.every(isTold), 300_000);
    await setTimeout(2000);

    const of = (surface: Platform) =>
      count(
        desks,
        subscriptions.filter(({ to }) => to.surface === surface),
        { after: baseline, until: last },
      );
    const found = [...desks.slack.findings(), ...desks.discord.findings()];
    return {
      kills,
      faults: happened,
      of: { slack: of("slack"), discord: of("discord") },
      findings: [
        ...found.map(({ rule, message }: Loose) => `${rule}: ${message}`),
        ...(missing === 0 ? [] : [`${missing} of ${round} articles were never noted`]),
      ],
    };
  } finally {
    await desks.stop();
  }
}

/** A digest with a watch of the day, or a watch that is told at once. */
function subscribe({ records }: Desks, to: Destination, isAtOnce: boolean): Subscription {
  const by = maker(to.surface);
  const [kind, every] = isAtOnce ? (["now", "now"] as const) : (["digest", "day"] as const);
  const subscription = records.subscriptions.set(kind, to, by);
  const made = { made: Date.now(), zone: "Europe/Brussels", by, to, every };
  records.watches.add({ ...made, name: "Lights", query: "lighthouse" });
  return subscription;
}

/** What was posted in some rooms of the arrivals `(after, until]`. */
function count(
  { records, posts }: Desks,
  subscriptions: readonly Subscription[],
  range: { readonly after: number; readonly until: number },
): Counted {
  const skipped = new Map<string, number>();
  const [untrue, twice]: [string[], string[]] = [[], []];
  const [arrivalsLost, arrivalsTwice]: [string[], string[]] = [[], []];
  let [planned, sent, open] = [0, 0, 0];
  for (const { id, to } of subscriptions) {
    const rows = records.ledger.history(id, 100_000);
    const there = Map.groupBy(posts(to), ({ key, part }) => `${key} ${part}`);
    const seen = new Set<string>();
    planned += rows.length;
    for (const [key, messages] of there) if (messages.length > 1) twice.push(key);
    for (const row of rows) {
      const stands = there.get(`${keyOf(row)} 1`)?.[0];
      if (row.state === "sent") sent++;
      else if (row.state !== "skipped") open++;
      else skipped.set(row.reason ?? "", (skipped.get(row.reason ?? "") ?? 0) + 1);
      if ((row.state === "sent") !== (stands !== undefined)) untrue.push(`${keyOf(row)} is ${row.state}`);
      if (stands === undefined) continue;
      const shown = codesIn(stands.text);
      if (shown.length !== Math.min(mostShown, number(row, records)))
        untrue.push(`${keyOf(row)} tells ${shown}`);
      for (const code of shown)
        if (seen.size === seen.add(code).size) untrue.push(`${keyOf(row)} tells ${code} again`);
    }
    for (let arrival = range.after + 1; arrival <= range.until; arrival++) {
      const covering = rows.filter(({ after = 0, until: last = 0 }) => after < arrival && arrival <= last);
      const times = covering.filter(({ state }) => state === "sent").length;
      if (times === 1) continue;
      const [article] = records.arrivals.between(arrival - 1, arrival);
      const ends = covering.map((row) => `${keyOf(row)} is ${row.state} (${row.reason ?? ""})`);
      const text = `arrival ${arrival} (${article?.article ?? "an edit"}): ${ends.join(", ") || "no post"}`;
      (times === 0 ? arrivalsLost : arrivalsTwice).push(text);
    }
  }
  return { planned, sent, skipped, open, untrue, twice, arrivalsLost, arrivalsTwice };
}

/** A post shows so many of a watch. */
const mostShown = 5;

const codesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/lamp (lamp\d{4})/g)].map(([, code = ""]) => code)),
];

/** Of how many articles it tells. */
const number = ({ after = 0, until: last = 0 }: Occurrence, { arrivals }: Desks["records"]): number =>
  arrivals.between(after, last).length;

async function until(what: () => boolean, patience: number): Promise<void> {
  for (let waited = 0; waited < patience && !what(); waited += 200) await setTimeout(200);
}
