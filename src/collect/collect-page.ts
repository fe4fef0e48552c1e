import { ReadingError, reasonOf } from "../research/reading/reading-error.ts";
import type { NewArticle } from "./article-file.ts";
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

/** What collecting needs. */
export interface Collecting {
  /** Where article files go. */
  readonly folder: ArticleFolder;
  readonly fetch: (address: string, signal?: AbortSignal) => Promise<Page | undefined>;
  readonly read: ReadPage;
  /** Whether the corpus holds an address elsewhere, under a name or in a folder of a person's own. */
  readonly isKnown?: (address: string) => boolean | Promise<boolean>;
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
    if (await isHeld(wanted.url, collecting)) return { outcome: "known" };
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
  const url = ownAddress(reading.url, page.url);
  if (await isHeld(url, collecting)) return { outcome: "known" };
  const published = reading.published ?? wanted.published;
  const fetched = new Date(now()).toISOString();
  const article = { ...reading, url, fetched, ...(published !== undefined && { published }) };
  const file = await folder.save(article);
  return file === undefined ? { outcome: "known" } : { outcome: "new", file };
}

/** Whether the desk has the article of an address. @throws ReadingError when it is none. */
export const isHeld = async (url: string, { folder, isKnown }: Collecting): Promise<boolean> =>
  (await isKnown?.(url)) || (await folder.holds({ url }));

/** A page may name its address (without what led there), but not one of another site: it would pass for its article. */
function ownAddress(named: string | undefined, fetched: string): string {
  const own = named === undefined ? null : URL.parse(named, fetched);
  return own && /^https?:$/.test(own.protocol) && own.host === URL.parse(fetched)?.host ? own.href : fetched;
}
