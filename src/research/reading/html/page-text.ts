import { foldedWords } from "../../fold.ts";
import type { Block } from "../paragraphs.ts";
import { partOf } from "./page-parts.ts";
import { isElement, isText, type PageElement, type PageNode } from "./parse-page.ts";

/** A page's text as written out, and its blocks. */
export interface PageText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

interface Line {
  readonly words: string;
  readonly kind: Block["kind"];
  readonly part: Block["part"];
}

/**
 * Writes out the text of an element as a browser shows it: a line for each block, an empty line between, blanks
 * collapsed, the cells of a table's row parted by tabs. The blocks are spans into that text.
 */
export function writeText(root: PageElement): PageText {
  const lines: Line[] = [];
  writeBlock(root, { kind: "text", part: undefined, lines });
  let text = "";
  const blocks: Block[] = [];
  const pulled = pulledFrom(lines);
  for (const line of lines) {
    const { words, kind } = line;
    const part = line.part ?? (pulled.has(line) ? "pull quote" : undefined);
    if (text !== "") text += "\n\n";
    const start = text.length;
    text += words;
    blocks.push({ kind, start, end: text.length, ...(part === undefined ? {} : { part }) });
  }
  return { text, blocks };
}

interface Around {
  readonly kind: Block["kind"];
  readonly part: Block["part"];
  readonly lines: Line[];
}

const blockNames = new Set(
  `address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hr html legend li main nav ol p pre section summary table caption tbody td tfoot th thead tr ul`.split(
    /\s+/u,
  ),
);

const kinds: Readonly<Record<string, Block["kind"]>> = {
  ...Object.fromEntries(["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => [name, "heading" as const])),
  li: "item",
  dd: "item",
  blockquote: "quote",
  aside: "quote",
};

function writeBlock(element: PageElement, around: Around): void {
  const here: Around = {
    ...around,
    kind: kinds[element.localName] ?? around.kind,
    part: around.part ?? partOf(element),
  };
  if (element.localName === "tr" && isRow(element)) {
    writeRow(element, here);
    return;
  }
  const line = createLine(element.localName === "pre");
  const flush = (): void => line.take(here);
  const walk = (node: PageNode): void => {
    if (isText(node)) line.add(node.textContent);
    if (!isElement(node)) return;
    if (node.localName === "br") flush();
    else if (blockNames.has(node.localName)) {
      flush();
      writeBlock(node, here);
    } else {
      const inLink = node.localName === "a" || node.localName === "button";
      if (inLink) line.link(1);
      for (const child of node.childNodes) walk(child);
      if (inLink) line.link(-1);
    }
  };
  for (const child of element.childNodes) walk(child);
  flush();
}

/** The line being written: pieces of text, and how much of it is links. */
function createLine(keepsBreaks: boolean) {
  let pieces: string[] = [];
  let linked = 0;
  let inLink = 0;
  const take = ({ kind, part, lines }: Around): void => {
    const whole = pieces.join("");
    for (const piece of keepsBreaks ? whole.split("\n") : [whole]) {
      // The blanks that HTML collapses; all others were written on purpose.
      const words = piece.replace(/[ \t\n\f\r]+/gu, " ").replace(/^ | $/gu, "");
      if (words === "") continue;
      const isLink = linked >= words.length * 0.8 && kind !== "heading";
      lines.push({ words, kind: isLink ? "link" : kind, part });
    }
    pieces = [];
    linked = 0;
  };
  return {
    add(text: string): void {
      pieces.push(text);
      if (inLink > 0) linked += text.trim().length;
    },
    link(step: 1 | -1): void {
      inLink += step;
    },
    take,
  };
}

/** A pull quote is set apart, and says once more what a longer line says. */
function pulledFrom(lines: readonly Line[]): ReadonlySet<Line> {
  const apart = lines.filter(({ kind, words }) => kind === "quote" && words.length <= longestPull);
  if (apart.length === 0 || apart.length > mostPulled) return new Set();
  const others = lines.filter(({ kind }) => kind === "text").map(({ words }) => foldedWords(words).join(" "));
  return new Set(
    apart.filter(({ words }) => {
      const folded = foldedWords(words).join(" ");
      return folded !== "" && others.some((other) => other.length > folded.length && other.includes(folded));
    }),
  );
}

/** UTF-16 code units, and how many a story has at most. */
const longestPull = 300;
const mostPulled = 50;

/** A row of data has several cells, and no cell holds blocks; others lay out a page. */
function isRow(row: PageElement): boolean {
  const cells = [...row.childNodes].filter(isElement);
  return (
    cells.length > 1 &&
    cells.every((cell) => cell.querySelector("p, div, table, br, ul, ol, h1, h2, h3, h4") === null)
  );
}

function writeRow(row: PageElement, { part, lines }: Around): void {
  const cells = [...row.childNodes]
    .filter(isElement)
    .map((cell) => cell.textContent.replace(/[ \t\n\f\r]+/gu, " ").replace(/^ | $/gu, ""));
  if (cells.some((cell) => cell !== "")) lines.push({ words: cells.join("\t").trim(), kind: "row", part });
}
