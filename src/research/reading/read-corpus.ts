import type { Article } from "../article.ts";
import { type ArticleFile, articleFiles, type FolderContent } from "./article-files.ts";
import { createCorpusFiles } from "./corpus-files.ts";
import { formatOf } from "./formats.ts";
import { bytesOf, type Found, readFile } from "./read-file.ts";
import { furtherProblems, mostProblems, type Problem, sameId } from "./reading-error.ts";

export type { Problem } from "./reading-error.ts";

/** Every article of some folders, in the order of folders and names, and what was not read. */
export interface Corpus {
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
  /** The file of an article as people know it. */
  readonly fileOf?: (id: string) => string | undefined;
}

/** Enough to keep a disk busy, few enough never to run out of file handles or memory. */
const readAhead = 16;

/** Reads every article of the folders. Never rejects for what is in them: each bad file is a problem and the rest is read. */
export const readCorpus = (folders: readonly string[]): Promise<Corpus> => createCorpusFiles(folders).read();

/**
 * As `readCorpus`, one article after another: of the files themselves only a few are in memory at a time. Of two
 * articles of one id the first is kept.
 */
export async function* readFolders(folders: readonly string[]): AsyncGenerator<Found> {
  yield* readContents(await Promise.all(folders.map(articleFiles)));
}

/** As `readFolders`, for what they hold. */
export async function* readContents(contents: readonly FolderContent[]): AsyncGenerator<Found> {
  for (const problem of contents.flatMap((content) => content.problems)) yield { problem };
  const files = contents.flatMap((content) => content.files).filter(isFirst());
  const kept = new Map<string, ArticleFile>();
  const refused = new Map<ArticleFile, number>();
  for await (const found of readFiles(files)) {
    const same = found.reading && kept.get(found.reading.article.id);
    if (found.reading === undefined) yield found;
    else if (same) {
      const count = (refused.get(found.file) ?? 0) + 1;
      refused.set(found.file, count);
      if (count <= mostProblems)
        yield { problem: { file: found.file.shown, reason: sameId(found.file, same) } };
    } else {
      kept.set(found.reading.article.id, found.file);
      yield found;
    }
  }
  for (const [file, count] of refused)
    if (count > mostProblems) yield { problem: furtherProblems(file, count) };
}

/** The files in order; the next few are being fetched from the disk while one is read. */
async function* readFiles(files: readonly ArticleFile[]): AsyncGenerator<Found> {
  const fetched: (Promise<Uint8Array> | undefined)[] = [];
  for (const [index, file] of files.entries()) {
    for (const next of files.slice(index + fetched.length, index + readAhead)) fetched.push(fetch(next));
    yield* readFile(file, fetched.shift());
  }
}

function fetch(file: ArticleFile): Promise<Uint8Array> | undefined {
  const format = formatOf(file.name);
  if (format?.kind !== "whole") return undefined;
  const bytes = bytesOf(file, format);
  // It is awaited later, and then it counts.
  bytes.catch(() => undefined);
  return bytes;
}

/** A folder named twice, or inside another one, holds no second copies. */
function isFirst(): (file: ArticleFile) => boolean {
  const seen = new Set<string>();
  return ({ path }) => !seen.has(path) && seen.add(path) !== undefined;
}
