import type { Rooms } from "../chat/rooms.ts";
import type { AskedOfRooms, FromWorker, RoomAnswers, RoomAsks, ToWorker } from "./messages.ts";

/** The rooms as the worker reaches them: through the main thread, which has the surfaces. */
export interface DistantRooms extends Rooms {
  take(message: Extract<ToWorker, { kind: "answer" }>): void;
  /** Whoever waits is told that nothing is known; so is whoever asks from now on. */
  close(): void;
}

/** The surfaces have given up before, and nobody else takes a post over; then the main thread is not there, or has no time. Milliseconds. */
const patience = 30_000;

/** What is said where the main thread gives no answer. A post may have been sent meanwhile. */
const unanswered: RoomAnswers = {
  post: { outcome: "unclear", reason: "The desk was stopped, or had too much to do, while it posted." },
  find: { outcome: "unknown", reason: "The desk was stopped, or had too much to do.", forbidden: false },
  surfaces: [],
};

/** Rooms that are asked with `send`; every answer of the main thread's must be handed to `take`. */
export function createDistantRooms(send: (message: FromWorker) => void): DistantRooms {
  const waiting = new Map<number, (answer: RoomAnswers[keyof RoomAnswers] | undefined) => void>();
  let last = 0;
  let isClosed = false;

  function take(number: number, answer: RoomAnswers[keyof RoomAnswers] | undefined): void {
    waiting.get(number)?.(answer);
    waiting.delete(number);
  }

  async function ask<Kind extends keyof RoomAsks>(
    kind: Kind,
    about: RoomAsks[Kind],
  ): Promise<RoomAnswers[Kind]> {
    if (isClosed) return unanswered[kind];
    const number = ++last;
    const { promise, resolve } = Promise.withResolvers<RoomAnswers[keyof RoomAnswers] | undefined>();
    waiting.set(number, resolve);
    const timer = setTimeout(() => take(number, undefined), patience);
    try {
      send({ kind: "ask", number, asked: { kind, about } as AskedOfRooms });
      // The main thread answers each question with an answer of its kind.
      return ((await promise) as RoomAnswers[Kind] | undefined) ?? unanswered[kind];
    } finally {
      clearTimeout(timer);
      waiting.delete(number);
    }
  }

  return {
    // Cards go without their `data`, which is for scripts and need not be what crosses between threads.
    post: (to, { data: _forScripts, ...card }, key, standing) =>
      ask("post", { to, card, key, ...(standing !== undefined && { standing }), asked: Date.now() }),
    find: (to, key, since) => ask("find", { to, key, since }),
    surfaces: () => ask("surfaces", undefined),
    take: ({ number, answer }) => take(number, answer),
    close() {
      isClosed = true;
      for (const number of [...waiting.keys()]) take(number, undefined);
    },
  };
}

/**
 * The main thread's end: hands a question of the worker's to the surfaces. Rejects as little as they do. A post that was asked
 * for long ago, as in a process that was frozen, is not begun: whoever shares the database may have posted it meanwhile.
 */
export async function answerRooms(
  rooms: Rooms,
  { kind, about }: AskedOfRooms,
  now: () => number = Date.now,
): Promise<RoomAnswers[keyof RoomAnswers]> {
  if (kind === "post" && now() - about.asked > patience) return unanswered.post;
  if (kind === "post") return rooms.post(about.to, about.card, about.key, about.standing);
  if (kind === "find") return rooms.find(about.to, about.key, about.since);
  return rooms.surfaces();
}
