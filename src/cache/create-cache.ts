import { hash } from "node:crypto";
import { join } from "node:path";
import type { Article } from "../research/article.ts";
import { type Derive, type Derived, derive } from "../research/derive.ts";
import type { SavedHoldings } from "../research/holdings.ts";
import type { FileContent, ReadThrough } from "../research/reading/corpus-files.ts";
import { formatOf } from "../research/reading/formats.ts";
import { createPause } from "../research/slices.ts";
import { type CacheFiles, createCacheFiles, type Kept } from "./cache-files.ts";
import { cacheVersion } from "./cache-version.ts";
import { type FileStamp, sameFile, stamped } from "./file-stamp.ts";
import { type DerivedPart, derivedIn, type KeptDerived, partOf, relinked } from "./kept-derived.ts";
import { partsOf, printsIn, researchIn } from "./kept-research.ts";

/** What was read of a corpus and worked out of it, kept in files so that a restart need not do it again. */
export interface Cache {
  /** Takes up what an earlier run kept. Without it nothing is kept, and all is read anew. */
  open(): Promise<void>;
  readonly readThrough: ReadThrough;
  readonly derive: Derive;
  /** What was kept of a research on many of these articles, once; undefined where there is none. */
  recall(articles: Iterable<Article>): Promise<SavedHoldings | undefined>;
  /**
   * Keeps what is known of these files and articles, and forgets all else; and a research on them, where what is kept of
   * it is not of all but a few. @throws WriteError when the disk does not take it.
   */
  save(
    paths: Iterable<string>,
    articles: Iterable<Article>,
    saveResearch?: () => Promise<SavedHoldings>,
  ): Promise<void>;
}

interface KeptFile {
  readonly stamp: FileStamp;
  readonly content: FileContent;
}

/** What is known of an article; `print` is a hash of all that it was worked out of. */
interface Known {
  readonly print: string;
  readonly derived: Derived;
}

interface FilePart extends FileContent {
  readonly stamp: FileStamp;
  /** A hash of each of the articles. */
  readonly prints: readonly string[];
}

/** Articles in one part of a file: some ten milliseconds of work. */
const together = 400;

/** What was kept of a research with fewer of its articles is not worth taking up. */
const leastSame = 0.5;

/** Articles that came or went: so few are taken up at a start in less time than keeping all again takes. */
const mostOthers = 0.01;

/** Files for what is small, so that a change writes little of it again. */
const shelves = 16;

/** A cache in a folder below `data`; `now` gives milliseconds since 1970. */
export function createCache(data: string, now: () => number = Date.now): Cache {
  let kept: CacheFiles | undefined;
  const files = new Map<string, KeptFile>();
  const recalled = new Map<string, KeptDerived>();
  const derived = new WeakMap<Article, Known>();
  const prints = new WeakMap<Article, string>();
  let research: readonly unknown[] | undefined;
  /** The articles that the research in its file is of. */
  let researched: ReadonlySet<string> = new Set();

  function printOf(article: Article): string {
    const before = prints.get(article);
    if (before !== undefined) return before;
    const print = hash("sha256", JSON.stringify(article), "base64");
    prints.set(article, print);
    return print;
  }

  function knownOf(article: Article): Known {
    const before = derived.get(article);
    if (before !== undefined) return before;
    const print = printOf(article);
    const same = recalled.get(print);
    const known = { print, derived: same === undefined ? derive(article) : relinked(article, same) };
    derived.set(article, known);
    return known;
  }

  /** What was kept of an article is worked out of it as it stands in the file. */
  const takePrints = (part: FilePart): void =>
    part.articles.forEach((article, at) => {
      const print = part.prints[at];
      if (print !== undefined) prints.set(article, print);
    });

  return {
    async open() {
      kept = createCacheFiles(join(data, "cache"), await cacheVersion());
      for (const { key, parts } of await kept.load()) {
        const [kind, name = ""] = JSON.parse(key);
        // A file of this version, its sums right, holds what this version wrote.
        const file = kind === "file" ? fileOf(parts as readonly FilePart[]) : undefined;
        if (file !== undefined) files.set(name, file);
        if (kind === "file") (parts as readonly FilePart[]).forEach(takePrints);
        if (kind === "research") {
          research = parts;
          researched = new Set(printsIn(parts));
        }
        if (kind !== "derived") continue;
        for (const part of parts as readonly DerivedPart[])
          for (const [print, one] of derivedIn(part)) recalled.set(print, one);
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
    derive: (article) => (kept === undefined ? derive(article) : knownOf(article).derived),
    async recall(articles) {
      const parts = research;
      research = undefined;
      if (parts === undefined) return undefined;
      const there = new Map<string, Article>();
      const pause = createPause();
      for (const article of articles) {
        there.set(printOf(article), article);
        await pause();
      }
      const same = printsIn(parts).filter((print) => there.has(print)).length;
      return same < leastSame * researched.size ? undefined : researchIn(parts, (print) => there.get(print));
    },
    async save(paths, articles, saveResearch) {
      recalled.clear();
      research = undefined;
      const held = new Set(paths);
      for (const path of files.keys()) if (!held.has(path)) files.delete(path);
      if (kept === undefined) return;
      const articleList = Array.from(articles, (article) => derived.get(article)).filter(isDefined);
      const shelved = new Map([...shelvedFiles(held, files, printOf), ...shelvedDerived(articleList)]);
      const now = new Set(articleList.map(({ print }) => print));
      const others = now.symmetricDifference(researched).size;
      if (saveResearch === undefined || others <= mostOthers * researched.size)
        return kept.save(shelved, new Set(["research"]));
      const saved = await saveResearch();
      const theirs = saved.articles.map((article) => (article && derived.get(article)?.print) ?? "");
      const key = JSON.stringify(["research", hash("sha256", theirs.join())]);
      await kept.save(shelved.set("research", [{ key, parts: partsOf(saved, theirs) }]));
      researched = new Set(theirs);
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

function shelvedFiles(
  paths: Iterable<string>,
  files: ReadonlyMap<string, KeptFile>,
  printOf: (article: Article) => string,
): ReadonlyMap<string, readonly Kept[]> {
  const held = Array.from(paths, (path) => ({ path, file: files.get(path) }));
  const shelved = Map.groupBy(held, ({ path }) => shelfOf(path));
  return mapped(shelved, (some) =>
    some.flatMap(({ path, file }) => (file === undefined ? [] : keptFile(path, file, printOf))),
  );
}

/** A file of many articles has a shelf of its own. */
function shelfOf(path: string): string {
  const print = hash("sha256", path);
  if (formatOf(path)?.kind === "rows") return `rows-${print.slice(0, 16)}`;
  return `files-${Number.parseInt(print.slice(0, 4), 16) % shelves}`;
}

function keptFile(
  path: string,
  { stamp, content: { articles, problems } }: KeptFile,
  printOf: (article: Article) => string,
): Kept {
  const parts: FilePart[] = stretchesOf(articles).map((some) => ({
    stamp,
    articles: some,
    prints: some.map(printOf),
    problems: [],
  }));
  const [first = { stamp, articles: [], prints: [] }, ...others] = parts;
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
        parts: stretchesOf(some).map((part) =>
          partOf(part.map(({ print, derived }) => [print, derived] as const)),
        ),
      },
    ];
  });
}

const stretchesOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / together) }, (_, i) =>
    all.slice(i * together, (i + 1) * together),
  );

const mapped = <T, U>(map: ReadonlyMap<string, T>, change: (value: T) => U): ReadonlyMap<string, U> =>
  new Map(Array.from(map, ([key, value]) => [key, change(value)]));
