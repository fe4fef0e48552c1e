import { type Span, textAt } from "../article.ts";
import { foldedWords } from "../fold.ts";
import { addressesReader, isAppeal } from "./appeals.ts";
import { dayOfLine, isByline, isCredit } from "./bylines.ts";
import { isForm, isLabelledLink } from "./controls.ts";
import type { Headline } from "./headline.ts";
import { isRow, isStandfirst, looksLoose } from "./loose-lines.ts";
import type { Block } from "./paragraphs.ts";
import { closesSentence, holdsMarks } from "./quoted.ts";

/** What a line is that belongs to the page and not to the article. */
export type Reason =
  | "repeated headline"
  | "heading or link"
  | "related link"
  | "caption"
  | "picture"
  | "pull quote"
  | "credit"
  | "byline"
  | "date"
  | "appeal"
  | "form"
  /** Told by the corpus, not by the page alone (`repeats.ts`). */
  | "repeated on many pages";

/** A block left out, and why. */
export interface Furniture {
  readonly span: Span;
  readonly reason: Reason;
}

/** A text's blocks, told apart. The headline is in neither list. */
export interface Parted {
  readonly paragraphs: readonly Span[];
  readonly furniture: readonly Furniture[];
}

/** Lines looked back over for the colon before a list. */
const longestList = 12;

interface Page {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly headline: Headline;
  readonly title: Title;
}

/** A title as lines are compared with it: folded once, since every line of the page asks. */
interface Title {
  readonly length: number;
  /** Its folded words with a blank between, each of them once, and how many they are. */
  readonly joined: string;
  readonly words: ReadonlySet<string>;
  readonly count: number;
}

/**
 * Parts the article from the page around it by what lines look like, where they stand and what they repeat;
 * knows no site. A line with words in quotation marks stays unless it is a heading, a labelled link, the
 * headline once more, part of an appeal at the end, or marked by its page. Of plain text something always stays.
 */
export function partFurniture(text: string, blocks: readonly Block[], headline: Headline): Parted {
  const page: Page = { text, blocks, headline, title: titleOf(headline.title) };
  const reasons = blocks.map((block, index) => plainReason(page, block, index));
  for (const index of closingAppeal(page, reasons)) reasons[index] = "appeal";
  for (const [index, reason] of looseLines(page, reasons)) reasons[index] = reason;
  const paragraphs: Span[] = [];
  const furniture: Furniture[] = [];
  blocks.forEach(({ start, end }, index) => {
    const reason = reasons[index];
    if (reason !== undefined) furniture.push({ span: { start, end }, reason });
    else if (index !== headline.at) paragraphs.push({ start, end });
  });
  // A page may be all walls and boxes, and then it says so itself.
  if (paragraphs.length > 0 || blocks.some(({ part }) => part !== undefined))
    return { paragraphs, furniture };
  const [only] = blocks.slice(headline.at ?? 0);
  return { paragraphs: only ? [{ start: only.start, end: only.end }] : [], furniture: [] };
}

/** What a line shows by itself: by its kind, its words or the headline that it repeats. */
function plainReason(page: Page, block: Block, index: number): Reason | undefined {
  const { blocks, headline } = page;
  if (index === headline.at) return undefined;
  if (block.part !== undefined) return block.part;
  const line = textAt(page, block);
  if (block.kind === "picture") return "picture";
  if (block.kind === "heading" || (block.kind === "link" && !holdsMarks(line))) return "heading or link";
  if (isForm(line)) return "form";
  if (index < headline.first) return signature(line) ?? "appeal";
  if (isLabelledLink(line)) return "related link";
  // A title that was taken from the first words is no second copy of them.
  const isSource = headline.from === "words" && index === headline.first;
  if (!isSource && repeatsTitle(line, page.title)) return "repeated headline";
  if (isCredit(line) && !holdsMarks(line)) return "credit";
  const atEdge = index - headline.first < 4 || index >= blocks.length - 2;
  const signed = atEdge ? signature(line) : undefined;
  if (signed) return signed;
  return line.length <= 250 && isAppeal(line) ? "appeal" : undefined;
}

/** Who wrote the article, or when. */
function signature(line: string): Reason | undefined {
  if (isByline(line)) return "byline";
  return dayOfLine(line) ? "date" : undefined;
}

/** From the end upwards: paragraphs that ask something of the reader, and those between them that only speak to the reader. */
function closingAppeal(page: Page, reasons: readonly (Reason | undefined)[]): number[] {
  const found: number[] = [];
  const between: number[] = [];
  for (let index = page.blocks.length - 1; index >= page.headline.first; index--) {
    const line = lineAt(page, index);
    if (isAppeal(line)) {
      found.push(index);
      for (const each of between.splice(0)) found.push(each);
    } else if (found.length > 0 && addressesReader(line)) {
      between.push(index);
    } else if (reasons[index] === undefined && !isLoose(page, index)) {
      break;
    }
  }
  return found;
}

/** Short lines without a stop: captions above the first sentence, headings and links below it. */
function looseLines(page: Page, reasons: readonly (Reason | undefined)[]): [number, Reason][] {
  const open = page.blocks.flatMap((block, index) => {
    if (index === page.headline.at || reasons[index] !== undefined) return [];
    const line = lineAt(page, index);
    return { index, length: block.end - block.start, stops: closesSentence(line), marked: holdsMarks(line) };
  });
  const lengthOf = (lines: typeof open): number => lines.reduce((sum, line) => sum + line.length, 0);
  const sentences = open.filter((line) => line.stops);
  const others = open.filter((line) => !line.stops && !line.marked && !isListed(page, line.index));
  // In verse, tables and notes lines end without a stop, and that says nothing.
  if (lengthOf(sentences) <= lengthOf(others)) return [];
  const main = sentences[0]?.index ?? 0;
  return others
    .filter(({ index }) => isLoose(page, index))
    .map(({ index }) => [index, index < main ? "caption" : "heading or link"]);
}

function isLoose(page: Page, index: number): boolean {
  const line = lineAt(page, index);
  if (page.blocks[index]?.kind !== "text" || !looksLoose(line)) return false;
  if (index === page.headline.first && isStandfirst(line)) return false;
  const [before, after] = [lineAt(page, index - 1), lineAt(page, index + 1)];
  // Half of a sentence broken in two, or a row of a table.
  return !/^\p{Ll}/u.test(after) && ![before, line, after].some(isRow);
}

/** Whether a colon announced this line and the few before it. */
function isListed(page: Page, index: number): boolean {
  for (let above = index - 1; above > index - longestList; above--) {
    const line = lineAt(page, above);
    if (closesSentence(line) || holdsMarks(line)) return line.endsWith(":");
  }
  return false;
}

function titleOf(title: string): Title {
  const words = foldedWords(title);
  return { length: title.length, joined: words.join(" "), words: new Set(words), count: words.length };
}

/** The same words, or nearly all of them in a line that is no sentence. */
function repeatsTitle(line: string, title: Title): boolean {
  if (line.length > title.length * 2 + 20) return false;
  const words = foldedWords(line);
  if (words.join(" ") === title.joined) return true;
  if (closesSentence(line) || holdsMarks(line)) return false;
  const own = new Set(words);
  const shared = own.intersection(title.words).size;
  return shared >= 4 && shared >= own.size * 0.75 && shared >= title.count * 0.6;
}

function lineAt(page: Page, index: number): string {
  const block = page.blocks[index];
  return block ? textAt(page, block) : "";
}
