import type { Log } from "./chat/adapter.ts";
import { type FolderWatch, watchFolders } from "./collect/watch-folders.ts";
import type { LiveResearch } from "./research/create-research.ts";
import type { CorpusFiles } from "./research/reading/corpus-files.ts";
import { formatOf } from "./research/reading/formats.ts";

/** Keeps the research of a corpus up with its files. */
export interface Following {
  /** From now on, what changes is taken up within two seconds, while questions are answered; `onUpdate` is told after it. */
  follow(files: CorpusFiles, live: LiveResearch, onUpdate?: () => void): void;
  stop(): Promise<void>;
}

/**
 * Watches the folders from the start, so that nothing changes unseen between reading them and following them:
 * what is told before `follow` waits for it. Resolves once they are watched.
 */
export async function watchCorpus(folders: readonly string[], log: Log): Promise<Following> {
  const waiting: string[] = [];
  let takeUp: ((paths: readonly string[]) => void) | undefined;
  const watch: FolderWatch = watchFolders(folders, {
    log,
    isWanted: (path) => formatOf(path) !== undefined,
    onChange: ({ changed, removed }) => {
      const paths = [...changed, ...removed];
      if (takeUp === undefined) waiting.push(...paths);
      else takeUp(paths);
    },
  });
  await watch.ready;
  let busy = Promise.resolve();
  return {
    follow(files, live, onUpdate = () => {}) {
      takeUp = (paths) => {
        busy = busy
          .then(async () => live.update(await files.refresh(paths)))
          .catch((cause) => log("Some articles that changed could not be taken up.", cause))
          .then(onUpdate);
      };
      if (waiting.length > 0) takeUp(waiting.splice(0));
    },
    async stop() {
      await watch.stop();
      await busy;
    },
  };
}
