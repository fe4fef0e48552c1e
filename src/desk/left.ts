import type { Occurrence } from "./occurrence.ts";

/** Tells whether an occurrence that somebody took has been left. */
export interface Left {
  /** In how many milliseconds it may be taken over; 0 where nobody has it. */
  wait(occurrence: Occurrence): number;
  /** Only these are taken now. */
  forgetOthers(occurrences: readonly Occurrence[]): void;
}

/**
 * Who has taken an occurrence has left it once it did not move for `lease` milliseconds before our eyes: measured by a clock that never
 * jumps, so a day's clock that does cannot make two post at once.
 */
export function createLeft(elapsed: () => number, lease: number): Left {
  const seen = new Map<number, { readonly as: string; readonly since: number }>();
  return {
    wait({ id, state, attempts, changed }) {
      if (state !== "claimed" && state !== "sending") return 0;
      const as = `${state} ${attempts} ${changed}`;
      const before = seen.get(id);
      if (before?.as === as) return Math.max(0, before.since + lease - elapsed());
      seen.set(id, { as, since: elapsed() });
      return lease;
    },
    forgetOthers(occurrences) {
      const ids = new Set(occurrences.map(({ id }) => id));
      for (const id of seen.keys()) if (!ids.has(id)) seen.delete(id);
    },
  };
}
