/** Answers under way, so that stopping can wait for them: left alone, people would wait for ever. */
export interface UnderWay {
  /** Counts `work` until it ends; gives it back. */
  add(work: Promise<void>): Promise<void>;
  /** Resolves once all that was added has ended, well or not, or after `patience` milliseconds. */
  settled(): Promise<void>;
}

/** Nothing under way yet. */
export function createUnderWay(patience = 5000): UnderWay {
  const underWay = new Set<Promise<void>>();
  return {
    add(work) {
      const counted = work.finally(() => underWay.delete(counted));
      underWay.add(counted);
      return counted;
    },
    async settled() {
      const { promise: enough, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, patience);
      await Promise.race([Promise.allSettled(underWay), enough]);
      clearTimeout(timer);
    },
  };
}
