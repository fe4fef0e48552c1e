import { lstat, realpath } from "node:fs/promises";
import { basename, sep } from "node:path";
import { type ArticleFile, articleFiles } from "../research/reading/article-files.ts";
import { formatOf } from "../research/reading/formats.ts";
import { readFolders } from "../research/reading/read-corpus.ts";
import { type Found, readFile } from "../research/reading/read-file.ts";
import { ReadingError } from "../research/reading/reading-error.ts";
import {
  type Collected,
  type Collecting,
  collectPage,
  heldText,
  isHeld,
  keepPage,
  type PageReading,
  refusalBy,
  tellsTheSame,
} from "./collect-page.ts";
import { FeedError, isFeed, readFeed } from "./feeds.ts";
import { asWritten, idByText } from "./read-fetched.ts";

/** What came of one article: which one, as a person knows it, and where it stands among how many files or items. */
export interface Imported {
  readonly what: string;
  readonly collected: Collected;
  /** From 1; a file of rows gives many articles at one place. */
  readonly at: number;
  readonly of: number;
  /** It stands for all that was named, and not for one article of it. */
  readonly whole?: boolean;
}

/**
 * Takes in what a person names, a file, a folder, a page or a feed, one article after another.
 * @throws WriteError when the disk does not take it, and the signal's reason.
 */
export async function* importSource(
  named: string,
  collecting: Collecting,
  signal?: AbortSignal,
): AsyncGenerator<Imported> {
  try {
    if (/^https?:/i.test(named)) yield* importAddress(named, collecting, signal);
    else yield* importPath(named, collecting, signal);
  } catch (error) {
    const known = error instanceof FeedError ? new ReadingError(error.message) : error;
    yield { what: named, collected: refusalBy(known, signal), ...alone, whole: true };
  }
}

async function* importAddress(
  address: string,
  collecting: Collecting,
  signal?: AbortSignal,
): AsyncGenerator<Imported> {
  if (await isHeld({ url: address }, collecting)) {
    yield { what: address, collected: { outcome: "known" }, ...alone };
    return;
  }
  const page = await collecting.fetch(address, signal);
  if (!page) return;
  if (!isFeed(page)) {
    const collected = await keepPage(page, { url: address }, collecting);
    yield { what: address, collected, ...alone, whole: true };
    return;
  }
  const { items } = readFeed(page);
  if (items.length === 0) throw new ReadingError("The feed lists nothing now: import it again later.");
  for (const [index, item] of items.entries()) {
    const collected = await collectPage(item, collecting, signal);
    yield { what: item.url, collected, at: index + 1, of: items.length };
  }
}

async function* importPath(
  path: string,
  collecting: Collecting,
  signal?: AbortSignal,
): AsyncGenerator<Imported> {
  const { found, places } = await foundAt(path, collecting.folder.path);
  let at = 1;
  for await (const one of found) {
    signal?.throwIfAborted();
    const what = one.problem ? one.problem.file : one.file.shown;
    at = places.get(what) ?? at;
    const collected: Collected = one.problem
      ? { outcome: "refused", reason: one.problem.reason, later: false }
      : await keepRead(asWritten(one.reading.article), collecting);
    yield { what, collected, at, of: places.size };
  }
}

/** Writes an article that a file gave. Where its address is another's that the desk has, its words name it. */
async function keepRead(written: PageReading, collecting: Collecting): Promise<Collected> {
  const { url, ...nameless } = written;
  const held = url === undefined ? undefined : await heldText({ url }, collecting);
  if (held !== undefined && tellsTheSame(written.paragraphs, held)) return { outcome: "known" };
  const named =
    url === undefined || held !== undefined ? { ...nameless, id: idByText(written) } : { ...written, url };
  if (await isHeld(named, collecting)) return { outcome: "known" };
  const fetched = new Date(collecting.now()).toISOString();
  const file = await collecting.folder.save({ ...named, fetched });
  return file === undefined ? { outcome: "known" } : { outcome: "new", file };
}

/** What stands at a path, and the places of its files as they are shown, from 1. */
interface FoundAt {
  readonly found: AsyncIterable<Found>;
  readonly places: ReadonlyMap<string, number>;
}

const alone = { at: 1, of: 1 };

async function foundAt(path: string, own: string): Promise<FoundAt> {
  const real = await realpath(path).catch(() => {
    throw new ReadingError(
      "There is no such file or folder: check the path, or begin an address with https://.",
    );
  });
  const ownReal = await realpath(own).catch(() => own);
  if (`${real}${sep}`.startsWith(`${ownReal}${sep}`)) {
    throw new ReadingError("This is where the desk keeps what it imports: it is read already.");
  }
  const kind = await lstat(real);
  if (kind.isDirectory()) {
    const { files } = await articleFiles(real);
    return {
      found: readFolders([real]),
      places: new Map(files.map(({ shown }, index) => [shown, index + 1])),
    };
  }
  if (!kind.isFile()) {
    throw new ReadingError(
      "This is a device or a pipe, and no file: save what comes from it into a file first.",
    );
  }
  const name = basename(real);
  if (!formatOf(name)) {
    throw new ReadingError(
      "The desk does not read files of this kind: save the article as .html, .txt or .md first.",
    );
  }
  const file: ArticleFile = { path: real, name, shown: path };
  return { found: readFile(file), places: new Map([[path, 1]]) };
}
