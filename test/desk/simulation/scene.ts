import { createRecords } from "../../../src/desk/create-records.ts";
import { openMemory } from "../../../src/desk/database.ts";
import type { Destination, Maker } from "../../../src/desk/destination.ts";
import type { Occurrence } from "../../../src/desk/occurrence.ts";
import type { Occasion } from "../../../src/desk/posting.ts";
import type { Records } from "../../../src/desk/records.ts";
import { arrive } from "../made-up.ts";
import { type SimulatedProcess, startProcess } from "./process.ts";
import { type FindOutcome, type Message, type PostOutcome, simulatedSurface } from "./surface.ts";
import { type SimulatedTime, simulatedTime } from "./time.ts";

/** A room with a digest each morning at eight (UTC), on Monday, 1 June 2026, at seven; one article has come. */
export interface Scene {
  readonly records: Records;
  readonly time: SimulatedTime;
  readonly messages: readonly Message[];
  readonly digest: number;
  /** What the surface answers, in turn; then that all is well. */
  readonly posts: PostOutcome[];
  readonly finds: FindOutcome[];
  /** What each post was told beside its range. */
  readonly occasions: Occasion[];
  readonly logged: string[];
  /** What makes the posts throws, in turn; then they are made. */
  readonly faults: Error[];
  start(changes?: { diesAt?: number; records?: Records; lease?: number; most?: number }): SimulatedProcess;
  /** Lives on to a time, `2026-06-01T08:00` (UTC). */
  until(time: string): Promise<void>;
  /** State, window and reason of each row that is over, oldest first. */
  rows(): readonly (readonly [Occurrence["state"], string, string | undefined])[];
}

const room: Destination = { surface: "sim", channel: "C1", isPerson: false };
const maker: Maker = { surface: "sim", id: "U1", name: "Ines Tavor" };
const utc = (time: string): number => Date.parse(`${time}Z`);

export function scene(): Scene {
  const time = simulatedTime(utc("2026-06-01T07:00"));
  const records = createRecords(openMemory());
  records.arrivals.endBaseline();
  const schedule = { at: "08:00", zone: "UTC", days: [1, 2, 3, 4, 5, 6, 7] };
  const digest = records.subscriptions.set("digest", room, maker, schedule, time.now()).id;
  arrive(records, "a1");
  const posts: PostOutcome[] = [];
  const finds: FindOutcome[] = [];
  const surface = simulatedSurface(time, {
    post: () => posts.shift() ?? "sent",
    find: () => finds.shift() ?? "told",
    pace: (call) => (call === "post" ? 500 : 100),
  });
  const occasions: Occasion[] = [];
  const logged: string[] = [];
  const faults: Error[] = [];
  let lives = 0;
  return {
    records,
    time,
    messages: surface.messages,
    digest,
    posts,
    finds,
    occasions,
    logged,
    faults,
    start: (changes) =>
      startProcess({
        records,
        time,
        surface,
        owner: `life ${lives++}`,
        composing: {
          compose({ id }, { window, after, until }, occasion) {
            const fault = faults.shift();
            if (fault !== undefined) throw fault;
            if (until === after && !occasion.isSignOfLife) return undefined;
            occasions.push(occasion);
            return { subscription: id, window, after, until };
          },
          notice: ({ id }, reason) => ({ notice: id, reason }),
        },
        log: (sentence) => logged.push(sentence),
        ...changes,
      }),
    until: (at) => time.runUntil(utc(at)),
    rows: () =>
      records.ledger
        .history(digest, 1000)
        .filter(({ state }) => state !== "planned")
        .map(({ state, window, reason }) => [state, window, reason] as const)
        .reverse(),
  };
}
