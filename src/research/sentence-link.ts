import type { Quote } from "./article.ts";
import { textAt } from "./article.ts";

/**
 * The article's address with a text fragment, so that a browser scrolls to the words.
 * By https://wicg.github.io/scroll-to-text-fragment/: `start,end` percent-encoded, with `-` and `,` too.
 */
export function sentenceLink(url: string, quote: Quote): string {
  const first = quote.spans[0];
  if (first === undefined) return url;
  const words = textAt(quote.article, first).trim().split(/\s+/);
  const head = words.slice(0, edge).join(" ");
  const range =
    words.length > 2 * edge
      ? `${encode(head)},${encode(words.slice(-edge).join(" "))}`
      : encode(words.join(" "));
  return `${url.replace(/#.*$/, "")}#:~:text=${range}`;
}

/** How many words name each end of a longer stretch. */
const edge = 5;

// A cut through a surrogate pair cannot be encoded; articles in the wild hold lone halves.
const encode = (words: string): string => encodeURIComponent(words.toWellFormed()).replaceAll("-", "%2D");
