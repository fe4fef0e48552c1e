import type { Log } from "./chat/adapter.ts";
import { type FolderWatch, watchFolders } from "./collect/watch-folders.ts";
import type { Article } from "./research/article.ts";
import type { LiveResearch } from "./research/create-research.ts";
import type { CorpusFiles } from "./research/reading/corpus-files.ts";
import { formatOf } from "./research/reading/formats.ts";

/** Keeps the research of a corpus up with its files. */
export interface Following {
  /**
   * From now on, what changes is taken up within two seconds, while questions are answered. Resolves once what was `left` is
   * taken up; files that take longer than `patience` to come to rest are not waited for, those being taken up are.
   */
  follow(files: CorpusFiles, live: LiveResearch, options?: FollowOptions): Promise<void>;
  /** Whether something that changed, or was left, is not taken up yet. */
  isReading(): boolean;
  stop(): Promise<void>;
}

/** What else there is to know of a following. */
interface FollowOptions {
  /** Files that were being written when the corpus was read: they are taken up when they rest. Real paths. */
  readonly left?: readonly string[];
  /** Told after each change that is taken up, with the articles that are new or others now. */
  readonly onUpdate?: (changed: readonly Article[]) => void;
  /** How long a desk waits at its start for files to come to rest. Milliseconds; 5,000 if not given. */
  readonly patience?: number;
}

/**
 * Watches the folders from the start, so that nothing changes unseen between reading them and following them:
 * what is told before `follow` waits for it. Resolves once they are watched.
 */
export async function watchCorpus(folders: readonly string[], log: Log): Promise<Following> {
  const waiting = new Set<string>();
  const unread = new Set<string>();
  let underWay = 0;
  let takeUp = (): void => {};
  const watch: FolderWatch = watchFolders(folders, {
    log,
    isWanted: (path) => formatOf(path) !== undefined,
    onChange: ({ changed, removed }) => {
      for (const path of [...changed, ...removed]) waiting.add(path);
      takeUp();
    },
  });
  await watch.ready;
  let busy = Promise.resolve();
  const whole = Promise.withResolvers<void>();
  return {
    follow(files, live, { left = [], onUpdate = () => {}, patience = 5000 } = {}) {
      for (const path of left) unread.add(path);
      const timer = setTimeout(() => void busy.then(whole.resolve), patience);
      let changed: readonly Article[] = [];
      const update = async (): Promise<void> => {
        changed = [];
        // What has changed again while it waited here is told of again.
        const paths = [...waiting].filter((path) => !watch.isMoving(path));
        waiting.clear();
        if (paths.length === 0) return;
        const change = await files.refresh(paths);
        watch.await(change.left);
        changed = change.add;
        await live.update(change).finally(() => {
          for (const path of paths) unread.delete(path);
          if (unread.size === 0) whole.resolve();
        });
      };
      takeUp = () => {
        underWay++;
        busy = busy
          .then(update)
          .catch((cause) => log("Some articles that changed could not be taken up.", cause))
          .then(() => onUpdate(changed))
          .finally(() => underWay--);
      };
      watch.await(left);
      if (waiting.size > 0) takeUp();
      if (unread.size === 0) whole.resolve();
      return whole.promise.finally(() => clearTimeout(timer));
    },
    isReading: () => underWay > 0 || waiting.size > 0 || unread.size > 0,
    async stop() {
      whole.resolve();
      await watch.stop();
      await busy;
    },
  };
}
