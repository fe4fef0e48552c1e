import type { IncomingMessage } from "node:http";
import type { Allowed } from "./addresses.ts";
import { acceptEncoding, readBody } from "./body.ts";
import { FetchError } from "./fetch-error.ts";
import type { HostQueue } from "./host-queue.ts";
import { type Resolve, requestOnce } from "./request.ts";

/** What a server gave to recognise an unchanged page by. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A page or feed as it came. */
export interface Page extends Validators {
  /** Where it stood in the end, behind redirects. */
  readonly url: string;
  /** The media type in small letters, without parameters; empty when the server gave none. */
  readonly type: string;
  /** As the server named it. */
  readonly charset?: string;
  readonly bytes: Uint8Array;
}

/** How to fetch; times in milliseconds. */
export interface FetchOptions {
  /** Hosts that may be in a private network. None without it. */
  readonly allow?: Allowed;
  /** What was known of the page: an unchanged one is not sent again. */
  readonly known?: Validators;
  readonly signal?: AbortSignal;
  /** For everything, redirects and body, but not for waiting for a host's turn. */
  readonly within?: number;
  readonly connectWithin?: number;
  /** In bytes, unpacked. */
  readonly largest?: number;
  /** Where whoever is asked can learn who asks. */
  readonly contact?: string;
  readonly resolve?: Resolve;
  /** Keeps the limit a host. At once without it. */
  readonly inTurn?: HostQueue;
}

const mostRedirects = 5;
/** UTF-16 code units; servers and browsers stop sooner. */
const longestAddress = 4000;
const longestWait = 24 * 60 * 60 * 1000;

/**
 * Fetches one page by http(s): bounded in time, size and redirects, and never from a private network unless it is
 * allowed by name. Nothing when `known` still holds. Each redirect waits for its own host's turn.
 * @throws FetchError with a sentence; the reason of `signal` when that ended it.
 */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Page | undefined> {
  const { within = 30_000, inTurn = atOnce, signal } = options;
  let left = within;
  let url = webAddress(address);
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const here = url;
    const came = await inTurn(
      here.href,
      async () => {
        const begun = performance.now();
        try {
          return await ask(here, options, Math.max(0, Math.ceil(left)));
        } finally {
          left -= performance.now() - begun;
        }
      },
      signal,
    );
    if (!(came instanceof URL)) return came;
    url = came;
  }
  throw new FetchError(
    "refused",
    `${address} leads from page to page without an end: open it in a browser and give the address that it arrives at.`,
  );
}

const atOnce: HostQueue = (_, work) => work();

/** Asks one address: its page, nothing when `known` still holds, or the address that it redirects to. */
async function ask(url: URL, options: FetchOptions, left: number): Promise<Page | URL | undefined> {
  const { within = 30_000, connectWithin = 10_000, largest = 10_000_000, signal: stop, known } = options;
  const slow = AbortSignal.timeout(left);
  try {
    const response = await requestOnce({
      url,
      headers: headersFor(options),
      allowed: options.allow?.(url) ?? false,
      signal: stop ? AbortSignal.any([slow, stop]) : slow,
      connectWithin,
      ...(options.resolve && { resolve: options.resolve }),
    });
    const next = redirected(response, url);
    const isUnchanged = response.statusCode === 304 && (known?.etag ?? known?.lastModified) !== undefined;
    if (next || isUnchanged) {
      response.destroy();
      return next;
    }
    const head = headOf(response, url);
    return { ...head, bytes: await readBody(response, largest) };
  } catch (cause) {
    throw stop?.aborted ? stop.reason : troubled(cause, url, slow.aborted ? within : undefined);
  }
}

/** @throws FetchError when it is no address that can be fetched. */
export function webAddress(address: string, base?: URL): URL {
  const url = URL.parse(address, base);
  const shown = address.slice(0, 200);
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > longestAddress) {
    throw new FetchError(
      "refused",
      `Only web addresses like https://example.org/story are fetched, not “${shown}”.`,
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new FetchError("refused", `Leave the name and password out of the address of ${url.host}.`);
  }
  url.hash = "";
  return url;
}

