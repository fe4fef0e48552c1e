import type { Span } from "../article.ts";

/** Addresses, and what chats put for emoji and for whom they mention: no words, of a quotation or of any other. */
const wordless =
  /(?<![\p{L}\p{N}])https?:\/\/\S+|<(?:@[!&]?|#|a?:\w+:|t:-?)[\w:]*>|(?<![\p{L}\p{N}:]):(?=[\d+-]*[a-z_]|[+-]1:)[\w+-]{1,60}:(?![\p{L}\p{N}])/giu;

/** The text with blanks in place of addresses and of the names of emoji, and as long as it was. */
export const withoutAddresses = (text: string): string =>
  text.replace(wordless, (found) => " ".repeat(found.length));

/** The text with blanks in place of the marks of quoted lines ("> "). */
export const withoutQuoteMarks = (text: string): string =>
  text.replace(quoteMarks, (found) => " ".repeat(found.length));

const quoteMarks = /^[^\S\r\n]*>(?:>>?)?(?: ?>)*(?=[^\S\r\n])/gm;

/** What stands in quoted lines, those in a row together, from its first word's line to its last. */
export function quotedBlocks(text: string): readonly Span[] {
  const blocks: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const [mark] = line.match(quoteMarks) ?? [];
    const last = blocks.at(-1);
    if (mark === undefined) isOpen = false;
    else if (isOpen && last !== undefined) last.end = index + line.trimEnd().length;
    else {
      blocks.push({ start: index + mark.length, end: index + line.trimEnd().length });
      isOpen = true;
    }
  }
  return blocks;
}
