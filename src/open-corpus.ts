import { type Cache, createCache } from "./cache/create-cache.ts";
import type { Log } from "./chat/adapter.ts";
import { createLiveResearch, type LiveResearch } from "./research/create-research.ts";
import { type CorpusFiles, createCorpusFiles } from "./research/reading/corpus-files.ts";
import type { Corpus } from "./research/reading/read-corpus.ts";

/** Where articles and state are. */
export interface CorpusPlaces {
  /** Folders of articles. */
  readonly corpus: readonly string[];
  /** The desk's own folders of articles: that one of them is empty is no problem. */
  readonly own: readonly string[];
  /** Where what was read is kept. */
  readonly data: string;
}

/** A corpus, its research, and what was kept of both. */
export interface OpenCorpus {
  readonly files: CorpusFiles;
  readonly cache: Cache;
  readonly live: LiveResearch;
  /** Reads the files, without taking them up; `onSize` is told first how many bytes there are. */
  read(onSize?: (bytes: number) => void): Promise<Corpus>;
  /** As `read`, but leaves what is being written. */
  readResting(onSize?: (bytes: number) => void): ReturnType<CorpusFiles["readResting"]>;
  /**
   * Takes up what was read, and of what was kept all that still holds. Rejects as `LiveResearch.update` does.
   * `onProgress` is told how many articles are taken up.
   */
  takeUp(read: Corpus, onProgress?: (taken: number, of: number) => void): Promise<void>;
  /** Keeps what was read for the next start. Never rejects: what cannot be kept is said in the log. */
  keep(): Promise<void>;
}

/** Bytes of files that are read in about a second: less is not worth keeping, nor waiting for. */
export const quicklyRead = 500_000;

export function openCorpus({ corpus, own, data }: CorpusPlaces, log: Log): OpenCorpus {
  const cache = createCache(data);
  const files = createCorpusFiles(corpus, own, cache.readThrough);
  const live = createLiveResearch(undefined, cache.derive);
  const onceOpen = (onSize?: (bytes: number) => void) => async (bytes: number) => {
    onSize?.(bytes);
    if (bytes > quicklyRead) await cache.open();
  };
  return {
    files,
    cache,
    live,
    read: (onSize) => files.read(onceOpen(onSize)),
    readResting: (onSize) => files.readResting(onceOpen(onSize)),
    async takeUp(read, onProgress = () => {}) {
      // Of articles with one id the last counts.
      const all = [...new Map(read.articles.map((article) => [article.id, article])).values()];
      const saved = await cache.recall(all);
      if (saved !== undefined) {
        await live
          .restore(saved)
          .catch((cause) =>
            log(`What was kept of the index is of no use, so it is built anew: ${reasonOf(cause)}`),
          );
      }
      const add = all.filter((article) => live.research.article(article.id) !== article);
      await live.update({ ...read, add, remove: [] }, (taken) =>
        onProgress(all.length - add.length + taken, all.length),
      );
    },
    async keep() {
      const { paths, articles } = files.held();
      await cache
        .save(paths, articles, live.save)
        .catch((cause) =>
          log(`What was read is not kept, so the next start takes longer: ${reasonOf(cause)}`),
        );
    },
  };
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
