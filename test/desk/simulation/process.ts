import { type KeepPosting, keepPosting } from "../../../src/desk/keep-posting.ts";
import type { Composing } from "../../../src/desk/posting.ts";
import type { Records } from "../../../src/desk/records.ts";
import type { Made, SimulatedSurface } from "./surface.ts";
import type { SimulatedTime } from "./time.ts";

/** One desk that runs, and may be killed between any two of its steps. */
export interface SimulatedProcess {
  readonly posting: KeepPosting;
  isAlive(): boolean;
  /** As SIGKILL does: nothing of it happens any more. */
  kill(): void;
  /** How many steps it has made: calls of the records, and of what is outside. */
  steps(): number;
}

interface Parts {
  readonly records: Records;
  readonly time: SimulatedTime;
  readonly surface: SimulatedSurface;
  readonly owner: string;
  readonly composing: Composing<Made>;
  /** It dies just before this step; never where it is absent. */
  readonly diesAt?: number;
  readonly lease?: number;
  readonly most?: number;
  readonly log?: (sentence: string, cause?: unknown) => void;
}

class Killed extends Error {}

export function startProcess(parts: Parts): SimulatedProcess {
  const { time, surface, owner, composing, diesAt = Number.POSITIVE_INFINITY, log = () => {} } = parts;
  let alive = true;
  let steps = 0;
  const isAlive = () => alive;
  const step = (): void => {
    if (alive && ++steps >= diesAt) alive = false;
    if (!alive) throw new Killed();
  };
  const view = surface.view(isAlive);
  const posting = keepPosting<Made>({
    records: stepping(parts.records, step),
    clock: time.clock(isAlive),
    owner,
    log,
    idle: 20 * 60_000,
    ...(parts.lease !== undefined && { lease: parts.lease }),
    ...(parts.most !== undefined && { most: parts.most }),
    async compose(...about) {
      step();
      const made = await composing.compose(...about);
      step();
      return made;
    },
    notice: composing.notice,
    async post(...about) {
      step();
      const posted = await view.post(...about);
      step();
      return posted;
    },
    async find(...about) {
      step();
      const found = await view.find(...about);
      step();
      return found;
    },
  });
  return {
    posting,
    isAlive,
    kill: () => {
      alive = false;
    },
    steps: () => steps,
  };
}

/** The same records, each call of which is a step before and a step after. */
function stepping(records: Records, step: () => void): Records {
  const stores = Object.entries(records).map(([name, store]) => [
    name,
    typeof store === "function" ? store : new Proxy(store, { get: (target, key) => stepped(target, key) }),
  ]);
  function stepped(target: object, key: string | symbol): unknown {
    const value: unknown = Reflect.get(target, key);
    if (typeof value !== "function") return value;
    return (...given: unknown[]) => {
      step();
      const result: unknown = Reflect.apply(value, target, given);
      step();
      return result;
    };
  }
  return Object.fromEntries(stores);
}
