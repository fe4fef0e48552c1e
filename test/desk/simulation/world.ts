import { createRecords } from "../../../src/desk/create-records.ts";
import { type Database, openMemory } from "../../../src/desk/database.ts";
import type { Destination, Maker } from "../../../src/desk/destination.ts";
import type { Occurrence } from "../../../src/desk/occurrence.ts";
import type { Composing } from "../../../src/desk/posting.ts";
import type { Records } from "../../../src/desk/records.ts";
import type { Schedule } from "../../../src/desk/schedule.ts";
import { article, watch } from "../made-up.ts";
import { type SimulatedProcess, startProcess } from "./process.ts";
import {
  type FindOutcome,
  type Made,
  type PostOutcome,
  type SimulatedSurface,
  simulatedSurface,
} from "./surface.ts";
import { randomFrom, type SimulatedTime, simulatedTime } from "./time.ts";

/** What may go wrong in a world, and what is posted in it. */
export interface Plan {
  readonly seed: number;
  readonly schedules: readonly Schedule[];
  readonly start: number;
  /** Of troubles, and as many again in which all goes well. */
  readonly days: number;
  readonly processes: number;
  /** The day's clock jumps, either way. */
  readonly jumps: boolean;
  /** Permissions are lost. */
  readonly refusals: boolean;
  /** Records with something taken out of them. */
  readonly sabotage?: (records: Records, database: Database) => Records;
  readonly neverFinds?: boolean;
  readonly lease?: number;
}

/** A world in which everything was tried. */
export interface World {
  readonly plan: Plan;
  readonly records: Records;
  readonly surface: SimulatedSurface;
  readonly time: SimulatedTime;
  /** Until when there were troubles. Milliseconds since 1970. */
  readonly troubled: number;
  readonly end: number;
  readonly kills: number;
  /** When each was made last, truly, by `nameOf`. */
  readonly made: ReadonlyMap<string, number>;
  readonly logged: readonly string[];
}

const day = 86_400_000;
const maker: Maker = { surface: "sim", id: "U1", name: "Ines Tavor" };

/** Lives through days of troubles and as many without. */
export async function live(plan: Plan): Promise<World> {
  const random = randomFrom(plan.seed);
  const upTo = (most: number): number => Math.floor(random() * most);
  const pick = <T>(...from: readonly [T, ...T[]]): T => from[upTo(from.length)] ?? from[0];
  const time = simulatedTime(plan.start);
  const troubled = plan.start + plan.days * day;
  // Whoever was paused goes on at the end of the troubles, and the longest schedule is of a week.
  const end = troubled + 9 * day;
  const isTroubled = () => time.now() < troubled;
  const database = openMemory();
  const whole = createRecords(database);
  const records = plan.sabotage?.(whole, database) ?? whole;
  const logged: string[] = [];
  let kills = 0;
  const made = new Map<string, number>();

  const postOutcome = (): PostOutcome => {
    if (!isTroubled()) return "sent";
    if (plan.refusals && random() < 0.04) return "forbidden";
    return pick("sent", "sent", "lost", "fault", "later");
  };
  const findOutcome = (): FindOutcome => {
    if (isTroubled() && random() < 0.2) return plan.refusals && random() < 0.2 ? "unreadable" : "unknown";
    return "told";
  };
  const real = simulatedSurface(time, {
    post: postOutcome,
    find: findOutcome,
    pace: () => (isTroubled() ? 20 + upTo(25_000) : 200),
  });
  const surface: SimulatedSurface = plan.neverFinds
    ? { ...real, view: (isAlive) => ({ ...real.view(isAlive), find: async () => ({ outcome: "missing" }) }) }
    : real;

  const composing: Composing<Made> = {
    async compose({ id, kind, to }, { window, after, until }, { isSignOfLife }) {
      made.set(nameOf(id, window), time.now());
      await time.wait(pick(0, 5));
      if (isTroubled() && random() < 0.05) throw new Error("No card.");
      const isNew =
        kind === "now" ? whole.watches.matches(to, ["now"], after, until).length > 0 : until > after;
      return isNew || isSignOfLife ? { subscription: id, window, after, until } : undefined;
    },
    notice: ({ id }, reason) => ({ notice: id, reason }),
  };

  const channel = (number: number): Destination => ({
    surface: "sim",
    channel: `C${number}`,
    isPerson: false,
  });
  whole.arrivals.endBaseline();
  for (const [number, schedule] of plan.schedules.entries()) {
    whole.subscriptions.set("digest", channel(number), maker, schedule, plan.start);
  }
  whole.subscriptions.set("now", channel(0), maker, undefined, plan.start);
  const { id: watching } = whole.watches.add(
    watch({ to: channel(0), by: maker, every: "now", made: plan.start }),
  );

  const running: (SimulatedProcess | undefined)[] = [];
  let lives = 0;
  let before: readonly Occurrence[] = [];
  /** Now and then a process is held up after it looked, and acts on what was before another's claim. */
  const heldUp: Records = {
    ...records,
    ledger: {
      ...records.ledger,
      due: (now) => (isTroubled() && random() < 0.2 ? before : records.ledger.due(now)),
      claim(seen, owner, now) {
        before = records.ledger.due(now);
        return records.ledger.claim(seen, owner, now);
      },
    },
  };
  const begin = (place: number): void => {
    running[place] = startProcess({
      records: heldUp,
      time,
      surface,
      composing,
      ...(plan.lease !== undefined && { lease: plan.lease }),
      owner: `process ${place} life ${lives++}`,
      ...(isTroubled() && random() < 0.8 && { diesAt: 1 + upTo(600) }),
      log: (sentence) => logged.push(sentence),
    });
  };
  const wakeAll = (): void => {
    for (const one of running) if (one?.isAlive()) one.posting.wake();
  };

  let number = 0;
  const arrive = (): void => {
    const found = random() < 0.5 ? [{ watch: watching, quote: `q${number}`, item: `i${number}` }] : [];
    whole.arrivals.note([article(`a${number++}`, { at: time.now(), found })]);
    wakeAll();
    time.at(time.now() + upTo(day / 2), arrive);
  };
  /** Starts what is down, kills what runs too long, and lets the clock jump. */
  const trouble = (): void => {
    for (let place = 0; place < plan.processes; place++) {
      const one = running[place];
      if (one?.isAlive() && isTroubled() && random() < 0.1) one.kill();
      if (running[place]?.isAlive()) continue;
      if (one !== undefined) kills++;
      running[place] = undefined;
      if (isTroubled())
        time.at(
          time.now() + pick(1000, 60_000, upTo(day / 3), upTo(3 * day)),
          () => running[place] ?? begin(place),
        );
      else begin(place);
    }
    if (plan.jumps) time.jump(isTroubled() ? pick(0, 0, 7, -7, 400, -400) * pick(60_000, 3_600_000, day) : 0);
    for (const { id, paused } of whole.subscriptions.all()) {
      if (paused !== undefined && (random() < 0.2 || !isTroubled())) whole.subscriptions.resume(id);
    }
    wakeAll();
    if (time.now() < troubled + day) time.at(time.now() + pick(600_000, 3_600_000, day / 4), trouble);
  };
  for (let place = 0; place < plan.processes; place++) begin(place);
  time.at(plan.start + 1000, arrive);
  time.at(plan.start + 3_600_000, trouble);
  await time.runUntil(end);
  for (const one of running) one?.kill();
  return { plan, records: whole, surface, time, troubled, end, kills, made, logged };
}

export const nameOf = (subscription: number, window: string): string => `${subscription} ${window}`;
