import { setTimeout as pause } from "node:timers/promises";
import type { User } from "discord.js";
import type { Card } from "../../chat/card.ts";
import { createClosed } from "./closed.ts";
import { isPassing, isShut } from "./refusals.ts";
import { type Shower, show } from "./show.ts";

/** Direct messages to people: for what cannot be answered where they asked. */
export interface Directs {
  /**
   * Brings a card to a person, once for the same `nonce` (at most 25 characters); while Discord fails, thrice within seconds. Resolves
   * to whether it came there; never rejects. Who takes none is left alone for ten minutes.
   */
  bring(person: User, card: Card, nonce: string): Promise<boolean>;
}

/** Nobody has been written to. */
export function createDirects(shower: Shower): Directs {
  const closed = createClosed();
  return {
    async bring(person, card, nonce) {
      if (closed.has(person.id)) return false;
      for (const wait of waits) {
        await pause(wait);
        try {
          await show(card, person.id, shower, (message) =>
            person.send({ ...message, nonce, enforceNonce: true }),
          );
          return true;
        } catch (cause) {
          if (isShut(cause)) closed.add(person.id);
          if (!isPassing(cause)) return false;
        }
      }
      return false;
    },
  };
}

/** Before each try, in milliseconds: nobody else tells a person what became of their question. */
const waits = [0, 1000, 5000];
