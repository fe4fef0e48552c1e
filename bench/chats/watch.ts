import type { Loose } from "../ledger/desks.ts";
import { asksAgain } from "./chat.ts";

/** Something that was shown, as it was then: later changes of the message change nothing here. */
export interface Shown {
  /** By the platform's clock, in milliseconds. */
  readonly at: number;
  /** What it belongs to, as the platform calls it; undefined where it does not tell. */
  readonly key: string | undefined;
  readonly person: string | undefined;
  readonly isNotice: boolean;
  readonly message: Loose;
}

/** Notes all that a platform shows from now on. `keyOf` and `textOf` read its events and messages. */
export function watch(
  wire: Loose,
  keyOf: (event: Loose) => string | undefined,
  textOf: (message: Loose) => string,
): readonly Shown[] {
  const shown: Shown[] = [];
  let next = wire.timeline.length;
  wire.on("activity", () => {
    for (; next < wire.timeline.length; next++) {
      const event = wire.timeline[next];
      if (event.kind !== "message" && event.kind !== "update") continue;
      shown.push({
        at: event.t,
        key: keyOf(event),
        person: event.user,
        isNotice: asksAgain(textOf(event.message)),
        message: event.message,
      });
    }
  });
  return shown;
}
