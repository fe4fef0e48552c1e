import PQueue from "p-queue";
import type { Clock } from "./clock.ts";
import { FetchError } from "./fetch-error.ts";

/** Does work that asks a host, when it is that host's turn. */
export type HostQueue = <T>(address: string, work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/**
 * One request at a time a host, with `pause` milliseconds between one's end and the next one's beginning. A host that
 * asks to be left alone for longer is: until then its requests fail with what it said.
 */
export function createHostQueue(clock: Clock, pause: number): HostQueue {
  interface Host {
    readonly queue: PQueue;
    freeAt: number;
    refusal?: FetchError;
  }
  const hosts = new Map<string, Host>();
  return (address, work, signal) => {
    const name = URL.parse(address)?.host ?? "";
    const host: Host = hosts.get(name) ?? { queue: new PQueue({ concurrency: 1 }), freeAt: clock.elapsed() };
    hosts.set(name, host);
    return host.queue.add(async () => {
      signal?.throwIfAborted();
      const wait = host.freeAt - clock.elapsed();
      if (wait > 0 && host.refusal) throw host.refusal;
      if (wait > 0) await clock.sleep(wait, signal);
      delete host.refusal;
      try {
        const result = await work();
        host.freeAt = clock.elapsed() + pause;
        return result;
      } catch (error) {
        const asked = error instanceof FetchError ? (error.retryAfter ?? 0) : 0;
        host.freeAt = clock.elapsed() + Math.max(asked, pause);
        if (error instanceof FetchError && asked > pause) host.refusal = error;
        throw error;
      }
    });
  };
}
