import type { Bot } from "./bot.ts";
import type { Call } from "./call.ts";
import type { Card } from "./card.ts";
import { setLatest } from "./set-latest.ts";

/** How long the same line is a repeat and not a new question, in milliseconds. */
const lifetime = 10_000;

/** Cards may hold files, so no more than this many are kept, and none longer than that. */
const mostKept = 200;

/**
 * The bot, which runs the same line of the same person in the same place once in ten seconds. A repeat gets the card of the
 * first, also while that is still being made, with `isRepeat` and for their eyes only. What broke is not kept. Nor is what they
 * asked before once a line of theirs changes something (they may look how things are now, or want it back), or, of what only
 * looks, once anything has changed (`Bot.asOf`).
 */
export function withRepeats(bot: Bot): Bot {
  // The oldest first.
  const kept = new Map<string, Kept>();

  const once = (from: Omit<Call, "line">, line: string, run: () => Promise<Card>): Promise<Card> => {
    const person = nameOf(from.where.surface, from.asker.id);
    const { channel, thread, isMessage } = from.where;
    const key = JSON.stringify([person, channel, thread, isMessage, line]);
    const isChanging = bot.changing(line);
    const first = kept.get(key);
    if (first !== undefined && (isChanging || first.asOf === bot.asOf?.())) return first.card.then(repeated);
    if (isChanging) forgetAll(person);
    const one: Kept = { person, asOf: bot.asOf?.(), card: run() };
    setLatest(kept, key, one, mostKept);
    letGo(key, one, isChanging);
    return one.card;
  };

  /**
   * Forgets it once it broke, or where nothing came of what was to change something: the reason may be mended at once. Otherwise ten
   * seconds after it was asked, when it is answered by then.
   */
  const letGo = (key: string, one: Kept, isChanging: boolean): void => {
    const forget = () => void (kept.get(key) === one && kept.delete(key));
    const over = new Promise((resolve) => setTimeout(resolve, lifetime).unref());
    one.card.then(
      ({ outcome }) =>
        outcome === "failed" || (isChanging && outcome === "refused") ? forget() : void over.then(forget),
      forget,
    );
  };

  /** What cannot be read now stands for itself: pressing it says what is wrong. */
  const lineIn = (carried: string): string => {
    try {
      return bot.lineOf(carried) ?? carried;
    } catch {
      return carried;
    }
  };

  const forgetAll = (whose: string): void => {
    for (const [key, { person }] of kept) if (person === whose) kept.delete(key);
  };

  return {
    ...bot,
    // Without their signals: an answer that several wait for is left out for none.
    run: (call) => once(call, call.line, () => bot.run(call)),
    press: (carried, from) => once(from, lineIn(carried), () => bot.press(carried, from)),
    undelivered: (surface, person) => forgetAll(nameOf(surface, person)),
  };
}

const repeated = ({ audience: _everyone, ...card }: Card): Card => ({ ...card, isRepeat: true });

interface Kept {
  readonly person: string;
  /** `Bot.asOf` when it was asked. */
  readonly asOf: number | undefined;
  readonly card: Promise<Card>;
}

const nameOf = (surface: string, person: string): string => `${surface} ${person}`;
