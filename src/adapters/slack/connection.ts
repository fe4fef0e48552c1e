import { setTimeout as pause } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { SurfaceState } from "../../chat/rooms.ts";
import { reasonOf } from "./refusals.ts";

/** A Socket Mode connection that is opened again whenever it is lost. */
export interface Connection {
  /** Resolves once Slack has said hello. Rejects with what is wrong when the first attempt fails. */
  open(): Promise<void>;
  state(): SurfaceState;
  close(): Promise<void>;
}

/** In milliseconds. The first pause is short: whatever people type until we are back fails. */
const pauses = { first: 100, longest: 30_000 };

/** Slack says hello within this, and a connection that held for this long was a good one; in milliseconds. */
const [helloWithin, goodAfter] = [15_000, 10_000];

/**
 * Keeps the receiver's socket open. Its own reconnecting (which must be off) waits five seconds each time and,
 * when Slack refuses for good, leaves a rejection that nobody can catch.
 */
export function createConnection(socket: SocketModeReceiver["client"], log: Log): Connection {
  const closing = new AbortController();
  let onLost = () => {};
  let state: SurfaceState = "connecting";
  socket.on("disconnected", () => onLost());

  /** Resolves to a promise of the connection's end. In an object: a promise of a promise is one promise. */
  const attempt = async (): Promise<{ readonly lost: Promise<void> }> => {
    const lost = new Promise<void>((resolve) => {
      onLost = resolve;
    });
    const late = AbortSignal.timeout(helloWithin);
    const isLate = new Promise((_, reject) => {
      late.addEventListener("abort", () => reject(new Error("Slack did not say hello")));
    });
    try {
      await Promise.race([socket.start(), isLate]);
      state = "connected";
    } catch (cause) {
      if (late.aborted) socket.disconnect().catch(() => {});
      throw cause ?? new Error("the connection was lost at once");
    }
    return { lost };
  };

  const keep = async (first: Promise<void>): Promise<void> => {
    let [lost, wait, isTold] = [first, pauses.first, false];
    while (!closing.signal.aborted) {
      const since = Date.now();
      await lost;
      if (state === "connected") state = "connecting";
      if (Date.now() - since > goodAfter) wait = pauses.first;
      await pause(wait, undefined, { signal: closing.signal });
      wait = Math.min(wait * 2, pauses.longest);
      try {
        ({ lost } = await attempt());
        if (isTold) log("Slack is connected again.");
        isTold = false;
      } catch (cause) {
        lost = Promise.resolve();
        const reason = reasonOf(cause);
        const refused = `Slack refused SLACK_APP_TOKEN (${reason}), so nobody is answered there`;
        const problem = reason === undefined ? "Slack cannot be reached" : refused;
        state = { down: `${problem}; it is tried again until it works.` };
        if (!isTold) log(`${problem}; it is tried again until it works.`, cause);
        isTold = true;
      }
    }
  };

  return {
    state: () => state,
    async open() {
      const { lost } = await attempt();
      // Rejects only when it is aborted in a pause, by our own closing.
      keep(lost).catch(() => {});
    },
    async close() {
      closing.abort();
      await Promise.race([socket.disconnect(), pause(2000, undefined, { ref: false })]);
    },
  };
}
