import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createRecords } from "../../src/desk/create-records.ts";
import { openDatabase } from "../../src/desk/database.ts";
import { keyOf, type Occurrence } from "../../src/desk/occurrence.ts";
import { startSurface } from "./surface.ts";

/** What came of processes that were killed. */
export interface Killed {
  readonly kills: number;
  readonly rows: readonly Occurrence[];
  /** How often each key was posted. */
  readonly posted: ReadonlyMap<string, number>;
  /** Arrivals that stand in no post, and those in two. */
  readonly lost: readonly number[];
  readonly twice: readonly number[];
}

interface Options {
  readonly kills: number;
  readonly rooms: number;
  /** How many run at once, by mistake where there are two. */
  readonly processes: number;
  /** Times as fast as ours. A process may stall for 120 seconds of its time at most. */
  readonly speed?: number;
  readonly random?: () => number;
}

const script = fileURLToPath(new URL("./clock.ts", import.meta.url));

/** Lets clocks post on one database while they are killed so many times, then lets one end what is left. */
export async function killClocks(options: Options): Promise<Killed> {
  const { kills, rooms, processes, speed = 30, random = Math.random } = options;
  const folder = mkdtempSync(join(tmpdir(), "verbatim-ledger-"));
  const database = openDatabase(folder);
  const records = createRecords(database);
  const began = Date.now();
  const now = () => Math.floor(began + (Date.now() - began) * speed);
  records.arrivals.endBaseline();
  const ids = Array.from({ length: rooms }, (_, room) => {
    const to = { surface: "bench", channel: `C${room}`, isPerson: false };
    const by = { surface: "bench", id: "U1", name: "Ines Tavor" };
    return records.subscriptions.set("digest", to, by).id;
  });

  const running = new Set<ChildProcess>();
  let killed = 0;
  const killOne = (): void => {
    const [one] = [...running].sort(() => random() - 0.5);
    if (one === undefined || killed >= kills) return;
    running.delete(one);
    one.kill("SIGKILL");
    killed++;
  };
  const surface = await startSurface(killOne, random);
  const start = async (): Promise<void> => {
    const child = spawn(process.execPath, [script, folder, surface.url, String(began), String(speed)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  };

  let number = 0;
  const owe = (): void => {
    records.arrivals.note([{ article: `a${++number}`, at: now(), hash: "", said: Uint32Array.of() }]);
    for (const id of ids) if (random() < 0.5) records.ledger.plan(id, `run:${number}`, now());
  };
  try {
    while (killed < kills) {
      while (running.size < processes) await start();
      owe();
      await setTimeout(random() * 400);
      if (random() < 0.3) killOne();
    }
    surface.calm();
    if (running.size === 0) await start();
    number++;
    for (const id of ids) records.ledger.plan(id, "run:last", now());
    const rows = () => ids.flatMap((id) => records.ledger.history(id, 100_000));
    const isOver = ({ state }: Occurrence): boolean => state === "sent" || state === "skipped";
    for (let waited = 0; waited < 120_000 && !rows().every(isOver); waited += 200) await setTimeout(200);
    return { kills: killed, rows: rows(), ...count() };
  } finally {
    for (const one of running) one.kill("SIGKILL");
    surface.stop();
    database.close();
    rmSync(folder, { recursive: true });
  }

  function count(): Pick<Killed, "posted" | "lost" | "twice"> {
    const posted = new Map<string, number>();
    for (const { key } of surface.messages) posted.set(key, (posted.get(key) ?? 0) + 1);
    const lost: number[] = [];
    const twice: number[] = [];
    for (const id of ids) {
      const rows = records.ledger.history(id, 100_000);
      const keys = new Set(rows.map(keyOf));
      const posts = surface.messages.filter(({ key }) => keys.has(key)).map(({ post }) => post);
      for (let arrival = 1; arrival <= records.arrivals.last(); arrival++) {
        const times = posts.filter(({ after, until }) => after < arrival && arrival <= until).length;
        if (times === 0) lost.push(arrival);
        if (times > 1) twice.push(arrival);
      }
    }
    return { posted, lost, twice };
  }
}
