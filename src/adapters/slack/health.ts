import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../../chat/adapter.ts";
import { growing, type Pauses } from "../../chat/pauses.ts";
import type { Down } from "../../chat/rooms.ts";
import { isOfToken, reasonOf } from "./refusals.ts";

/** Whether Slack still takes our token. It may be revoked, or the app removed, while the connection stands. */
export interface Health {
  /** Why nobody is answered; undefined while nothing is wrong. */
  problem(): Down | undefined;
  /** How a call ended: `undefined` is well. What is not about the token changes nothing. */
  saw(cause: unknown): void;
  /** Slack says that we are cut off; `reason` is its word for it. */
  cutOff(reason: string): void;
  stop(): void;
}

/** Nothing is wrong yet. `check` rejects where Slack does not take the token; `pauses`: before it is asked again whether it does. */
export function createHealth(
  check: () => Promise<unknown>,
  log: Log,
  pauses: Pauses = { first: 30_000, longest: 900_000 },
): Health {
  const stopping = new AbortController();
  let down: string | undefined;

  const watch = async (): Promise<void> => {
    for (const wait of growing(pauses)) {
      await pause(wait, undefined, { signal: stopping.signal, ref: false });
      await check().then(mend, () => {});
      if (down === undefined) return;
    }
  };

  const mend = (): void => {
    if (down !== undefined) log("Slack takes SLACK_BOT_TOKEN again.");
    down = undefined;
  };

  const cutOff = (reason: string): void => {
    const isKnown = down !== undefined;
    down = `Slack does not take SLACK_BOT_TOKEN any more (${reason}), so nobody is answered there. Install the app again, copy the token and restart the desk.`;
    if (isKnown) return;
    log(down);
    // Rejects only when it is stopped in a pause.
    watch().catch(() => {});
  };

  return {
    problem: () => (down === undefined ? undefined : { down }),
    saw(cause) {
      if (isOfToken(cause)) cutOff(reasonOf(cause) ?? "");
      else if (cause === undefined) mend();
    },
    cutOff,
    stop: () => stopping.abort(),
  };
}
