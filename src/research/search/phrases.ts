import type { Span } from "../article.ts";
import { type Folded, fold, unfold } from "../fold.ts";
import { isNumberMark, unspaced } from "./words.ts";

/**
 * Words as phrases are compared with them: the spans folded and joined by a blank as if no cue stood
 * between, with runs of blanks as one, elisions (… and ...) and dashes without blanks around them, and
 * without what writers of the same words differ in: quotation marks, square brackets, the comma at a pause.
 * Words and their spelling stay.
 */
export interface Comparable {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the offset in the folded spans, joined by one blank, that it came from. */
  readonly at: readonly number[];
  /** Each span, its folded text, and the offset where that begins among the joined. */
  readonly parts: readonly Part[];
}

interface Part {
  readonly span: Span;
  readonly folded: Folded;
  readonly from: number;
}

/** The words under these spans of a text, comparable. */
export function comparable(text: string, spans: readonly Span[]): Comparable {
  const parts: Part[] = [];
  let from = 0;
  for (const span of spans) {
    const folded = fold(text.slice(span.start, span.end));
    parts.push({ span, folded, from });
    from += folded.text.length + 1;
  }
  return { ...essentials(parts.map(({ folded }) => folded.text).join(" ")), parts };
}

/** A typed phrase, comparable and without the punctuation at its ends; empty when nothing is left to find. */
export function phraseOf(typed: string): string {
  const { text } = essentials(fold(typed).text);
  let start = 0;
  let end = text.length;
  while (start < end && edges.has(text.charAt(start))) start++;
  while (start < end && edges.has(text.charAt(end - 1))) end--;
  return start < end ? text.slice(start, end) : text.trim();
}

/** Where a phrase from `phraseOf` begins in comparable words: whole words only, none overlapping. */
export function* occurrencesOf(phrase: string, { text }: Comparable): Generator<number> {
  let at = phrase === "" ? -1 : text.indexOf(phrase);
  while (at >= 0) {
    const whole = isBoundary(text, at) && isBoundary(text, at + phrase.length);
    if (whole) yield at;
    at = text.indexOf(phrase, at + (whole ? phrase.length : 1));
  }
}

/** The spans of the original under each occurrence of a phrase: one a span that it runs over. */
export function spansOf(phrase: string, words: Comparable): Span[] {
  const spans: Span[] = [];
  // Occurrences and parts are both in order, so one walk over the parts serves all occurrences.
  let number = 0;
  for (const start of occurrencesOf(phrase, words)) {
    const units = words.at.slice(start, start + phrase.length);
    for (let at = 0; at < units.length; ) {
      const first = units[at] ?? 0;
      while (first >= endOf(words.parts[number])) number++;
      const part = words.parts[number];
      if (part === undefined) break;
      while (at < units.length && (units[at] ?? 0) < endOf(part)) at++;
      const under = unfold(part.folded, first - part.from, (units[at - 1] ?? 0) - part.from + 1);
      spans.push({ start: part.span.start + under.start, end: part.span.start + under.end });
    }
  }
  return spans;
}

const endOf = (part: Part | undefined): number =>
  part === undefined ? Number.POSITIVE_INFINITY : part.from + part.folded.text.length;

const edges = new Set(" .,;:!?…'-");

function essentials(folded: string): Pick<Comparable, "text" | "at"> {
  const kept: string[] = [];
  const at: number[] = [];
  let blank = false;
  // At the start, after a dash and after an elision a blank says nothing.
  let closed = true;
  for (let offset = 0; offset < folded.length; offset++) {
    const unit = folded.charAt(offset);
    if (isBlank(unit)) blank = true;
    if (isBlank(unit) || isMark(folded, offset)) continue;
    const elision = elisionEnd(folded, offset);
    const closes = unit === "-" || elision !== undefined;
    if (blank && !closed && !closes) {
      kept.push(" ");
      at.push(offset);
    }
    if (!(unit === "-" && kept.at(-1) === "-")) {
      kept.push(elision === undefined ? unit : "…");
      at.push(offset);
    }
    blank = false;
    closed = closes;
    if (elision !== undefined) offset = elision - 1;
  }
  return { text: kept.join(""), at };
}

const isBlank = (unit: string): boolean => unit === " " || (unit >= "\t" && unit <= "\r");

/** Marks that stand around words; an apostrophe inside a word and a comma inside a number are none. */
function isMark(text: string, at: number): boolean {
  const unit = text.charAt(at);
  if (unit === '"' || unit === "[" || unit === "]") return true;
  if (unit === ",") return !isLetter(text.charAt(at + 1));
  return unit === "'" && !(isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at + 1)));
}

/** The end of three or more dots, with or without blanks between, that begin here. */
function elisionEnd(text: string, start: number): number | undefined {
  let dots = 0;
  let end = start;
  for (let at = start; text[at] === "." || (dots > 0 && isBlank(text.charAt(at))); at++) {
    if (text[at] !== ".") continue;
    dots++;
    end = at + 1;
  }
  return dots < 3 ? undefined : end;
}

/** Whether no word or number runs over this place. Scripts without blanks between words have no such places. */
const isBoundary = (text: string, at: number): boolean =>
  !(isJoined(text.charAt(at - 1)) && isJoined(text.charAt(at))) &&
  !isNumberMark(text, at - 1) &&
  !isNumberMark(text, at);

const isJoined = (unit: string): boolean => isLetter(unit) && !unspaced.test(unit);

const isLetter = (unit: string): boolean => /[\p{L}\p{N}]/u.test(unit);
