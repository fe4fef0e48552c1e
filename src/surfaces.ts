import { setTimeout as pause } from "node:timers/promises";
import { AdapterError, type ChatAdapter, type Log } from "./chat/adapter.ts";
import { growing } from "./chat/pauses.ts";
import type { Rooms } from "./chat/rooms.ts";
import type { Destination } from "./desk/destination.ts";

/**
 * The surfaces of one desk: started side by side, each for itself, and stopped in the opposite order. As rooms they hand a
 * post to the surface of its destination.
 */
export interface Surfaces extends Rooms {
  /**
   * Never rejects: one that cannot start says why in a line, once, and the others go on. What may pass is tried again until it
   * works, so this may take hours; false where it is final, or all was stopped meanwhile.
   */
  start(adapter: ChatAdapter): Promise<boolean>;
  /** What is posted reaches this surface too; it is started and stopped by somebody else. */
  add(adapter: ChatAdapter): void;
  /** Whether anyone is being served, or may be once a surface that is still starting has started. */
  serving(): boolean;
  stop(): Promise<void>;
}

/** How surfaces wait; tests have no patience. */
interface Waiting {
  /** How long posting, or looking for a post, may take in all. Milliseconds. */
  readonly within?: number;
  /** Resolves after so many milliseconds; may reject once `signal` is aborted. */
  readonly rest?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

const patience = 15_000;

/** Between attempts to start a surface. */
const pauses = { first: 5000, longest: 300_000 };

const sleep = (milliseconds: number, signal: AbortSignal) => pause(milliseconds, undefined, { signal });

/** No surfaces yet. */
export function createSurfaces(log: Log, { within = patience, rest = sleep }: Waiting = {}): Surfaces {
  const running: ChatAdapter[] = [];
  const known = new Map<string, ChatAdapter>();
  const failed = new Map<ChatAdapter, string>();
  const stopping = new AbortController();

  const start = async (adapter: ChatAdapter): Promise<boolean> => {
    running.push(adapter);
    known.set(adapter.surface, adapter);
    for (const wait of growing(pauses)) {
      if (await attempt(adapter)) return true;
      if (!running.includes(adapter)) return false;
      await rest(wait, stopping.signal).catch(() => {});
      if (stopping.signal.aborted) break;
    }
    return false;
  };

  /** Whether it has started. What is final takes it from those that run. */
  const attempt = async (adapter: ChatAdapter): Promise<boolean> => {
    try {
      await adapter.start();
      failed.delete(adapter);
      return true;
    } catch (cause) {
      const isPlain = cause instanceof AdapterError;
      const isPassing = isPlain && !cause.isFinal;
      const isTold = isPassing && failed.has(adapter);
      if (!isPassing && running.includes(adapter)) running.splice(running.indexOf(adapter), 1);
      failed.set(adapter, isPlain ? cause.message : `${adapter.name} could not start; the log says why.`);
      if (isPlain && !isTold) log(cause.message);
      else if (!isPlain) log(`${adapter.name} could not start; the rest goes on.`, cause);
      return false;
    }
  };

  /** What the surface of a destination says; `otherwise` where it says nothing in time, or breaks. */
  const ask = async <T>(
    to: Destination,
    task: (adapter: ChatAdapter) => Promise<T>,
    absent: (reason: string) => T,
    otherwise: (reason: string) => T,
  ): Promise<T> => {
    const adapter = known.get(to.surface);
    if (adapter === undefined) return absent(`This desk is not connected to ${nameOf(to.surface)}.`);
    const settled = new AbortController();
    const late = pause(within, undefined, { signal: settled.signal }).then(() =>
      otherwise(`${adapter.name} did not answer.`),
    );
    // Aborted once the surface has answered.
    late.catch(() => {});
    try {
      return await Promise.race([task(adapter), late]);
    } catch (cause) {
      log(`${adapter.name} broke while something was posted.`, cause);
      return otherwise(`Something broke while it was posted to ${adapter.name}.`);
    } finally {
      settled.abort();
    }
  };

  return {
    start,
    add: (adapter) => void known.set(adapter.surface, adapter),
    serving: () => running.length > 0,
    post: (to, card, key, standing) =>
      ask(
        to,
        (adapter) => adapter.post(to, card, key, standing),
        (reason) => ({ outcome: "later", after: 60_000, reason }),
        (reason) => ({ outcome: "unclear", reason }),
      ),
    find(to, key, since) {
      const unknown = (reason: string) => ({ outcome: "unknown", reason, forbidden: false }) as const;
      return ask(to, (adapter) => adapter.find(to, key, since), unknown, unknown);
    },
    surfaces: async () =>
      Array.from(known.values(), (adapter) => {
        const down = failed.get(adapter);
        const { name, surface } = adapter;
        return { name, surface, state: down === undefined ? adapter.state() : { down } };
      }),
    async stop() {
      stopping.abort();
      for (const adapter of running.splice(0).toReversed()) {
        await adapter.stop().catch((cause) => log(`${adapter.name} did not stop cleanly.`, cause));
      }
    },
  };
}

const nameOf = (surface: string): string =>
  surface === "web" ? "a page" : surface.charAt(0).toUpperCase() + surface.slice(1);
