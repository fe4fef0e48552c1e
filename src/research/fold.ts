import type { Span } from "./article.ts";

/** Text made comparable, with the way back. For matching only: never shown. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the offset in the original that it came from; one more for the end. */
  readonly offsets: Uint32Array;
}

/**
 * Lower case, without accents, with plain quotation marks, apostrophes, dashes and blanks, so that what a
 * person types meets what an article holds. Unlike a `normalize` of the whole, every unit keeps its origin.
 */
export function fold(text: string): Folded {
  const units: string[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    for (const unit of foldCharacter(character)) {
      units.push(unit);
      offsets.push(at);
    }
    at += character.length;
  }
  offsets.push(at);
  return { text: units.join(""), offsets: Uint32Array.from(offsets) };
}

/** The span of the original under `[start, end)` of the folded text. */
export const unfold = (folded: Folded, start: number, end: number): Span => ({
  start: folded.offsets[start] ?? 0,
  // The end is where the character after the last one begins, so that accents typed apart stay inside.
  end: folded.offsets[end] ?? folded.offsets[folded.offsets.length - 1] ?? 0,
});

/** The words alone, folded: letters and digits between whatever parts them. */
export const foldedWords = (text: string): string[] =>
  Array.from(text, foldCharacter)
    .join("")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const plain: Readonly<Record<string, string>> = Object.fromEntries([
  ...Array.from("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", (mark) => [mark, "'"]),
  ...Array.from("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", (mark) => [mark, '"']),
  ...Array.from("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", (dash) => [dash, "-"]),
]);

function foldCharacter(character: string): string {
  if (character >= "a" && character <= "z") return character;
  const replaced = plain[character];
  if (replaced !== undefined) return replaced;
  if (character < "\u0080") return character.toLowerCase();
  if (/\s/u.test(character)) return " ";
  // Format characters (zero width, direction marks) and accents typed apart say nothing about the word.
  return character
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();
}
