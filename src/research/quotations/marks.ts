import type { Article, Span } from "../article.ts";
import { brokenMark, brokenMarks, doubleMarks, marksOf, singleMarks } from "../quotation-marks.ts";
import { isReportingVerb } from "./cues.ts";

/** Words between quotation marks, inside one paragraph. Offsets are UTF-16 code units into the article. */
export interface Stretch extends Span {
  /** The place of its paragraph in `Article.paragraphs`. */
  readonly paragraph: number;
  /** With the marks. */
  readonly outer: Span;
  /** False when the paragraph ends before a closing mark. */
  readonly closed: boolean;
  /** True when nothing stands before its mark in the paragraph. */
  readonly opensParagraph: boolean;
  readonly single: boolean;
}

/** Every marked stretch of the article, in order. Pairing restarts at each paragraph. */
export function markedStretches(article: Article): Stretch[] {
  return article.paragraphs.flatMap((paragraph, index) => {
    const text = article.text.slice(paragraph.start, paragraph.end);
    const double = pair(text, doublesIn(text));
    const single = pair(text, singlesIn(text));
    const outer = double.length === 0 || isAround(single, double);
    const pairs = outer ? single : double;
    const indent = text.length - text.trimStart().length;
    return pairs.flatMap((found) => {
      const inner = trimmed(text, found.open.end, found.close?.start ?? text.length);
      if (!inner) return [];
      return {
        paragraph: index,
        start: paragraph.start + inner.start,
        end: paragraph.start + inner.end,
        outer: {
          start: paragraph.start + found.open.start,
          end: paragraph.start + (found.close?.end ?? inner.end),
        },
        closed: found.close !== undefined,
        opensParagraph: found.open.start <= indent,
        single: outer,
      };
    });
  });
}

/**
 * A text of which single marks beside double ones are double ones too: in an article such are titles and words held at arm's length, in a
 * draft quotations of people who did not mind. Those inside double marks stay. All offsets are the same.
 */
export function withDoubleMarks(text: string): string {
  const closed = pair(text, doublesIn(text));
  if (closed.length === 0) return text;
  const masked = text.split("");
  // No blank: what stands beside it is beside a mark as before.
  for (const { open, close } of closed) masked.fill("x", open.start, close?.end ?? text.length);
  const beside = masked.join("");
  const marked = text.split("");
  for (const { open, close } of pair(beside, singlesIn(beside))) {
    if (close === undefined) continue;
    marked[open.start] = "“";
    marked[close.start] = "”";
  }
  return marked.join("");
}

/** British style: every stretch in double marks stands inside a closed one in single marks. */
function isAround(single: readonly Pair[], double: readonly Pair[]): boolean {
  let next = 0;
  return double.every(({ open, close }) => {
    while ((single[next]?.close?.end ?? Number.POSITIVE_INFINITY) <= open.start) next++;
    const around = single[next];
    if (close === undefined || around?.close === undefined) return false;
    return around.open.end <= open.start && close.end <= around.close.start;
  });
}

// ", said the deputy keeper of the lights at Port Elling, Jane Doe."
const longestCue = 80;

interface Mark extends Span {
  /** What the glyph itself says; "either" for straight and broken marks. */
  readonly glyph: "open" | "close" | "either";
  /** What the blanks around it say. */
  readonly side: "open" | "close" | "either";
}

interface Pair {
  readonly open: Mark;
  readonly close?: Mark;
}

const double = new RegExp(`${brokenMark}|[${marksOf(doubleMarks).join("")}]`, "gu");
const single = new RegExp(
  `(?<![\\p{L}\\p{N}])[${singleMarks.either}${singleMarks.opening}]|[${singleMarks.either}${singleMarks.closing}](?![\\p{L}\\p{N}])`,
  "gu",
);

const glyphs: ReadonlyMap<string, Mark["glyph"]> = new Map(
  [doubleMarks, brokenMarks].flatMap(({ opening, closing }) => [
    ...Array.from(opening, (mark) => [mark, "open"] as const),
    ...Array.from(closing, (mark) => [mark, "close"] as const),
  ]),
);

function doublesIn(text: string): Mark[] {
  return Array.from(text.matchAll(double), (match) => markAt(text, match.index, match[0])).filter(
    (mark) => !isMeasure(text, mark) && !isApostrophe(text, mark),
  );
}

