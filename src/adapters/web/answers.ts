import { randomBytes } from "node:crypto";
import type { Card } from "../../chat/card.ts";
import { setLatest } from "../../chat/set-latest.ts";

/** Answers to what was posted, each at an address of its own: shown again, nothing is done again. */
export interface Answers {
  /** Its name, which nobody guesses. */
  keep(card: Card): string;
  read(name: string): Card | undefined;
}

/** So many are kept, until the desk ends: each is read once, right after. */
const most = 100;

export function createAnswers(): Answers {
  const kept = new Map<string, Card>();
  return {
    keep(card) {
      const name = randomBytes(16).toString("base64url");
      setLatest(kept, name, card, most);
      return name;
    },
    read: (name) => kept.get(name),
  };
}
