import { UserError } from "../research/errors.ts";
import type { Records } from "./records.ts";

/**
 * What stands in where the desk's file cannot be opened: whatever would be written, or shown to people, throws a `UserError`, for
 * it is not true that there is nothing; who asks for it to work with it finds nothing to do. `why` is a sentence with the remedy,
 * as `openDatabase` throws it.
 */
export function unavailableRecords(why: string): Records {
  const refuse = (): never => {
    throw new UserError(`Nothing can be kept at the moment. ${why}`);
  };
  const none = () => [];
  const nothing = () => undefined;
  const zero = () => 0;
  return {
    clippings: { save: refuse, list: refuse, of: refuse, boards: refuse, remove: refuse, restore: refuse },
    watches: {
      add: refuse,
      of: refuse,
      byName: refuse,
      newest: refuse,
      running: none,
      version: zero,
      pause: refuse,
      remove: refuse,
      matches: none,
      hasMatches: () => false,
      items: none,
      matchesOf: refuse,
      quotesOf: refuse,
      countOf: refuse,
      wordsOf: nothing,
    },
    subscriptions: {
      set: refuse,
      turn: refuse,
      of: refuse,
      byId: nothing,
      all: none,
      pause: refuse,
      resume: refuse,
      remove: refuse,
    },
    ledger: {
      plan: refuse,
      unplan: refuse,
      due: none,
      nextDue: nothing,
      lastWindow: nothing,
      lastSent: nothing,
      claim: refuse,
      sending: refuse,
      sent: refuse,
      skipped: refuse,
      failed: refuse,
      refused: refuse,
      missed: refuse,
      tested: refuse,
      history: none,
    },
    arrivals: {
      last: zero,
      isEmpty: true,
      endBaseline: refuse,
      seen: nothing,
      withHash: none,
      note: refuse,
      between: none,
      until: zero,
    },
    zones: { of: nothing, list: none, set: refuse },
    kept: (phrases) => phrases.map(none),
    prune: () => false,
    check: refuse,
  };
}
