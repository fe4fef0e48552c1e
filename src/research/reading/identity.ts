import { createHash } from "node:crypto";
import { ReadingError } from "./reading-error.ts";

/** Crockford's base 32: no letters that look like digits. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Ten base-32 characters that name an article for good: by its URL, else by the id a person gave it, else by
 * its file's name inside the corpus folder, so that order and growth of the corpus change nothing.
 * @throws ReadingError when the URL is none.
 */
export function articleId(known: {
  readonly url?: string;
  readonly id?: string;
  readonly file: string;
}): string {
  if (known.url !== undefined) return shortHash(`url ${canonicalUrl(known.url)}`);
  if (known.id !== undefined) return shortHash(`id ${known.id}`);
  // Some file systems hand accents out apart from their letters.
  return shortHash(`file ${known.file.normalize("NFC")}`);
}

/**
 * One form for the addresses of one article: https, no fragment, no marks of campaigns, no trailing slash.
 * For identity only; what a card shows is the address as given.
 * @throws ReadingError when it is no address of a web page.
 */
export function canonicalUrl(address: string): string {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ReadingError(`The url must be an address like https://example.org/story, not "${address}".`);
  }
  for (const name of [...url.searchParams.keys()]) {
    if (isTracking(name.toLowerCase())) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  return `https://${url.host}${url.pathname.replace(/\/$/, "")}${url.search}`;
}

/** The parameters that mail services, advertisers and social networks put on links. */
const tracking = new Set([
  "fbclid",
  "gclid",
  "dclid",
  "msclkid",
  "yclid",
  "twclid",
  "igshid",
  "mc_cid",
  "mc_eid",
  "_ga",
]);
const isTracking = (name: string): boolean => name.startsWith("utm_") || tracking.has(name);

function shortHash(key: string): string {
  const bytes = createHash("sha256").update(key).digest().subarray(0, 10);
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join("");
}