function singlesIn(text: string): Mark[] {
  const marks = Array.from(text.matchAll(single), (match) => markAt(text, match.index, match[0])).filter(
    (mark) =>
      mark.side === "open"
        ? !leavesOut.test(text.slice(mark.end, mark.end + 6))
        : mark.side === "close" && !/['’]n$/.test(text.slice(Math.max(0, mark.start - 2), mark.start)),
  );
  // "the sailors’ caps": an apostrophe, when a mark that surely closes comes before the next opening one.
  let closesLater = false;
  return marks
    .reverse()
    .filter((mark) => {
      if (mark.side === "open") closesLater = false;
      else if (/[.,?!…]/.test(text.charAt(mark.start - 1))) closesLater = true;
      else if (closesLater && text.charAt(mark.start - 1) === "s") return false;
      return true;
    })
    .reverse();
}

/** "the '80s", "'til dawn", "rock 'n' roll", "humanity['s]": an apostrophe for what is left out opens nothing. */
const leavesOut = /^(?:\p{N}|s\]|(?:til|tis|twas|em|cause|cos|bout|round|n)(?!\p{L}))/u;

function markAt(text: string, start: number, mark: string): Mark {
  const end = start + mark.length;
  const before = /^[\s([{\u2014\u2013-]?$/u.test(text.charAt(start - 1));
  const after = /^[\s)\]},.;:!?\u2014\u2013-]?$/u.test(text.charAt(end));
  const side = before === after ? "either" : before ? "open" : "close";
  return { start, end, glyph: glyphs.get(mark) ?? "either", side };
}

/** Feet and inches: 6'2". */
const isMeasure = (text: string, mark: Mark): boolean =>
  text[mark.start] === '"' &&
  mark.side === "close" &&
  /['’]\d+$/u.test(text.slice(mark.start - 4, mark.start));

/** An apostrophe that was typed as a mark: the world"s end. */
const isApostrophe = (text: string, mark: Mark): boolean =>
  text[mark.start] === '"' &&
  /\p{L}/u.test(text.charAt(mark.start - 1)) &&
  /^s(?!\p{L})/u.test(text.slice(mark.end, mark.end + 2));

/**
 * Marks alternate; the sides only mend what is broken. Inside a stretch a mark that can only open is a
 * nested quotation when both close later, and otherwise shows that a closing mark was forgotten.
 */
function pair(text: string, marks: readonly Mark[]): Pair[] {
  const pairs: Pair[] = [];
  let open: Mark | undefined;
  let depth = 0;
  const isNested = nestedAmong(marks);
  for (const [index, mark] of marks.entries()) {
    if (open === undefined) {
      // Low and angled marks look the same on the wrong side; only the blanks can tell an orphan.
      if (mark.side !== "close" || opensAnyway(text, mark)) open = mark;
      continue;
    }
    if (opensAgain(mark)) {
      if (isNested(index)) depth++;
      else {
        const end = cueInside(text, open.end, mark.start) ?? mark.start;
        pairs.push({ open, close: { ...mark, start: end, end } });
        open = mark;
        depth = 0;
      }
      continue;
    }
    if (depth > 0) {
      depth--;
      continue;
    }
    pairs.push({ open, close: mark });
    open = undefined;
  }
  if (open !== undefined) pairs.push({ open });
  return pairs;
}

/** Where the words end whose closing mark was forgotten before their cue: “We sail at noon, said the pilot. “The tide …” */
function cueInside(text: string, start: number, end: number): number | undefined {
  const from = Math.max(start, end - longestCue);
  const cue = /[,?!](?=\s(\p{Ll}+)\s(?:\p{Lu}|(?:the|an?|one)\s)[^,;:?!]*\.\s*$)/u.exec(
    text.slice(from, end),
  );
  return cue?.[1] && isReportingVerb(cue[1]) ? from + cue.index + 1 : undefined;
}

/** Whether more marks close than open from a mark on to some later one: then what is open around it closes as well. */
function nestedAmong(marks: readonly Mark[]): (index: number) => boolean {
  // The least that is open after each mark or any later one, counted from the last mark back.
  const least: number[] = [];
  for (const [place, mark] of [...marks.entries()].reverse()) {
    const step = opensAgain(mark) ? 1 : closes(mark) ? -1 : 0;
    least[place] = step + Math.min(0, least[place + 1] ?? 0);
  }
  return (index) => (least[index] ?? 0) < 0;
}

const opensAgain = (mark: Mark): boolean => mark.side === "open" && mark.glyph !== "close";
const closes = (mark: Mark): boolean => mark.side !== "open";

/** A mark against a word ("said,“We …") opens where its glyph says so. */
const opensAnyway = (text: string, mark: Mark): boolean =>
  mark.glyph === "open" && /[\p{L}\p{N}]/u.test(text.charAt(mark.end));

function trimmed(text: string, start: number, end: number): Span | undefined {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text.charAt(from))) from++;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
  return /[\p{L}\p{N}]/u.test(text.slice(from, to)) ? { start: from, end: to } : undefined;
}
