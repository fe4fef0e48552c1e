import type { Log } from "../../chat/adapter.ts";

/** Tells the log of a connection that comes and goes: once that there is none, however often it is tried, and once that it is back. */
export interface Outages {
  /** There is no connection from now on. It is told where that lasts, for one that is renewed in seconds is of no matter. */
  begin(): void;
  /** It was tried to connect, and that failed: told at once. */
  fail(cause: unknown): void;
  /** It works. */
  end(): void;
}

/** No outage. `patience`: how long one is not told where nothing fails, in milliseconds. */
export function createOutages(log: Log, patience: number): Outages {
  let waiting: NodeJS.Timeout | undefined;
  let isTold = false;

  const tell = (sentence: string, ...cause: unknown[]) => {
    if (isTold) return;
    isTold = true;
    log(sentence, ...cause);
  };

  return {
    begin() {
      waiting ??= setTimeout(tell, patience, silent).unref();
    },
    fail: (cause) =>
      tell("The desk does not get through to Discord. It is tried again until it works.", cause),
    end() {
      clearTimeout(waiting);
      waiting = undefined;
      if (isTold) log("The desk is connected to Discord.");
      isTold = false;
    },
  };
}

const silent =
  "Discord does not let the desk in and does not say why. It is tried again until it works; look at discordstatus.com, and whether a proxy or firewall stands between.";
