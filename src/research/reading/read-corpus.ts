import { open } from "node:fs/promises";
import type { Article } from "../article.ts";
import { type ArticleFile, articleFiles, refusal } from "./article-files.ts";
import { decode } from "./decode.ts";
import { readArticle } from "./read-article.ts";
import { type Problem, ReadingError } from "./reading-error.ts";

export type { Problem } from "./reading-error.ts";

/** Every article of some folders, in the order of folders and names, and what was not read. */
export interface Corpus {
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

/** No article of a newspaper comes near it. Bytes. */
const largestFile = 5_000_000;
/** Enough to keep a disk busy, few enough never to run out of file handles. */
const readAtOnce = 16;

/** Reads every `.md` and `.txt` of the folders. Never rejects for what is in them: each bad file is a problem and the rest is read. */
export async function readCorpus(folders: readonly string[]): Promise<Corpus> {
  const contents = await Promise.all(folders.map(articleFiles));
  const files = contents.flatMap((content) => content.files).filter(isFirst());
  const readings = await mapBounded(files, readAtOnce, readFile);
  const problems: Problem[] = contents.flatMap((content) => content.problems);
  const kept = new Map<string, { readonly file: ArticleFile; readonly article: Article }>();
  for (const { file, article, reason } of readings) {
    const same = article && kept.get(article.id);
    if (reason !== undefined) problems.push({ file: file.shown, reason });
    else if (same) problems.push({ file: file.shown, reason: sameId(same.file) });
    else if (article) kept.set(article.id, { file, article });
  }
  return { articles: Array.from(kept.values(), ({ article }) => article), problems };
}

/** A folder named twice, or inside another one, holds no second copies. */
function isFirst(): (file: ArticleFile) => boolean {
  const seen = new Set<string>();
  return ({ path }) => !seen.has(path) && seen.add(path) !== undefined;
}

const sameId = (kept: ArticleFile): string =>
  `It has the same url, id or file name as ${kept.shown}, which was read instead: remove one, or give this one an id of its own.`;

interface FileReading {
  readonly file: ArticleFile;
  readonly article?: Article;
  readonly reason?: string;
}

async function readFile(file: ArticleFile): Promise<FileReading> {
  try {
    return { file, article: readArticle({ file: file.name, text: decode(await bytesOf(file.path)) }) };
  } catch (error) {
    return { file, reason: error instanceof ReadingError ? error.message : refusal(error) };
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  await using handle = await open(path);
  const { size } = await handle.stat();
  if (size > largestFile) {
    throw new ReadingError(
      `The file is larger than ${largestFile / 1_000_000} MB: split it into its articles.`,
    );
  }
  return handle.readFile();
}

/** As `Promise.all` over `map`, with no more than `limit` at work. Order is kept. */
async function mapBounded<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
