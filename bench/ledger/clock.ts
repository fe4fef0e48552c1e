import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { createRecords } from "../../src/desk/create-records.ts";
import { openDatabase } from "../../src/desk/database.ts";
import { keepPosting } from "../../src/desk/keep-posting.ts";
import type { Found, Posted } from "../../src/desk/posting.ts";

// The desk's clock alone, on the database of a folder and a surface of surface.ts, to be killed:
//   node bench/ledger/clock.ts FOLDER URL BEGAN SPEED
// Its time runs SPEED times as fast as ours since BEGAN (milliseconds since 1970).
const [folder = "", url = "", began = "0", speed = "1"] = process.argv.slice(2);
const times = Number(speed);

/** What is posted: the arrivals that it tells. */
export interface Told {
  readonly after: number;
  readonly until: number;
}

async function ask<T>(path: string, body: unknown, unclear: T): Promise<T> {
  try {
    const answer = await fetch(url + path, {
      method: "POST",
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000 / times),
    });
    // The surface answers with what was asked for, or with a fault.
    return answer.ok ? ((await answer.json()) as T) : unclear;
  } catch {
    return unclear;
  }
}

const noAnswer = "The surface did not answer.";
keepPosting<Told>({
  records: createRecords(openDatabase(folder)),
  owner: randomUUID(),
  gap: 250,
  idle: 60_000,
  clock: {
    now: () => Math.floor(Number(began) + (Date.now() - Number(began)) * times),
    elapsed: () => performance.now() * times,
    sleep: (ms, signal) => setTimeout(ms / times, undefined, { signal }).catch(() => {}),
  },
  compose: (_subscription, { after, until }) => (until > after ? { after, until } : undefined),
  notice: () => ({ after: 0, until: 0 }),
  post: (to, post, key) => ask<Posted>("/post", { to, post, key }, { outcome: "unclear", reason: noAnswer }),
  find: (to, key) =>
    ask<Found>("/find", { to, key }, { outcome: "unknown", reason: noAnswer, forbidden: false }),
  log: (sentence, cause) => console.error(sentence, cause),
});
console.log("runs");
