import { doubleMarks, marksOf } from "../quotation-marks.ts";

/** What every token has. Offsets are UTF-16 code units into the line, `[start, end)`, marks and signs inside. */
interface Part {
  /** As typed: a word, what stands between the marks, or what follows the colon (may be empty). */
  readonly value: string;
  /** A minus stood before it. */
  readonly not: boolean;
  /** A plus stood before it, and no minus. */
  readonly must: boolean;
  readonly start: number;
  readonly end: number;
  /** The opening mark, when it was never closed and the value runs to the end of the line. */
  readonly unclosed?: string;
}

/** One part of a typed line: a bare word, a "phrase", or a `key:value` with the key as typed. */
export type Token =
  | (Part & { readonly kind: "word" | "phrase" })
  | (Part & { readonly kind: "field"; readonly key: string; readonly quoted: boolean });

/**
 * A typed line, taken apart. Any double mark opens and any closes ("…", “…”, „…“, «…», mixed); `’` and `'`
 * never do, nor an inch mark after a digit. A value may stand between fences of three and more `"`, as `fenced` prints it. A web address and a time (08:30) are words, and so is a lone
 * sign or one inside a word. Takes time in proportion to the line, whatever stands in it.
 */
export function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    if (isBlank(line, at)) {
      at++;
      continue;
    }
    const token = tokenAt(line, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** Every mark that opens or closes a phrase; ❝ ❞ are among them because cards show them and people copy cards. */
const marks: ReadonlySet<string> = new Set(marksOf(doubleMarks));

/** The text with its double marks made ″, which folds alike but opens nothing when it is typed again. */
export const withoutMarks = (text: string): string =>
  Array.from(text, (character) => (marks.has(character) ? "″" : character)).join("");

function tokenAt(line: string, start: number): Token {
  const body = pastSigns(line, start);
  const not = /[-\u2212]/.test(line.slice(start, body));
  const signs = { not, must: body > start && !not };
  if (isMark(line, body)) return { kind: "phrase", ...signs, start, ...quotedAt(line, body) };
  const key = keyAt(line, body);
  if (key === undefined) {
    const end = wordEnd(line, body);
    return { kind: "word", value: line.slice(body, end), ...signs, start, end };
  }
  const from = body + key.length + 1;
  const within = fencedAt(line, from);
  if (within !== undefined) return { kind: "field", key, quoted: true, ...signs, start, ...within };
  if (isMark(line, from))
    return { kind: "field", key, quoted: true, ...signs, start, ...quotedAt(line, from) };
  const end = wordEnd(line, from);
  return { kind: "field", key, quoted: false, value: line.slice(from, end), ...signs, start, end };
}

/** Where the signs before a word end; signs with nothing behind them are no signs. */
function pastSigns(line: string, start: number): number {
  let at = start;
  while (signs.has(line.charAt(at))) at++;
  return at < line.length && !isBlank(line, at) ? at : start;
}

const signs: ReadonlySet<string> = new Set("+-\u2212");

function keyAt(line: string, start: number): string | undefined {
  const key = /([a-z][a-z_-]{0,31}):(?!\/\/)/iy;
  key.lastIndex = start;
  return key.exec(line)?.[1];
}

function wordEnd(line: string, from: number): number {
  let at = from;
  while (at < line.length && !isBlank(line, at) && (!isMark(line, at) || isAfterDigit(line, at))) at++;
  return at;
}

function quotedAt(line: string, open: number): Pick<Part, "value" | "end" | "unclosed"> {
  for (let at = open + 1; at < line.length; at++) {
    if (isMark(line, at) && !(isAfterDigit(line, at) && anotherCloses(line, at))) {
      return { value: line.slice(open + 1, at), end: at + 1 };
    }
  }
  return { value: line.slice(open + 1), end: line.length, unclosed: line.charAt(open) };
}

/**
 * Text as the value of a key, with every mark and line break in it: between fences of more `"` in a row than stand in it. Blanks at its
 * ends do not count.
 */
export function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/"+/g) ?? []).map(({ length }) => length));
  const fence = '"'.repeat(longest + 1);
  return `${fence}${/^(?:"|$)/.test(text) ? " " : ""}${text}${text.endsWith('"') ? " " : ""}${fence}`;
}

/** What stands between fences; nothing where there is none, or it does not close. */
function fencedAt(line: string, open: number): Pick<Part, "value" | "end"> | undefined {
  fences.lastIndex = open;
  const fence = fences.exec(line)?.[0];
  if (fence === undefined) return undefined;
  const from = open + fence.length;
  const close = line.indexOf(fence, from);
  return close < 0 ? undefined : { value: line.slice(from, close), end: close + fence.length };
}

const fences = /"{3,}/y;

/** Inside a phrase the mark in `5"` is an inch when the next mark looks like the one that closes. */
function anotherCloses(line: string, mark: number): boolean {
  let next = mark + 1;
  while (next < line.length && !isMark(line, next)) next++;
  return (
    next < line.length && !isBlank(line, next - 1) && (next + 1 === line.length || isBlank(line, next + 1))
  );
}

const isMark = (line: string, at: number): boolean => marks.has(line.charAt(at));

const isBlank = (line: string, at: number): boolean => /[\s\p{Cc}]/u.test(line.charAt(at));

const isAfterDigit = (line: string, at: number): boolean =>
  (line[at] === '"' || line[at] === "”") && at > 0 && /\d/.test(line.charAt(at - 1));
