import { hash } from "node:crypto";
import { join } from "node:path";
import type { Article, Quote } from "../research/article.ts";
import { type Derive, type Derived, derive } from "../research/derive.ts";
import type { FileContent, ReadThrough } from "../research/reading/corpus-files.ts";
import { formatOf } from "../research/reading/formats.ts";
import { type CacheFiles, createCacheFiles, type Kept } from "./cache-files.ts";
import { cacheVersion } from "./cache-version.ts";
import { type FileStamp, sameFile, stamped } from "./file-stamp.ts";

/** What was read of a corpus and worked out of it, kept in files so that a restart need not do it again. */
export interface Cache {
  /** Takes up what an earlier run kept. Without it nothing is kept, and all is read anew. */
  open(): Promise<void>;
  readonly readThrough: ReadThrough;
  readonly derive: Derive;
  /**
   * Keeps what is known of these files and articles, and forgets all else.
   * @throws WriteError when the disk does not take it.
   */
  save(paths: Iterable<string>, articles: Iterable<Article>): Promise<void>;
}

interface KeptFile {
  readonly stamp: FileStamp;
  readonly content: FileContent;
}

/** As it stands in a file, without the article that it is of. */
type KeptQuote = Omit<Quote, "article">;

interface KeptDerived {
  readonly quotes: readonly KeptQuote[];
  readonly shingles: Derived["shingles"];
}

/** What is known of an article; `print` is a hash of all that it was worked out of. */
interface Known {
  readonly print: string;
  readonly derived: Derived;
}

interface FilePart extends FileContent {
  readonly stamp: FileStamp;
}

type DerivedPart = readonly (readonly [print: string, derived: KeptDerived])[];

/** Articles in one part of a file: some ten milliseconds of work. */
const together = 400;

/** Files for what is small, so that a change writes little of it again. */
const shelves = 16;

/** A cache in a folder below `data`; `now` gives milliseconds since 1970. */
export function createCache(data: string, now: () => number = Date.now): Cache {
  let kept: CacheFiles | undefined;
  const files = new Map<string, KeptFile>();
  const recalled = new Map<string, KeptDerived>();
  const derived = new WeakMap<Article, Known>();

  return {
    async open() {
      kept = createCacheFiles(join(data, "cache"), await cacheVersion());
      for (const { key, parts } of await kept.load()) {
        const [kind, name = ""] = JSON.parse(key);
        // A file of this version, its sums right, holds what this version wrote.
        const file = kind === "file" ? fileOf(parts as readonly FilePart[]) : undefined;
        if (file !== undefined) files.set(name, file);
        if (kind !== "derived") continue;
        for (const [print, one] of (parts as readonly DerivedPart[]).flat()) recalled.set(print, one);
      }
    },
    async readThrough(file, read) {
      if (kept === undefined) return read(file);
      const before = files.get(file.path);
      const same = before && (await sameFile(file.path, before.stamp, now).catch(() => undefined));
      if (same) {
        files.set(file.path, { ...before, stamp: same });
        return before.content;
      }
      const [content, stamp] = await stamped(file.path, () => read(file), now);
      if (stamp === undefined) files.delete(file.path);
      else files.set(file.path, { stamp, content });
      return content;
    },
    derive(article) {
      if (kept === undefined) return derive(article);
      const before = derived.get(article);
      if (before !== undefined) return before.derived;
      const print = hash("sha256", JSON.stringify(article), "base64");
      const same = recalled.get(print);
      const known = { print, derived: same === undefined ? derive(article) : relinked(article, same) };
      derived.set(article, known);
      return known.derived;
    },
    async save(paths, articles) {
      recalled.clear();
      if (kept === undefined) return;
      const articleList = Array.from(articles, (article) => derived.get(article)).filter(isDefined);
      await kept.save(new Map([...shelvedFiles(paths, files), ...shelvedDerived(articleList)]));
    },
  };
}

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

function fileOf(parts: readonly FilePart[]): KeptFile | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const articles = parts.flatMap((part) => part.articles);
  return { stamp: first.stamp, content: { articles, problems: first.problems } };
}

const relinked = (article: Article, { quotes, shingles }: KeptDerived): Derived => ({
  quotes: quotes.map((quote) => ({ ...quote, article })),
  // Read from a file, they are views of all its bytes, and would keep them.
  shingles: {
    ...shingles,
    stretches: shingles.stretches.slice(),
    numbers: shingles.numbers.slice(),
  },
});

function shelvedFiles(
  paths: Iterable<string>,
  files: ReadonlyMap<string, KeptFile>,
): ReadonlyMap<string, readonly Kept[]> {
  const held = Array.from(paths, (path) => ({ path, file: files.get(path) }));
  const shelved = Map.groupBy(held, ({ path }) => shelfOf(path));
  return mapped(shelved, (some) =>
    some.flatMap(({ path, file }) => (file === undefined ? [] : keptFile(path, file))),
  );
}

/** A file of many articles has a shelf of its own. */
function shelfOf(path: string): string {
  const print = hash("sha256", path);
  if (formatOf(path)?.kind === "rows") return `rows-${print.slice(0, 16)}`;
  return `files-${Number.parseInt(print.slice(0, 4), 16) % shelves}`;
}

function keptFile(path: string, { stamp, content: { articles, problems } }: KeptFile): Kept {
  const parts: FilePart[] = partsOf(articles).map((some) => ({ stamp, articles: some, problems: [] }));
  const [first = { stamp, articles: [] }, ...others] = parts;
  return { key: JSON.stringify(["file", path, stamp]), parts: [{ ...first, problems }, ...others] };
}

function shelvedDerived(known: readonly Known[]): ReadonlyMap<string, readonly Kept[]> {
  const shelved = Map.groupBy(
    known,
    ({ print }) => `derived-${Buffer.from(print, "base64").readUInt16LE() % shelves}`,
  );
  return mapped(shelved, (some) => {
    const prints = some.map(({ print }) => print).toSorted();
    return [
      {
        key: JSON.stringify(["derived", hash("sha256", prints.join())]),
        parts: partsOf(some).map(
          (part): DerivedPart => part.map(({ print, derived }) => [print, keptOf(derived)]),
        ),
      },
    ];
  });
}

const keptOf = ({ quotes, shingles }: Derived): KeptDerived => ({
  quotes: quotes.map(({ article: _known, ...quote }) => quote),
  shingles,
});

const partsOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / together) }, (_, i) =>
    all.slice(i * together, (i + 1) * together),
  );

const mapped = <T, U>(map: ReadonlyMap<string, T>, change: (value: T) => U): ReadonlyMap<string, U> =>
  new Map(Array.from(map, ([key, value]) => [key, change(value)]));
