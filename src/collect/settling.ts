/** What became of files since the last change told; absolute paths, each in one list only. */
export interface FolderChange {
  /** New, or with other content. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Events on files, held back until the files rest. */
export interface Settling {
  add(path: string, is: "changed" | "removed"): void;
  /** What has not been told is not told any more. */
  stop(): void;
}

/** How often what rests is told. Milliseconds. */
const tick = 250;

/**
 * Tells of a file when nothing has happened to it for `settled` milliseconds, together with all others that rest by
 * then. So a file is not read half while it is written, and a thousand files are a few changes.
 */
export function createSettling(settled: number, onChange: (change: FolderChange) => void): Settling {
  const moving = new Map<string, { readonly is: "changed" | "removed"; readonly at: number }>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    // Not the day's time: when that jumps back, files would wait for it.
    const due = performance.now() - settled;
    const resting = [...moving].filter(([, { at }]) => at <= due);
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
      moving.set(path, { is, at: performance.now() });
      timer ??= setInterval(tell, tick);
    },
    stop: () => {
      moving.clear();
      clearInterval(timer);
      timer = undefined;
    },
  };
}
