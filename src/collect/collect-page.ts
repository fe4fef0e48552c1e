import { parseDay } from "../research/reading/days.ts";
import { canonicalUrl } from "../research/reading/identity.ts";
import { ReadingError, reasonOf } from "../research/reading/reading-error.ts";
import { isSameDay } from "../research/reading/work-out-day.ts";
import { idOf, type NewArticle } from "./article-file.ts";
import type { ArticleFolder } from "./article-folder.ts";
import { FetchError } from "./fetch-error.ts";
import type { Page } from "./fetch-page.ts";
import { WriteError } from "./write-file.ts";

/** What a page says of itself and its article. */
export type PageReading = Omit<NewArticle, "url" | "id" | "fetched"> & {
  /** The address that the page itself names as its own. */
  readonly url?: string;
};

/** Reads the article out of a page. Throws a ReadingError when there is none. */
export type ReadPage = (page: Pick<Page, "url" | "type" | "bytes" | "charset">) => PageReading;

/** The text of an article by its id; nothing where there is none. */
export type TextOf = (id: string) => string | undefined | Promise<string | undefined>;

/** What collecting needs. */
export interface Collecting {
  /** Where article files go. */
  readonly folder: ArticleFolder;
  readonly fetch: (address: string, signal?: AbortSignal) => Promise<Page | undefined>;
  readonly read: ReadPage;
  /** The text of an article, by its id, that the desk holds elsewhere: under a name or in a folder of a person's own. */
  readonly textOf?: TextOf;
  /** The day's time in milliseconds. */
  readonly now: () => number;
}

/** What came of a page. A refused one may be tried again `later`, not before `retryAfter` milliseconds. */
export type Collected =
  | { readonly outcome: "new"; readonly file: string }
  | { readonly outcome: "known" }
  | {
      readonly outcome: "refused";
      readonly reason: string;
      readonly later: boolean;
      readonly retryAfter?: number;
      /** Of a fault of ours, for whoever mends it: where it was. */
      readonly stack?: string;
    };

/** A page on the list: its address, and the day that the list gives for it. */
export interface Wanted {
  readonly url: string;
  readonly published?: string;
}

/**
 * Fetches a page, reads it and writes it as an article file, unless the desk has it already.
 * @throws WriteError when the disk does not take it, and the signal's reason.
 */
export async function collectPage(
  wanted: Wanted,
  collecting: Collecting,
  signal?: AbortSignal,
): Promise<Collected> {
  try {
    if (await isHeld({ url: wanted.url }, collecting)) return { outcome: "known" };
    const page = await collecting.fetch(wanted.url, signal);
    return page ? await keepPage(page, wanted, collecting) : { outcome: "known" };
  } catch (error) {
    return refusalBy(error, signal);
  }
}

/**
 * What an error says of a page. One of ours is the page's as well, since others can be had without it; it may be mended
 * by the next time. @throws what is none of any page: the signal's reason, and WriteError.
 */
export function refusalBy(error: unknown, signal?: AbortSignal): Extract<Collected, { outcome: "refused" }> {
  if (signal?.aborted || error instanceof WriteError) throw error;
  if (error instanceof FetchError) {
    const { message: reason, retryAfter, trouble } = error;
    const later = trouble === "later";
    return { outcome: "refused", reason, later, ...(retryAfter !== undefined && { retryAfter }) };
  }
  // The page's own words may stand in it.
  const reason = reasonOf(error).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
  if (error instanceof ReadingError) return { outcome: "refused", reason, later: false };
  const stack = error instanceof Error ? error.stack : undefined;
  return { outcome: "refused", reason, later: true, stack: stack ?? String(error) };
}

/** Reads a page that came and writes its article. @throws as `collectPage`, and ReadingError. */
export async function keepPage(page: Page, wanted: Wanted, collecting: Collecting): Promise<Collected> {
  const { folder, read, now } = collecting;
  const reading = read(page);
  const url = await freeAddress(reading, page.url, collecting);
  if (url === undefined) return { outcome: "known" };
  const fetched = new Date(now()).toISOString();
  const article = { ...reading, url, fetched, ...dayFor(reading, wanted) };
  const file = await folder.save(article);
  return file === undefined ? { outcome: "known" } : { outcome: "new", file };
}

type Known = Parameters<ArticleFolder["holds"]>[0];

/** Whether the desk has the article of an address or id. @throws ReadingError when the address is none. */
export const isHeld = async (known: Known, collecting: Collecting): Promise<boolean> =>
  (await heldText(known, collecting)) !== undefined;

/** The text of an article that the desk has. @throws ReadingError when the address is none. */
export const heldText = async (known: Known, { folder, textOf }: Collecting): Promise<string | undefined> =>
  (await textOf?.(idOf(known))) ?? (await folder.textOf(known));

/**
 * The address that an article is kept under; none when the desk has it. Some sites name one address for all their
 * pages: what the desk has of it must be this story, else the page keeps the address that it was fetched from.
 */
async function freeAddress(
  reading: PageReading,
  fetched: string,
  collecting: Collecting,
): Promise<string | undefined> {
  const own = ownAddress(reading.url, fetched);
  const held = await heldText({ url: own }, collecting);
  if (held === undefined) return own;
  const isSame = canonicalUrl(own) === canonicalUrl(fetched) || tellsTheSame(reading.paragraphs, held);
  return isSame || (await isHeld({ url: fetched }, collecting)) ? undefined : fetched;
}

/** Whether half of an article's letters or more stand in paragraphs that a text holds: it may be an older state of it. */
export function tellsTheSame(paragraphs: readonly string[], text: string): boolean {
  const lengthOf = (some: readonly string[]) => some.reduce((sum, { length }) => sum + length, 0);
  return lengthOf(paragraphs.filter((words) => text.includes(words))) * 2 >= lengthOf(paragraphs);
}

/** The page's own day, else the list's; a day of the page without its year is completed by the list's where that is the same day. */
function dayFor(
  { published: stated }: PageReading,
  { published: listed }: Wanted,
): Pick<NewArticle, "published" | "ground"> {
  if (listed === undefined) return {};
  if (stated === undefined) return { published: listed };
  const [day, full] = [parseDay(stated), parseDay(listed)];
  const isSame = day?.precision === "partial" && full?.precision === "day" && isSameDay(stated, full.iso);
  return isSame ? { published: full.iso, ground: `The feed names ${full.iso}.` } : {};
}

/** A page may name its address (without what led there), but not one of another site: it would pass for its article. */
function ownAddress(named: string | undefined, fetched: string): string {
  const own = named === undefined ? null : URL.parse(named, fetched);
  return own && /^https?:$/.test(own.protocol) && own.host === URL.parse(fetched)?.host ? own.href : fetched;
}
