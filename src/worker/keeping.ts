/** When what was read is kept for the next start: a while after a change, and not twice at once. */
export interface Keeping {
  now(): void;
  /** After a change: others may follow. */
  soon(): void;
  /** Keeps what is not kept yet. */
  end(): Promise<void>;
}

/** Milliseconds. */
const rest = 30_000;

/** `keep` never rejects. */
export function createKeeping(keep: () => Promise<void>): Keeping {
  let busy = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    busy = busy.then(keep);
  };
  return {
    now,
    soon() {
      timer ??= setTimeout(now, rest);
    },
    end() {
      if (timer !== undefined) now();
      return busy;
    },
  };
}
