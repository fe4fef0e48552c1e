import { setTimeout } from "node:timers/promises";
import { keyOf } from "../../src/desk/occurrence.ts";
import { type Loose, maker, openDesks, type Platform } from "./desks.ts";

/** What came of digests that are all due in one minute. */
export interface Burst {
  readonly of: Readonly<Record<Platform, Of>>;
  readonly findings: readonly string[];
}

interface Of {
  readonly due: number;
  readonly sent: number;
  readonly twice: number;
  /** Seconds after they were due. */
  readonly first: number;
  readonly last: number;
  /** How often it was said that it is too much. */
  readonly refused: number;
}

/** Slack takes a post a second in a channel, Discord five in five seconds (their pages on rate limits). */
const limits = [
  { rateLimits: true },
  { limits: { "POST /channels/:id/messages": { limit: 5, windowMs: 5000 } } },
] as const;

/** Has half of so many digests fall due on Slack and half on Discord, by the desk's own clock, and waits for them. */
export async function runBurst(digests: number): Promise<Burst> {
  const desks = await openDesks(Math.ceil(digests / 2), {}, limits);
  const { records } = desks;
  try {
    for (let n = 0; n < 12; n++) desks.write(`base-${n}`);
    await desks.start();
    await until(() => !records.arrivals.isEmpty, 60_000);
    const due = Temporal.Now.zonedDateTimeISO("Asia/Tokyo")
      .add({ seconds: 80 })
      .round({ smallestUnit: "minute", roundingMode: "floor" });
    const schedule = {
      at: due.toPlainTime().toString({ smallestUnit: "minute" }),
      zone: "Asia/Tokyo",
      days: [1, 2, 3, 4, 5, 6, 7],
    };
    const last = records.arrivals.last();
    const subscriptions = desks.rooms.map((to) =>
      records.subscriptions.set("digest", to, maker(to.surface), schedule),
    );
    for (let n = 0; n < 8; n++) desks.write(`lamp${String(n).padStart(4, "0")}`);
    await until(() => records.arrivals.last() >= last + 8, 30_000);
    const sent = () =>
      subscriptions.filter(({ id }) => records.ledger.history(id, 5).some(({ state }) => state === "sent"))
        .length;
    await until(() => sent() === subscriptions.length, due.epochMilliseconds - Date.now() + 300_000);

    const of = (surface: Platform): Of => {
      const own = subscriptions.filter(({ to }) => to.surface === surface);
      const keys = new Set(own.flatMap(({ id }) => records.ledger.history(id, 10).map(keyOf)));
      const posts = own.flatMap(({ to }) => desks.posts(to)).filter(({ part }) => part === 1);
      const times = posts.map(({ at }) => (at - due.epochMilliseconds) / 1000);
      const calls: Loose[] = desks[surface].calls;
      return {
        due: own.length,
        sent: new Set(posts.map(({ key }) => key)).intersection(keys).size,
        twice: posts.length - new Set(posts.map(({ key }) => key)).size,
        first: Math.min(...times),
        last: Math.max(...times),
        refused: calls.filter(({ status }) => status === 429).length,
      };
    };
    const found: Loose[] = [...desks.slack.findings(), ...desks.discord.findings()];
    return {
      of: { slack: of("slack"), discord: of("discord") },
      findings: found.map(({ rule, message }) => `${rule}: ${message}`),
    };
  } finally {
    await desks.stop();
  }
}

async function until(what: () => boolean, patience: number): Promise<void> {
  for (let waited = 0; waited < patience && !what(); waited += 200) await setTimeout(200);
}
