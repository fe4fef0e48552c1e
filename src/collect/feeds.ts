import { type AnyFeed, parseFeed } from "feedsmith";
import { decode } from "../research/reading/decode.ts";
import { canonicalUrl } from "../research/reading/identity.ts";
import { ReadingError } from "../research/reading/reading-error.ts";
import { dayStated, type Entry, entriesOf } from "./feed-entries.ts";
import { type Page, webAddress } from "./fetch-page.ts";

/** One entry of a feed. All but the address are as the feed gives them, and may hold markup. */
interface FeedItem {
  /** Whole, without a fragment. */
  readonly url: string;
  readonly title?: string;
  /** The day as the feed states it in its own time zone, `2024-03-08`. */
  readonly published?: string;
  readonly id?: string;
  readonly summary?: string;
}

/** What a feed lists, in its own order, each address once. */
export interface Feed {
  readonly title?: string;
  readonly items: readonly FeedItem[];
  /** How long it asks to be kept before it is asked again (RSS's `ttl`), in milliseconds. */
  readonly keepFor?: number;
}

/** Why something is no feed, in one sentence that says what to do. */
export class FeedError extends Error {
  override readonly name = "FeedError";
}

/** A parser reads a feed in one go, and nobody is answered meanwhile: of this much, for a second at worst. Bytes. */
const largestFeed = 3_000_000;
/** Feeds list some dozens; past this many a feed is an archive. */
const mostItems = 1000;

/** Whether a page is a feed by its first element (or, for JSON, its version), whatever the server calls it. */
export function isFeed(page: Pick<Page, "bytes" | "charset">): boolean {
  try {
    return beginsAsFeed(decode(page.bytes, page.charset));
  } catch (error) {
    if (error instanceof ReadingError) return false;
    throw error;
  }
}

function beginsAsFeed(text: string): boolean {
  const head = text.slice(0, 5000).trimStart();
  if (head.startsWith("{")) return /"version"\s{0,9}:\s{0,9}"https?:(?:\\?\/){2}jsonfeed\.org/.test(head);
  return /^(?:rss|feed|\w{1,20}:(?:RDF|feed|rss))$/i.test(rootElement(head));
}

/** The entries of an RSS, RDF, Atom or JSON feed. @throws FeedError when it is none. */
export function readFeed({ url, bytes, charset }: Pick<Page, "url" | "bytes" | "charset">): Feed {
  const parsed = parsedFeed(bytes, charset, url);
  const title = typeof parsed.feed.title === "string" ? parsed.feed.title : parsed.feed.title?.value;
  const seen = new Set<string>();
  const items = entriesOf(parsed).flatMap((entry) => {
    const item = itemOf(entry, baseOf(parsed, url));
    const key = item && canonicalUrl(item.url);
    if (!item || !key || seen.has(key)) return [];
    seen.add(key);
    return [item];
  });
  const minutes = parsed.format === "rss" ? parsed.feed.ttl : undefined;
  return {
    ...(title !== undefined && { title }),
    items,
    ...(minutes !== undefined && minutes > 0 && { keepFor: minutes * 60_000 }),
  };
}

function parsedFeed(bytes: Uint8Array, charset: string | undefined, url: string): AnyFeed {
  const host = URL.parse(url)?.host ?? url;
  if (!isFeed({ bytes, ...(charset !== undefined && { charset }) })) {
    throw new FeedError(
      `What ${host} sent is no feed: give the address of an RSS, Atom or JSON feed, as sites name it behind “RSS”.`,
    );
  }
  if (bytes.length > largestFeed) {
    throw new FeedError(
      `The feed of ${host} is larger than ${largestFeed / 1_000_000} MB: give one that lists the newest stories only.`,
    );
  }
  try {
    return parseFeed(decode(bytes, charset), { maxItems: mostItems });
  } catch (cause) {
    throw new FeedError(`The feed of ${host} is broken and could not be read: it is asked again later.`, {
      cause,
    });
  }
}

/** The name of the first element, behind declarations, comments and a document type. */
function rootElement(head: string): string {
  let at = 0;
  while (head.startsWith("<?", at) || head.startsWith("<!", at)) {
    const comment = head.startsWith("<!--", at);
    const end = head.indexOf(comment ? "-->" : ">", at);
    if (end < 0) return "";
    // A document type may hold declarations of its own between brackets.
    const bracket = comment ? -1 : head.slice(at, end).indexOf("[");
    const close = bracket < 0 ? end + (comment ? 3 : 1) : head.indexOf("]>", at) + 2;
    if (close < end) return "";
    at = close + (/^\s*/.exec(head.slice(close))?.[0].length ?? 0);
  }
  return /^<([\w:.-]{1,40})(?=[\s>/])/.exec(head.slice(at, at + 50))?.[1] ?? "";
}

function baseOf(parsed: AnyFeed, url: string): URL | undefined {
  const stated = parsed.format === "json" ? undefined : parsed.feed.xml?.base;
  return URL.parse(stated ?? "", url) ?? URL.parse(url) ?? undefined;
}

function itemOf(entry: Entry, base: URL | undefined): FeedItem | undefined {
  const inside = URL.parse(entry.base ?? "", base) ?? base;
  const [first, ...others] = entry.addresses;
  // An id is an address only when it is a whole one.
  const url = addressOf(first, inside) ?? others.map((other) => addressOf(other)).find(Boolean);
  if (url === undefined) return undefined;
  const { title, id, summary } = entry;
  const published = entry.published === undefined ? undefined : dayStated(entry.published);
  return {
    url,
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(id !== undefined && { id }),
    ...(summary !== undefined && { summary }),
  };
}

function addressOf(address: string | undefined, base?: URL): string | undefined {
  try {
    return address === undefined || address.trim() === "" ? undefined : webAddress(address.trim(), base).href;
  } catch {
    return undefined;
  }
}
