import type { Span } from "../article.ts";

/** A line that holds something, without the blanks around it. */
export interface Line extends Span {
  /** It opens the text, or an empty line stands before it. */
  readonly afterBlank: boolean;
  /** Blanks before its first character. */
  readonly indent: number;
}

/** The lines of `text` from offset `from` on, in order; empty ones only show in `afterBlank`. */
export function linesOf(text: string, from: number): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  let previousEnd = from;
  for (const match of text.slice(from).matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const [line] = match;
    const at = from + match.index;
    afterBlank ||= at - previousEnd > lineBreakLength(text, previousEnd);
    previousEnd = at + line.length;
    const indent = line.length - line.trimStart().length;
    const start = at + indent;
    const end = at + line.trimEnd().length;
    // A line of blanks alone parts paragraphs as an empty one does.
    if (start >= end) {
      afterBlank = true;
      continue;
    }
    lines.push({ start, end, afterBlank, indent });
    afterBlank = false;
  }
  return lines;
}

/** False for what is only drawn: rules, stars between parts, empty bullets. */
export const holdsWords = (line: string): boolean => /[\p{L}\p{N}]/u.test(line);

const lineBreakLength = (text: string, at: number): number => (text.startsWith("\r\n", at) ? 2 : 1);
