import { Readability } from "@mozilla/readability";
import { noStory, ReadingError } from "../reading-error.ts";
import type { Source } from "../source.ts";
import { pageMetadata } from "./page-metadata.ts";
import { markParts } from "./page-parts.ts";
import { writeText } from "./page-text.ts";
import { type PageElement, parsePage, strip } from "./parse-page.ts";

/**
 * The article of a page: what Readability takes for it, written out once as text, and what the page says of itself.
 * `address` is where the page was fetched, for a page that does not name its own. Nothing on it runs or is fetched.
 * @throws ReadingError when the page holds no article, or too much to be one.
 */
export function readPage(file: string, html: string, address?: string): Source {
  const document = parsePage(html);
  const given = pageMetadata(document, html, address);
  strip(document);
  if (document.documentElement) markParts(document.documentElement);
  const content = contentOf(document);
  const { text, blocks } = content ? writeText(content) : { text: "", blocks: [] };
  if (text === "") {
    throw new ReadingError(noStory);
  }
  return { file, text, blocks, given };
}

function contentOf(document: object): PageElement | undefined {
  const reader = new Readability<PageElement>(document as ConstructorParameters<typeof Readability>[0], {
    serializer: (node) => node as unknown as PageElement,
    keepClasses: true,
    // The page's own words are read by `pageMetadata`.
    disableJSONLD: true,
  });
  return reader.parse()?.content ?? undefined;
}
