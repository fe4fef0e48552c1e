import { stat } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { Article } from "../article.ts";
import { type ArticleFile, articleFiles } from "./article-files.ts";
import type { Corpus } from "./read-corpus.ts";
import { readFile } from "./read-file.ts";
import { furtherProblems, mostProblems, type Problem, sameId } from "./reading-error.ts";
import { createParting } from "./repeats.ts";

/** What changed in some folders since they were read last: articles new or changed, ids gone, all that is not read. */
interface CorpusChange {
  readonly add: readonly Article[];
  readonly remove: readonly string[];
  readonly problems: readonly Problem[];
  /** The file of an article as people know it. */
  readonly fileOf: (id: string) => string | undefined;
}

/** What was not read because it is being written: to be refreshed when it rests. Real paths. */
interface Left {
  readonly left: readonly string[];
}

/** The files of a corpus, read once and then again as they change. */
export interface CorpusFiles {
  /** Reads all of it, as it is; first `onSize` is told how many bytes there are to read, and waited for. */
  read(onSize?: (bytes: number) => void | Promise<void>): Promise<Corpus>;
  /** As `read`, but leaves what is being written. */
  readResting(onSize?: (bytes: number) => void | Promise<void>): Promise<Corpus & Left>;
  /**
   * Reads the files that changed, by their real paths, and says what that changes. Files of which nothing is known yet are
   * read as well, but for those that are being written. One call at a time.
   */
  refresh(changed: readonly string[]): Promise<CorpusChange & Left>;
  /** The files and articles as they were read last. */
  held(): { readonly paths: Iterable<string>; readonly articles: Iterable<Article> };
}

/** What a file gives, read by itself: the same whatever else is in the corpus. */
export interface FileContent {
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

/** Gives what `read` would give of a file, by calling it or from before. */
export type ReadThrough = (
  file: ArticleFile,
  read: (file: ArticleFile) => Promise<FileContent>,
) => Promise<FileContent>;

/** `quiet` folders are the desk's own: that one of them is empty or missing is no problem. */
export function createCorpusFiles(
  folders: readonly string[],
  quiet: readonly string[] = [],
  readThrough: ReadThrough = (file, read) => read(file),
): CorpusFiles {
  let contents = new Map<string, FileContent>();
  let kept = new Map<string, Article>();
  let owners = new Map<string, ArticleFile>();
  const fileOf = (id: string) => owners.get(id)?.shown;
  const part = createParting();

  async function look({ isAsRead, isWaitedFor, onSize }: Looking): Promise<Left & Pick<Corpus, "problems">> {
    const listed = await Promise.all([...folders, ...quiet].map(articleFiles));
    const files = new Map(
      listed.flatMap((content) => content.files.map((file) => [file.path, file] as const)),
    );
    const { bytes, moving } = await statesOf([...files.keys()].filter((path) => !isAsRead(path)));
    await onSize?.(bytes);
    const next = new Map<string, FileContent>();
    const left: string[] = [];
    for (const some of chunksOf([...files], readAtOnce)) {
      const read = some.map(async ([path, file]) => {
        const known = contents.get(path);
        if (known !== undefined && isAsRead(path)) return known;
        if (moving.has(path) && !isWaitedFor(path)) return undefined;
        return readThrough(file, (one) => contentOf(one, known));
      });
      for (const [i, content] of (await Promise.all(read)).entries()) {
        const path = some[i]?.[0] ?? "";
        if (content === undefined) left.push(path);
        else next.set(path, content);
      }
    }
    contents = next;
    const resolved = resolveIds(files, contents);
    ({ owners } = resolved);
    // What articles say of one another is found anew each time, so that it does not matter which came first.
    kept = new Map((await part(resolved.kept.values())).map((article) => [article.id, article]));
    const ofFolders = listed
      .flatMap((content) => content.problems)
      .filter(({ file }) => !quiet.includes(file));
    return { problems: [...ofFolders, ...resolved.problems], left };
  }

  return {
    async read(onSize) {
      const { problems } = await look({ isAsRead: () => false, isWaitedFor: () => true, onSize });
      return { articles: [...kept.values()], problems, fileOf };
    },
    async readResting(onSize) {
      const looked = await look({ isAsRead: () => false, isWaitedFor: () => false, onSize });
      return { articles: [...kept.values()], ...looked, fileOf };
    },
    async refresh(changed) {
      const before = kept;
      const again = new Set(changed);
      const looked = await look({
        isAsRead: (path) => contents.has(path) && !again.has(path),
        isWaitedFor: (path) => again.has(path),
      });
      return {
        add: [...kept.values()].filter((article) => before.get(article.id) !== article),
        remove: [...before.keys()].filter((id) => !kept.has(id)),
        ...looked,
        fileOf,
      };
    },
    held: () => ({ paths: contents.keys(), articles: kept.values() }),
  };
}

/** Enough to keep a disk busy, few enough never to run out of file handles or memory. */
const readAtOnce = 16;

function* chunksOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** How the folders are looked through. */
interface Looking {
  /** Whether a file stays as it was read before. */
  readonly isAsRead: (path: string) => boolean;
  /** Whether a file is read even though it was written a moment ago. */
  readonly isWaitedFor: (path: string) => boolean;
  readonly onSize?: ((bytes: number) => void | Promise<void>) | undefined;
}

/** A file that was written or put there less long ago may be half. Milliseconds; a clock that is wrong only makes it wait. */
const rest = 1000;

/** How many bytes some files hold, and which of them are being written. One that is gone meanwhile counts for nothing. */
async function statesOf(paths: readonly string[]) {
  let bytes = 0;
  const moving = new Set<string>();
  for (const some of chunksOf(paths, readAtOnce)) {
    const states = await Promise.all(some.map((path) => stat(path).catch(() => undefined)));
    const now = Date.now();
    for (const [i, state] of states.entries()) {
      if (state === undefined) continue;
      bytes += state.size;
      // A copy may bear the time of its original: that it was put there says the other time.
      if (Math.abs(now - Math.max(state.mtimeMs, state.ctimeMs)) < rest) moving.add(some[i] ?? "");
    }
  }
  return { bytes, moving };
}

/** An article that is as it was before is the same object, so that it need not be taken up again. */
async function contentOf(file: ArticleFile, before?: FileContent): Promise<FileContent> {
  const known = new Map(before?.articles.map((article) => [article.id, article]));
  const articles: Article[] = [];
  const problems: Problem[] = [];
  for await (const { reading, problem } of readFile(file)) {
    if (reading) articles.push(sameOr(reading.article, known.get(reading.article.id)));
    else problems.push(problem);
  }
  return { articles, problems };
}

const sameOr = (article: Article, before: Article | undefined): Article =>
  before !== undefined && isDeepStrictEqual(article, before) ? before : article;

/** Of two articles of one id the first is kept, in the order of folders and names. */
function resolveIds(files: ReadonlyMap<string, ArticleFile>, contents: ReadonlyMap<string, FileContent>) {
  const kept = new Map<string, Article>();
  const owners = new Map<string, ArticleFile>();
  const problems: Problem[] = [];
  for (const [path, file] of files) {
    const content = contents.get(path);
    problems.push(...(content?.problems ?? []));
    let same = 0;
    for (const article of content?.articles ?? []) {
      const owner = owners.get(article.id);
      if (owner !== undefined) {
        if (++same <= mostProblems) problems.push({ file: file.shown, reason: sameId(file, owner) });
      } else {
        kept.set(article.id, article);
        owners.set(article.id, file);
      }
    }
    if (same > mostProblems) problems.push(furtherProblems(file, same));
  }
  return { kept, owners, problems };
}
