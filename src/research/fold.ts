import type { Span } from "./article.ts";
import { doubleMarks, marksOf, singleMarks } from "./quotation-marks.ts";

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
  if (ascii.test(text)) {
    return {
      text: foldedAscii(text),
      offsets: counting(text.length),
    };
  }
  const characters: string[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const folded = foldCharacter(character);
    characters.push(folded);
    for (let unit = 0; unit < folded.length; unit++) offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return { text: characters.join(""), offsets: Uint32Array.from(offsets) };
}

/** The span of the original under `[start, end)` of the folded text, widened to whole characters. */
export function unfold(folded: Folded, start: number, end: number): Span {
  const { offsets } = folded;
  const from = offsets[start] ?? 0;
  // One character may fold to several units ("ﬁ", "½"): the end is where the next character begins,
  // which also keeps accents typed apart inside.
  let next = end;
  while (next > start && next < offsets.length - 1 && offsets[next] === offsets[next - 1]) next++;
  return { start: from, end: Math.max(from, offsets[next] ?? offsets[offsets.length - 1] ?? 0) };
}

/** Folded, without the way back. */
export const foldedText = (text: string): string => (ascii.test(text) ? foldedAscii(text) : fold(text).text);

const foldedAscii = (text: string): string => text.toLowerCase().replaceAll("`", "'");

/** The words alone, folded: letters and digits between whatever parts them. */
export const foldedWords = (text: string): string[] => foldedText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const ascii = /^\p{ASCII}*$/u;

function counting(length: number): Uint32Array {
  const offsets = new Uint32Array(length + 1);
  for (let at = 0; at <= length; at++) offsets[at] = at;
  return offsets;
}

const replacements = new Map<string, string>([
  // Beside the marks: primes, and the accents and letters that are typed for apostrophes.
  ...[...marksOf(singleMarks), ..."\u2032\u02bc\u00b4`"].map((mark) => [mark, "'"] as const),
  ...[...marksOf(doubleMarks), "\u2033"].map((mark) => [mark, '"'] as const),
  ...Array.from("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", (dash) => [dash, "-"] as const),
  // Letters that Unicode does not take apart, though people type them plain: Støre, Wałęsa, Đoković.
  ...Object.entries({ ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", ς: "σ" }),
]);

function foldCharacter(character: string): string {
  if (character >= "a" && character <= "z") return character;
  if (character < "\u0080") return character === "`" ? "'" : character.toLowerCase();
  if (/\s/u.test(character)) return " ";
  const lower = character.toLowerCase();
  const replaced = replacements.get(lower);
  if (replaced !== undefined) return replaced;
  // Format characters (zero width, direction marks) and accents typed apart say nothing about the word.
  return lower
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();
}
