import { markParts } from "./page-parts.ts";
import { type PageText, writeText } from "./page-text.ts";
import { parsePage, strip } from "./parse-page.ts";

/**
 * The text of a piece of HTML that is an article and nothing else, as feeds carry it; empty when it holds no words.
 * @throws ReadingError for one too big to be an article's.
 */
export function writeFragment(html: string): PageText {
  const document = parsePage(`<html><head></head><body>${html}</body></html>`);
  strip(document);
  const body = document.querySelector("body");
  if (body === null) return { text: "", blocks: [] };
  markParts(body);
  return writeText(body);
}