function headersFor({ known, contact }: FetchOptions): Record<string, string> {
  return {
    "user-agent": `Verbatim (news research desk${contact === undefined ? "" : `; ${contact}`})`,
    accept: "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "accept-encoding": acceptEncoding,
    ...(isHeader(known?.etag) && { "if-none-match": known.etag }),
    ...(isHeader(known?.lastModified) && { "if-modified-since": known.lastModified }),
  };
}

/** What a server may send back to us as a header; node refuses the rest with an error of its own. */
const isHeader = (value: string | undefined): value is string =>
  value !== undefined && /^[\x20-\x7e\x80-\xff]{1,500}$/.test(value);

function redirected({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return undefined;
  return webAddress(headers.location, from);
}

/** The head of an answer that is a page. @throws FetchError when it is not. */
function headOf(response: IncomingMessage, url: URL): Omit<Page, "bytes"> {
  try {
    refuseByStatus(response, url);
    const { headers } = response;
    const [type = "", ...parameters] = (headers["content-type"] ?? "").toLowerCase().split(";");
    const mime = type.trim();
    if (mime !== "" && !isText(mime)) {
      throw new FetchError(
        "refused",
        `${url.host} sent “${mime.slice(0, 60)}”, which is no article: give the address of a page of text or of a feed.`,
      );
    }
    const charset = parameters
      .map((parameter) => /^charset="?([\w:.-]{1,40})"?$/.exec(parameter.trim())?.[1])
      .find((name) => name !== undefined);
    return {
      url: url.href,
      type: mime,
      ...(charset !== undefined && { charset }),
      ...(isHeader(headers.etag) && { etag: headers.etag }),
      ...(isHeader(headers["last-modified"]) && { lastModified: headers["last-modified"] }),
    };
  } catch (error) {
    response.destroy();
    throw error;
  }
}

const isText = (mime: string): boolean =>
  /^text\/(?:html|plain|xml|markdown|x-markdown|json|rss|rss\+xml)$/.test(mime) ||
  /^application\/(?:(?:[\w.-]{1,60}\+)?(?:xml|json)|rss|atom|x-rss\+xml)$/.test(mime);

function refuseByStatus({ statusCode = 0, headers }: IncomingMessage, url: URL): void {
  if (statusCode >= 200 && statusCode < 300) return;
  const where = `${url.host} answers ${statusCode}`;
  if (statusCode === 404 || statusCode === 410) {
    throw new FetchError("gone", `${where}: there is no such page (any more). Check the address.`);
  }
  if (statusCode >= 500 || [408, 425, 429].includes(statusCode)) {
    const retryAfter = waitOf(headers["retry-after"]);
    const why = statusCode === 429 ? "it is asked too often" : "it cannot answer now";
    throw new FetchError(
      "later",
      `${where}: ${why}. Try again later.`,
      retryAfter === undefined ? {} : { retryAfter },
    );
  }
  throw new FetchError(
    "refused",
    `${where}: it does not hand this page out. Open it in a browser, save it as a file and import that.`,
  );
}

/** Retry-After: seconds, or a date. Milliseconds from now, a day at most. */
function waitOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const wait = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), longestWait);
}

function troubled(cause: unknown, url: URL, overran: number | undefined): unknown {
  if (cause instanceof FetchError) return cause;
  if (overran !== undefined) {
    return new FetchError(
      "later",
      `${url.host} did not send the page in ${overran / 1000} seconds: try again later.`,
    );
  }
  if (!(cause instanceof Error && "code" in cause)) return cause;
  const code = String(cause.code);
  const sentence =
    code === "ENOTFOUND" || code === "EAI_AGAIN"
      ? `There is no ${url.hostname} to be found: check the address, and whether this machine is on the internet.`
      : /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)
        ? `${url.host} does not prove who it is (${code}): try again later, or save the page from a browser and import the file.`
        : `${url.host} broke the connection off (${code}): try again later.`;
  return new FetchError("later", sentence, { cause });
}
