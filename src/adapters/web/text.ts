import { numberOf } from "../../chat/controls.ts";

/** Text as a page can hold it: HTML has no NUL, and drops it. Browsers show other controls as nothing. */
export const pageText = (text: string): string => text.replaceAll("\0", "␀");

/**
 * Text that shares its line with other text and cannot turn the direction of that. Browsers isolate an element
 * by adding FSI and PDI around it (CSS Writing Modes 3, §2.4.2), so a PDI or an isolate without its partner
 * breaks out, and so does a paragraph separator: those are shown by number (<U+2069>).
 */
export function containedText(text: string): string {
  const alone = unpaired(text);
  return pageText(text).replace(/[\p{Cc}\u2029\u2066-\u2069]/gu, (control, at: number) =>
    separators.includes(control) || alone.has(at) ? numberOf(control) : control,
  );
}

/** Each ends a paragraph and with it every isolate (class B of the Unicode Bidirectional Algorithm). */
const separators = "\u001c\u001d\u001e\u0085\u2029";

const popIsolate = "\u2069";

function unpaired(text: string): ReadonlySet<number> {
  const open: number[] = [];
  const alone: number[] = [];
  for (const { 0: control, index } of text.matchAll(/[\u2066-\u2069]/g)) {
    if (control !== popIsolate) open.push(index);
    else if (open.pop() === undefined) alone.push(index);
  }
  return new Set([...open, ...alone]);
}
