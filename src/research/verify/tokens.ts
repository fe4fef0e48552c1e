import type { Span } from "../article.ts";
import { fold, unfold } from "../fold.ts";
import { unspaced } from "../search/words.ts";

/** A word of a text as it is compared, and where it stands: `[start, end)` in UTF-16 code units of the text. */
export interface Token extends Span {
  /** Folded, without apostrophes, the dots of initials and the commas of thousands: "dont", "un", "1500", "2.5". */
  readonly key: string;
}

/**
 * The words of a span, in order. Unlike the words of the search they keep what changes a meaning: the "n't" of "don't",
 * the fraction of "2.5", a percent or currency sign.
 */
export function tokensIn(text: string, { start, end }: Span): Token[] {
  const folded = fold(text.slice(start, end));
  return Array.from(folded.text.matchAll(token), ({ 0: written, index }) => {
    const under = unfold(folded, index, index + written.length);
    return { key: keyOf(written), start: start + under.start, end: start + under.end };
  });
}

const single = unspaced.source;
const initials = "(?<![\\p{L}\\p{N}])\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{N}])";
const word = "[\\p{L}\\p{N}]+(?:(?:'(?=\\p{L})|(?<=\\p{N})[.,](?=\\p{N}))[\\p{L}\\p{N}]+)*";
const token = new RegExp(`${single}|${initials}|${word}|[%$€£¥&]`, "gv");

const keyOf = (written: string): string => {
  const plain = written.replaceAll("'", "");
  if (/^\d/.test(plain)) return /^\d{1,3}(?:,\d{3})+(?!\d)/.test(plain) ? plain.replaceAll(",", "") : plain;
  return plain.replaceAll(".", "");
};
