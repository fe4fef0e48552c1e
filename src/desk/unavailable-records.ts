import { UserError } from "../research/errors.ts";
import type { Records } from "./records.ts";

/**
 * What stands in where the desk's file cannot be opened: there is nothing in it, and whatever would be written throws a
 * `UserError`. `why` is a sentence with the remedy, as `openDatabase` throws it.
 */
export function unavailableRecords(why: string): Records {
  const refuse = (): never => {
    throw new UserError(`Nothing can be kept at the moment. ${why}`);
  };
  const none = () => [];
  const nothing = () => undefined;
  const zero = () => 0;
  return {
    clippings: { save: refuse, list: none, boards: none, remove: refuse },
    watches: {
      add: refuse,
      of: none,
      byName: nothing,
      running: none,
      version: zero,
      pause: refuse,
      remove: refuse,
      matches: none,
      items: none,
      matchesOf: none,
      countOf: zero,
    },
    subscriptions: {
      set: refuse,
      turn: refuse,
      of: nothing,
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
    zones: { of: nothing, set: refuse },
    prune: () => false,
  };
}
