import { setTimeout as pause } from "node:timers/promises";
import { type SocketModeReceiver, webApi } from "@slack/bolt";
import type { Log } from "../../chat/adapter.ts";
import type { Down, SurfaceState } from "../../chat/rooms.ts";
import { reasonOf } from "./refusals.ts";
import { onNotice } from "./socket-notice.ts";

/** The library's own end of a Socket Mode connection. */
export type Socket = SocketModeReceiver["client"];

/** A Socket Mode connection that is opened again whenever it is lost, and before Slack closes it where Slack says so. */
export interface Connection {
  /** Resolves once Slack has said hello. Rejects with what is wrong when the first attempt fails. */
  open(): Promise<void>;
  state(): SurfaceState;
  close(): Promise<void>;
}

/**
 * In milliseconds. Nothing is waited for at first, and never long while Slack takes us: whatever people type until we are
 * back fails.
 */
const pauses = { second: 100, whileTaken: 1000, longest: 30_000 };

/** How long Slack has, in milliseconds. */
interface Terms {
  /** To say hello. */
  readonly hello: number;
  /** A connection that held for this long was a good one. */
  readonly good: number;
  /** To close what it said that it would close; until then it may still say something there. */
  readonly close: number;
}

const usual: Terms = { hello: 15_000, good: 10_000, close: 15_000 };

/** A connection that stands. */
interface Link {
  /** Resolves once it is lost, or Slack says that it will close it. */
  readonly ending: Promise<void>;
}

const none: Link = { ending: Promise.resolve() };

/** Slack may take its time to close it: nobody waits for that. */
const leave = (socket: Socket): void => void socket.disconnect().catch(() => {});

/**
 * Keeps a socket open. Each attempt has a socket of its own, so that the next one can stand before the last is gone. The
 * library's reconnecting (which must be off) waits five seconds each time and, when Slack refuses for good, leaves a
 * rejection that nobody can catch.
 */
export function createConnection(make: () => Socket, log: Log, terms = usual): Connection {
  const closing = new AbortController();
  const standing = new Set<Socket>();
  let problem: Down | undefined;

  const attempt = async (): Promise<Link> => {
    const socket = make();
    const { promise: ending, resolve: end } = Promise.withResolvers<void>();
    socket.on("disconnected", () => {
      standing.delete(socket);
      end();
    });
    onNotice(socket, end);
    const late = AbortSignal.timeout(terms.hello);
    const isLate = new Promise<never>((_, reject) => {
      late.addEventListener("abort", () => reject(new Error("Slack did not say hello")));
    });
    const older = [...standing];
    try {
      await Promise.race([socket.start(), isLate]);
    } catch (cause) {
      leave(socket);
      throw cause ?? new Error("the connection was lost at once");
    }
    standing.add(socket);
    if (closing.signal.aborted) leave(socket);
    for (const each of older) void leaveLater(each);
    return { ending };
  };

  const leaveLater = async (socket: Socket): Promise<void> => {
    await pause(terms.close, undefined, { ref: false });
    if (standing.has(socket)) leave(socket);
  };

  const keep = async (first: Link): Promise<void> => {
    let [link, wait] = [first, 0];
    while (!closing.signal.aborted) {
      const since = Date.now();
      await link.ending;
      if (link !== none) wait = Date.now() - since > terms.good ? 0 : Math.min(wait, pauses.whileTaken);
      await pause(wait, undefined, { signal: closing.signal });
      wait = Math.min(2 * wait || pauses.second, pauses.longest);
      try {
        link = await attempt();
        if (problem !== undefined) log("Slack is connected again.");
        problem = undefined;
      } catch (cause) {
        link = none;
        if (cause instanceof webApi.WebAPIRateLimitedError) wait = Math.max(wait, 1000 * cause.retryAfter);
        // A link that was to be closed may stand still.
        if (standing.size === 0) tell(cause);
      }
    }
  };

  const tell = (cause: unknown): void => {
    const reason = reasonOf(cause);
    const what =
      reason === undefined
        ? "Slack cannot be reached"
        : `Slack refused SLACK_APP_TOKEN (${reason}), so nobody is answered there`;
    const down = `${what}; it is tried again until it works.`;
    if (problem === undefined) log(down, cause);
    problem = { down };
  };

  return {
    state: () => (standing.size > 0 ? "connected" : (problem ?? "connecting")),
    async open() {
      // Rejects only when it is aborted in a pause, by our own closing.
      keep(await attempt()).catch(() => {});
    },
    async close() {
      closing.abort();
      const closed = Promise.all(Array.from(standing, (socket) => socket.disconnect()));
      await Promise.race([closed, pause(2000, undefined, { ref: false })]);
    },
  };
}
