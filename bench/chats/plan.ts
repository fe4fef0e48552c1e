import type { Chat, Pressable, Question, Typed } from "./chat.ts";

/** What people would ask next, one after another. */
export interface Plan {
  next(person: string): Question;
  /** What the person was shown, on which they go on. */
  shown(person: string, card: Chat["wire"]): void;
}

/** The same person's same line is answered once in ten seconds, so nobody asks one again for longer than that. Milliseconds. */
const apart = 13_000;

const weights: readonly (readonly [Typed, number])[] = [
  ["find", 0.5],
  ["articles", 0.2],
  ["who", 0.2],
  ["context", 0.1],
];

/** Every second question is a press where there is something to press. `words` stand in many articles. */
export function createPlan(chat: Chat, words: readonly string[], random: () => number): Plan {
  const cards = new Map<string, Chat["wire"]>();
  const asked = new Map<string, number>();
  let number = 0;

  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];

  /** Whether the person may ask it, which they then do. */
  const isNew = (person: string, line: string): boolean => {
    const key = `${person} ${line}`;
    if ((asked.get(key) ?? Number.NEGATIVE_INFINITY) > performance.now() - apart) return false;
    asked.set(key, performance.now());
    return true;
  };

  const press = (person: string): Question | undefined => {
    const on = cards.get(person);
    if (on === undefined) return undefined;
    const button = pick(chat.buttons(on).filter(isReading));
    if (button === undefined) return undefined;
    // A page is turned again, but a line that it was turned to is not answered anew.
    return isNew(person, button.line) || button.inPlace ? { kind: "press", on, button } : undefined;
  };

  const type = (person: string): Question => {
    const kind = kindAt(random());
    if (kind === "context") {
      const id = pick([...known]);
      if (id !== undefined && isNew(person, `typed ${id}`)) return { kind, words: id };
    }
    // A word that no article has makes each line another one.
    return { kind: kind === "context" ? "find" : kind, words: `${pick(words)} -xq${number++}` };
  };

  const known = new Set<string>();

  return {
    next: (person) => (random() < 0.5 ? press(person) : undefined) ?? type(person),
    shown(person, card) {
      cards.set(person, card);
      for (const { line } of chat.buttons(card)) {
        const [, id] = /^context (\S+)/.exec(line) ?? [];
        if (id !== undefined && known.size < mostKnown) known.add(id);
      }
    },
  };
}

const mostKnown = 500;

/** What changes nothing and sends no files, which are messages of their own. */
const isReading = ({ line }: Pressable): boolean =>
  /^(?:#|(?:context|find|articles|who) |cite \S+$)/.test(line);

function kindAt(share: number): Typed {
  let left = share;
  for (const [kind, weight] of weights) {
    left -= weight;
    if (left < 0) return kind;
  }
  return "find";
}
