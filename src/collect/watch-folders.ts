import { realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { createSettling, type FolderChange, type Settling } from "./settling.ts";

/** How folders are watched; times in milliseconds. */
export interface WatchOptions {
  readonly onChange: (change: FolderChange) => void;
  readonly log: (sentence: string) => void;
  /** Files that count; hidden files and folders never do. All without it. */
  readonly isWanted?: (path: string) => boolean;
  /** How long a file must rest until it counts as written. */
  readonly settled?: number;
  /** How often it is seen to that a folder is still the one watched. */
  readonly look?: number;
  /** Looks every second instead of waiting to be told: for network drives, which do not tell. */
  readonly usePolling?: boolean;
}

/** Folders under watch. */
export interface FolderWatch extends OneWatch {
  /** Tells of these files once they rest, as of files that changed. */
  await(paths: readonly string[]): void;
  /** Whether a file has changed and will be told of. */
  isMoving(path: string): boolean;
}

interface OneWatch {
  /** When all folders that exist are watched. What changes before may go untold: read them after it. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/** Half of what two seconds allow; the other half is for reading. Milliseconds. */
const rest = 1000;

/**
 * Tells of files added, changed, renamed and removed in folders, within two seconds of their last byte. Paths are
 * real ones, as `articleFiles` gives them. Links inside a folder are not followed. A folder that vanishes counts as
 * emptied, and is taken up when it comes back.
 */
export function watchFolders(folders: readonly string[], options: WatchOptions): FolderWatch {
  const settling = createSettling(options.settled ?? rest, options.onChange);
  const watches = folders.map((folder) => watchFolder(resolve(folder), settling, options));
  return {
    ready: Promise.all(watches.map(({ ready }) => ready)).then(() => {}),
    await(paths) {
      for (const path of paths) settling.add(path, "changed");
    },
    isMoving: (path) => settling.has(path),
    async stop() {
      settling.stop();
      await Promise.all(watches.map((each) => each.stop()));
      settling.stop();
    },
  };
}

/** One folder; its watcher is exchanged when the folder is, since a watcher stays with what it was opened on. */
function watchFolder(folder: string, settling: Settling, options: WatchOptions): OneWatch {
  const { log, look = 500 } = options;
  const held = new Set<string>();
  let watching: { readonly watcher: FSWatcher; readonly identity: string } | undefined;
  let polls = options.usePolling ?? false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  function onFile(path: string): void {
    held.add(path);
    settling.add(path, "changed");
  }

  function onRemoved(path: string): void {
    if (held.delete(path)) settling.add(path, "removed");
  }

  async function begin(identity: string, told: boolean): Promise<void> {
    const missing = new Set(held);
    const watcher = openWatcher(await realpath(folder), polls, options);
    watching = { watcher, identity };
    let initial = !told;
    const onAdd = (path: string) => {
      missing.delete(path);
      if (initial) held.add(path);
      else onFile(path);
    };
    watcher.on("add", onAdd).on("change", onFile).on("unlink", onRemoved);
    watcher.on("error", (error) => onError(error, watcher));
    await new Promise<void>((done) => {
      watcher.once("ready", done);
    });
    initial = false;
    for (const path of missing) onRemoved(path);
  }

  async function end(): Promise<void> {
    const { watcher } = watching ?? {};
    watching = undefined;
    await watcher?.close();
  }

  function onError(error: unknown, watcher: FSWatcher): void {
    if (watching?.watcher !== watcher) return;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (!polls && (code === "ENOSPC" || code === "EMFILE")) {
      polls = true;
      log(`The system watches no more files: ${folder} is looked through every second instead.`);
      void end();
    } else {
      log(`Watching ${folder}: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** Takes up the folder that is there now. What it holds is `told`, but when watching begins. */
  async function tend(told: boolean): Promise<void> {
    const found = await stat(folder, { bigint: true }).catch(() => undefined);
    // A system gives the number of a folder that was removed to the next one made.
    const identity = found?.isDirectory() ? `${found.dev} ${found.ino} ${found.birthtimeNs}` : undefined;
    if (stopped) return;
    if (watching && watching.identity !== identity) await end();
    if (identity === undefined) for (const path of [...held]) onRemoved(path);
    else if (!watching) await begin(identity, told);
  }

  let tending = tend(false).catch(tellTrouble);
  function tellTrouble(error: unknown): void {
    log(`Watching ${folder}: ${error instanceof Error ? error.message : error}`);
  }
  function tendOn(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      tending = tend(true).catch(tellTrouble).then(tendOn);
    }, look);
  }

  return {
    ready: tending.then(tendOn),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      // A watcher that is closed does not say that it is ready: the one that is opening is waited for first.
      await tending;
      clearTimeout(timer);
      await end();
    },
  };
}

function openWatcher(folder: string, usePolling: boolean, options: WatchOptions): FSWatcher {
  const { isWanted = () => true } = options;
  return watch(folder, {
    followSymlinks: false,
    usePolling,
    interval: 1000,
    ignorePermissionErrors: true,
    ignored: (path, stats) =>
      path !== folder &&
      (basename(path).startsWith(".") ||
        (stats !== undefined && !stats.isDirectory() && !(stats.isFile() && isWanted(path)))),
  });
}
