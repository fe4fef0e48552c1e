import type { Shown } from "../../chat/card.ts";
import { setLatest } from "../../chat/set-latest.ts";
import { limits } from "./limits.ts";

/** The quotations that each person was shown last, so that nobody has to copy an id. Forgotten with the desk's end: it only spares typing. */
export interface Seen {
  add(person: string, shown: readonly Shown[]): void;
  /** The last card's first, in its order; each once. */
  of(person: string): readonly Shown[];
}

/** Nobody has seen anything. Whoever saw nothing for the longest time is forgotten first. */
export function createSeen(mostPeople = 1000): Seen {
  const people = new Map<string, readonly Shown[]>();
  return {
    add(person, shown) {
      if (shown.length === 0) return;
      const again = new Set(shown.map(({ id }) => id));
      const before = (people.get(person) ?? []).filter(({ id }) => !again.has(id));
      setLatest(people, person, [...shown, ...before].slice(0, limits.choices.most), mostPeople);
    },
    of: (person) => people.get(person) ?? [],
  };
}
