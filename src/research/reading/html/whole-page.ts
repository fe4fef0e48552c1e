import { isStandfirst } from "../loose-lines.ts";
import type { Block } from "../paragraphs.ts";
import { writeText } from "./page-text.ts";
import type { PageDocument, PageElement } from "./parse-page.ts";

/** A page as it shows itself, before the article is taken out of it. */
export interface WholePage {
  readonly lines: readonly PageLine[];
  /** Headings that lead to other pages. */
  readonly leading: ReadonlySet<string>;
}

interface PageLine extends Pick<Block, "kind" | "part"> {
  readonly words: string;
}

/** All lines of a page, in its order. */
export function wholePage(document: PageDocument): WholePage {
  const body = document.querySelector("body");
  const { text, blocks } = body ? writeText(body) : { text: "", blocks: [] };
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(leadsElsewhere);
  return {
    lines: blocks.map((block) => ({ ...block, words: text.slice(block.start, block.end) })),
    leading: new Set(headings.flatMap((heading) => [...writeText(heading).text.split("\n\n")])),
  };
}

/** Whether a heading is a link, or stands in one, to more than a place on its page. */
function leadsElsewhere(heading: PageElement): boolean {
  let link = heading.querySelector("a[href]");
  for (let above = heading.parentElement; link === null && above !== null; above = above.parentElement) {
    if (above.localName === "a") link = above;
  }
  const address = link?.getAttribute("href") ?? "#";
  return !address.startsWith("#");
}

/**
 * The standfirst where it stands right below the headline: Readability takes a box with both for the head of the
 * page. Nothing when it is among the lines that were `kept`.
 */
export function standfirstOf(
  { lines }: WholePage,
  kept: ReadonlySet<string>,
  title = "",
): string | undefined {
  const at = lines.findIndex(({ kind, words }) => kind === "heading" && words === title);
  const below = at < 0 ? undefined : lines[at + 1];
  if (below === undefined || below.kind !== "text" || below.part !== undefined) return undefined;
  const { words } = below;
  return kept.has(words) || !isStandfirst(words) ? undefined : words;
}

/** Whether all that was kept stands below headings which lead to other pages, and so is about those. */
export function listsStories(
  { lines, leading }: WholePage,
  kept: ReadonlySet<string>,
  title: string | undefined,
): boolean {
  if (leading.size < fewestStories) return false;
  let heading = "";
  for (const { kind, words, part } of lines) {
    if (kind === "heading") heading = words;
    else if (part === undefined && kept.has(words)) {
      // A story's own headline may be a link to itself.
      if (!leading.has(heading) || heading === title) return false;
    }
  }
  return true;
}

/** A page with fewer links to others may be a story with two more below it. */
const fewestStories = 3;

/** What was not kept of a page, besides its headline. */
export const outsideOf = (
  { lines }: WholePage,
  kept: ReadonlySet<string>,
  title: string | undefined,
): readonly string[] =>
  lines.map(({ words }) => words).filter((words) => !kept.has(words) && words !== title);
