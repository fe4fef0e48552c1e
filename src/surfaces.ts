import { AdapterError, type ChatAdapter, type Log } from "./chat/adapter.ts";

/** The surfaces of one desk: started side by side, each for itself, and stopped in the opposite order. */
export interface Surfaces {
  /** Never rejects: one that cannot start says why in a line, and the others go on. */
  start(adapter: ChatAdapter): Promise<boolean>;
  /** Whether anyone is being served, or may be once a surface that is still starting has started. */
  serving(): boolean;
  stop(): Promise<void>;
}

/** No surfaces yet. */
export function createSurfaces(log: Log): Surfaces {
  const running: ChatAdapter[] = [];
  const start = async (adapter: ChatAdapter): Promise<boolean> => {
    running.push(adapter);
    try {
      await adapter.start();
      return true;
    } catch (cause) {
      running.splice(running.indexOf(adapter), 1);
      if (cause instanceof AdapterError) log(cause.message);
      else log(`${adapter.name} could not start; the rest goes on.`, cause);
      return false;
    }
  };
  return {
    start,
    serving: () => running.length > 0,
    async stop() {
      for (const adapter of running.splice(0).toReversed()) {
        await adapter.stop().catch((cause) => log(`${adapter.name} did not stop cleanly.`, cause));
      }
    },
  };
}
