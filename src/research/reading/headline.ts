import { isAppeal, supportedName } from "./appeals.ts";
import { dayOfLine, isByline } from "./bylines.ts";
import { isForm } from "./controls.ts";
import { readDateline } from "./dateline.ts";
import { readMasthead } from "./masthead.ts";
import type { Block } from "./paragraphs.ts";
import { closesSentence, outsideMarks } from "./quoted.ts";

/** An article's title, and where it stands. */
export interface Headline {
  readonly title: string;
  /** The outlet that the page's own lines name. */
  readonly outlet?: string;
  /** Given beside the text, a line of its own in it, or the first words of the article. */
  readonly from: "given" | "line" | "words";
  /** The block that is the headline and so no paragraph. */
  readonly at?: number;
  /** The first block of the article itself. */
  readonly first: number;
}

/** Longer than this, and a first line is a paragraph. UTF-16 code units. */
const longestHeadline = 250;
const longestTitle = 120;
/** Blocks above the headline whose names are looked for in the text. */
const mostAppeals = 8;

/** The title: as given, else the first line where that can be one, else the first words of the text. */
export function findHeadline(text: string, blocks: readonly Block[], given?: string): Headline {
  const above = blocks.findIndex((block) => !standsAbove(text, block));
  const at = Math.max(above, 0);
  const block = blocks[at];
  const line = block ? text.slice(block.start, block.end) : "";
  const outlet = supportedOutlet(text, blocks.slice(0, at));
  const base = outlet === undefined ? {} : { outlet };
  if (given !== undefined) return { ...base, title: given, from: "given", first: at };
  if (block && isHeadline(block, line)) {
    return { ...base, ...readMasthead(line, text.slice(block.end)), from: "line", at, first: at + 1 };
  }
  return { ...base, title: firstWords(line), from: "words", first: at };
}

/** What pages put above a headline: pictures, menus, the day, who wrote it, and appeals to the reader. */
function standsAbove(text: string, block: Block): boolean {
  if (block.kind === "picture" || block.kind === "link") return true;
  const line = text.slice(block.start, block.end);
  if (block.kind !== "text") return false;
  return (
    isForm(line) ||
    isByline(line) ||
    dayOfLine(line) !== undefined ||
    supportedName(line) !== undefined ||
    isAppeal(line)
  );
}

/** A name in an appeal above the headline is the outlet's when the rest of the text knows it too. */
function supportedOutlet(text: string, above: readonly Block[]): string | undefined {
  for (const block of above.slice(0, mostAppeals)) {
    const name = supportedName(text.slice(block.start, block.end));
    if (name !== undefined && text.includes(name, block.end)) return name;
  }
  return undefined;
}

/** A line that ends with a full stop may be a headline, but also the article's first sentence: it stays a paragraph. */
function isHeadline(block: Block, line: string): boolean {
  if (line.length > longestHeadline) return false;
  if (block.kind === "heading") return true;
  if (block.kind !== "text" || readDateline(line).end > 0) return false;
  return !closesSentence(line) || (/[?!]$/.test(line) && !/[.?!…] /.test(outsideMarks(line)));
}

function firstWords(paragraph: string): string {
  const story = paragraph.slice(readDateline(paragraph).end).slice(0, 1000).replace(/\s+/gu, " ").trim();
  const sentence = /^.*?\p{L}\p{L}[.?!…]["'”’»]*(?= |$)/u.exec(story)?.[0] ?? story;
  if (sentence.length <= longestTitle) return sentence;
  const cut = sentence.lastIndexOf(" ", longestTitle);
  return `${sentence.slice(0, cut > 0 ? cut : longestTitle).toWellFormed()} …`;
}
