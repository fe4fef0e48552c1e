import type { Span } from "../article.ts";
import type { Reason } from "./furniture.ts";
import { holdsWords, type Line, linesOf } from "./lines.ts";

/** A stretch of the source that could be a paragraph, and what its own marks say of it. */
export interface Block extends Span {
  readonly kind: "text" | "heading" | "item" | "quote" | "row" | "picture" | "link";
  /** What the page that it comes from marks it as, beside the article. */
  readonly part?: Reason;
}

/** Lines broken to fit a page are about so long at their longest. UTF-16 code units. */
const narrowestPage = 45;
const widestPage = 130;

/**
 * Plain text: each line that holds words is a paragraph, as scrapers and newsrooms write them. Only where
 * the lines are plainly broken to fit a width are they put together again.
 */
export function plainBlocks(text: string, from: number): Block[] {
  const lines = linesOf(text, from);
  const width = wrapWidth(text, lines);
  const blocks: Block[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const last = blocks.at(-1);
    const goesOn =
      before && !line.afterBlank && line.indent <= before.indent && isFull(text, before, line, width);
    if (last && goesOn) blocks[blocks.length - 1] = { ...last, end: line.end };
    else blocks.push({ kind: "text", start: line.start, end: line.end });
  });
  return blocks.filter((block) => holdsWords(text.slice(block.start, block.end)));
}

/** Markdown: empty lines part paragraphs. The marks of headings, items and quotations stay outside the span. */
export function markdownBlocks(text: string, from: number): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of linesOf(text, from)) {
    const block = markdownLine(text, line);
    const last = blocks.at(-1);
    if (!holdsWords(text.slice(block.start, block.end))) {
      open = false;
      continue;
    }
    if (last && open && !line.afterBlank && continues(last, block)) {
      blocks[blocks.length - 1] = { ...last, end: block.end };
    } else {
      blocks.push(block);
    }
    open = block.kind !== "heading";
  }
  return blocks;
}

const continues = (last: Block, next: Block): boolean =>
  next.kind === "text"
    ? last.kind !== "picture" && last.kind !== "link"
    : next.kind === "quote" && last.kind === "quote";

// Each begins at the start of the line and takes the mark and the blanks behind it.
const markdownMarks: readonly { readonly kind: Block["kind"]; readonly mark: RegExp }[] = [
  { kind: "heading", mark: /^#{1,6}[ \t]+/ },
  { kind: "quote", mark: /^(?:>[ \t]{0,3}){1,8}/ },
  { kind: "item", mark: /^(?:[-*+]|\d{1,3}[.)])[ \t]+/ },
];

function markdownLine(text: string, line: Line): Block {
  const words = text.slice(line.start, line.end);
  for (const { kind, mark } of markdownMarks) {
    const found = mark.exec(words);
    if (found) return { kind, start: line.start + found[0].length, end: line.end };
  }
  return { kind: linkKind(words) ?? "text", start: line.start, end: line.end };
}

/** A line that is one picture or one link and nothing else. */
function linkKind(line: string): "picture" | "link" | undefined {
  if (!line.endsWith(")")) return undefined;
  if (line.startsWith("![") || line.startsWith("[![")) return "picture";
  return line.startsWith("[") && line.split("](").length === 2 ? "link" : undefined;
}

/** The width that lines were broken at, or nothing where they were not. */
function wrapWidth(text: string, lines: readonly Line[]): number | undefined {
  const width = lines.reduce((widest, line) => Math.max(widest, line.end - line.start), 0);
  if (width < narrowestPage || width > widestPage) return undefined;
  const neighbours = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before && !line.afterBlank ? [isFull(text, before, line, width)] : [];
  });
  const full = neighbours.filter(Boolean).length;
  // Lines of verse or of a table leave room at the end; lines broken by a program seldom do.
  return full >= 3 && full >= neighbours.length * 0.7 ? width : undefined;
}

/** Whether the next line's first word would not have fitted behind `line`, give or take an eighth. */
function isFull(text: string, line: Line, next: Line, width: number | undefined): boolean {
  if (width === undefined) return false;
  const firstWord =
    /^\S*/.exec(text.slice(next.start, Math.min(next.end, next.start + widestPage)))?.[0] ?? "";
  return line.end - line.start + 1 + firstWord.length > width * 0.875;
}
