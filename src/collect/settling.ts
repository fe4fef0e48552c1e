/** What became of files since the last change told; absolute paths, each in one list only. */
export interface FolderChange {
  /** New, or with other content. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Events on files, held back until the files rest. */
export interface Settling {
  add(path: string, is: "changed" | "removed"): void;
  /** Whether something has happened to a file that is not told yet. */
  has(path: string): boolean;
  /** What has not been told is not told any more. */
  stop(): void;
}

/** How often what rests is told. Milliseconds. */
const tick = 100;

/** How long it may take until a file rests: one that is written for ever is told of as it is, again and again. Milliseconds. */
const patience = 60_000;

/**
 * Tells of a file when nothing has happened to it for `settled` milliseconds, together with all others that rest by
 * then. So a file is not read half while it is written, and a thousand files are a few changes.
 */
export function createSettling(settled: number, onChange: (change: FolderChange) => void): Settling {
  const moving = new Map<
    string,
    { readonly is: "changed" | "removed"; readonly since: number; readonly at: number }
  >();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    // Not the day's time: when that jumps back, files would wait for it.
    const now = performance.now();
    const resting = [...moving].filter(([, { since, at }]) => now - at >= settled || now - since >= patience);
    for (const [path] of resting) moving.delete(path);
    if (moving.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    const those = (wanted: string) => resting.flatMap(([path, { is }]) => (is === wanted ? path : []));
    if (resting.length > 0) onChange({ changed: those("changed"), removed: those("removed") });
  };
  return {
    add: (path, is) => {
      const at = performance.now();
      moving.set(path, { is, since: moving.get(path)?.since ?? at, at });
      timer ??= setInterval(tell, tick);
    },
    has: (path) => moving.has(path),
    stop: () => {
      moving.clear();
      clearInterval(timer);
      timer = undefined;
    },
  };
}
