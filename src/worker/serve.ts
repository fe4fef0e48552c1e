import type { Call } from "../chat/call.ts";
import type { Card } from "../chat/card.ts";
import type { Library } from "../chat/library.ts";
import type { Answers, Asked, FromWorker, ToWorker } from "./messages.ts";

/** The worker's end of the channel. */
export interface Channel {
  on(event: "message", listener: (message: ToWorker) => void): unknown;
  postMessage(message: FromWorker): void;
}

/** What answers in the worker. */
export interface Serving {
  readonly run: (call: Call) => Promise<Card>;
  readonly library: Library;
  readonly stop: () => void;
  /** Hears what the main thread answers. */
  readonly onAnswer?: (message: Extract<ToWorker, { kind: "answer" }>) => void;
}

/**
 * Answers what comes in, one question a turn of the loop: between two, messages are heard, and a question that
 * nobody waits for any more is left out.
 */
export function serve(channel: Channel, { run, library, stop, onAnswer }: Serving): void {
  const waiting = new Map<number, Asked>();
  let isPumping = false;

  async function answerOf({ kind, about }: Asked): Promise<Answers[keyof Answers]> {
    if (kind === "quote") return library.quote(about);
    if (kind === "article") return library.article(about);
    const { data: _forScripts, ...card } = await run(about);
    return card;
  }

  async function answer(number: number, asked: Asked): Promise<void> {
    try {
      channel.postMessage({ kind: "answer", number, answer: await answerOf(asked) });
    } catch (cause) {
      const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      channel.postMessage({ kind: "failure", number, why });
    }
  }

  function pump(): void {
    const [next] = waiting;
    isPumping = next !== undefined;
    if (next === undefined) return;
    waiting.delete(next[0]);
    void answer(...next);
    setImmediate(pump);
  }

  channel.on("message", (message) => {
    if (message.kind === "stop") return stop();
    if (message.kind === "answer") return onAnswer?.(message);
    if (message.kind === "drop") return void waiting.delete(message.number);
    waiting.set(message.number, message.asked);
    if (isPumping) return;
    isPumping = true;
    setImmediate(pump);
  });
}
