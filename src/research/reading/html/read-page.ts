import { Readability } from "@mozilla/readability";
import { noStory, ReadingError, storyList } from "../reading-error.ts";
import type { Given, Source } from "../source.ts";
import { pageMetadata } from "./page-metadata.ts";
import { markParts } from "./page-parts.ts";
import { type PageText, writeText } from "./page-text.ts";
import { type PageElement, parsePage, strip } from "./parse-page.ts";
import { listsStories, outsideOf, standfirstOf, type WholePage, wholePage } from "./whole-page.ts";

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
  const whole = wholePage(document);
  const content = contentOf(document);
  if (content === undefined) throw new ReadingError(noStory);
  const found = writeText(content);
  refuseWithoutStory(content, found, whole, given);
  const standfirst = standfirstOf(whole, linesOf(found), given.title);
  const page = standfirst === undefined ? found : below(standfirst, found);
  return { file, ...page, given, outside: outsideOf(whole, linesOf(page), given.title) };
}

/** A line of fewer words with a link in it only says where to go. */
const fewestWords = 25;

/** @throws ReadingError for a page that holds nothing, or only leads to others. */
function refuseWithoutStory(content: PageElement, found: PageText, whole: WholePage, given: Given): void {
  const own = found.blocks.filter(({ kind }) => kind !== "link" && kind !== "picture");
  if (own.length === 0) throw new ReadingError(noStory);
  // Who says when or by whom it was written is a story, however it looks.
  if (given.published !== undefined || given.author !== undefined) return;
  const lines = own.map(({ start, end }) => found.text.slice(start, end));
  if (listsStories(whole, new Set(lines), given.title)) throw new ReadingError(storyList);
  const isShort = lines.length === 1 && (lines[0] ?? "").split(" ").length < fewestWords;
  if (isShort && content.querySelector("a[href]") !== null) throw new ReadingError(noStory);
}

const linesOf = ({ text }: PageText): ReadonlySet<string> => new Set(text.split("\n\n"));

function below(line: string, { text, blocks }: PageText): PageText {
  const moved = line.length + 2;
  return {
    text: `${line}\n\n${text}`,
    blocks: [
      { kind: "text", start: 0, end: line.length },
      ...blocks.map((block) => ({ ...block, start: block.start + moved, end: block.end + moved })),
    ],
  };
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
