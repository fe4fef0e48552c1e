import { numberOf } from "../../chat/controls.ts";

/**
 * Text that a terminal only shows and never obeys: control characters as their pictures (␛), those without a
 * picture and the bidirectional controls by number (<U+202E>, as `less` does), a tab as four blanks.
 * Newlines stay; `\r\n` is one.
 */
export const visible = (text: string): string => text.replace(obeyed, pictureOf);

/** The same for what must stay in one row, such as a line to type. */
export const visibleInRow = (text: string): string => visible(text).replaceAll("\n", "␊");

// Marks of direction, embeddings, overrides, isolates (Unicode Bidirectional Algorithm, table 2), and the
// two separators that some terminals take for a new line.
const obeyed = /\r\n|[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (control === "\n" || control === "\r\n") return "\n";
  if (control === "\t") return "    ";
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "␡";
  return numberOf(control);
}
