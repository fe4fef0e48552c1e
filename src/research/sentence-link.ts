import type { Article, Quote, Span } from "./article.ts";
import { textAt } from "./article.ts";

/**
 * The article's address with a text fragment, so that a browser scrolls to the words: `text=[before-,]start[,end][,-after]` by
 * https://wicg.github.io/scroll-to-text-fragment/#syntax. No part runs over lines, for none matches across blocks of a page; longer
 * words are told by their beginning and end; what stands before or after is added where the words stand in the headline or earlier
 * in the text too, since a browser takes the first place that fits.
 */
export function sentenceLink(url: string, { article, spans }: Quote): string {
  const [first] = spans;
  const fragment = first === undefined ? "" : fragmentOf(article, trimmed(article, first));
  return fragment === "" ? url : `${withoutDirective(url)}:~:text=${fragment}`;
}

/** How many words name each end of a longer stretch. */
const edge = 5;

/** How many words may name the end: an address that is longer fits no link of the chats. */
const longestTail = 40;

/** How many words around are tried, fewest first. */
const around = [2, 4, 8] as const;

function fragmentOf(article: Article, span: Span): string {
  const words = wordsIn(article, span);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return "";
  const isLong = words.length > 2 * edge || first.line !== last.line;
  const head = isLong ? words.slice(0, edge).filter(({ line }) => line === first.line) : words;
  const start = { start: span.start, end: head.at(-1)?.end ?? span.end };
  const { before, after } = surroundings(article, start, isLong);
  return [
    ...(before === "" ? [] : [`${encoded(before)}-`]),
    encoded(textAt(article, start)),
    ...(isLong ? [encoded(tailOf(article, words.slice(head.length)))] : []),
    ...(after === "" ? [] : [`-${encoded(after)}`]),
  ].join(",");
}

/** The last words of one line, so many that they do not stand earlier among these, as far as an address has room for them. */
function tailOf(article: Article, words: readonly Word[]): string {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return "";
  const line = words.filter((word) => word.line === last.line).slice(-longestTail);
  const earlier = compared(textAt(article, { start: first.start, end: last.end - 1 }));
  for (let count = Math.min(edge, line.length); ; count++) {
    const from = line.at(-count)?.start ?? last.start;
    const tail = textAt(article, { start: from, end: last.end });
    if (count >= line.length || !earlier.includes(compared(tail))) return tail;
  }
}

/**
 * What must stand around a stretch for a browser to find it and nothing before it; empty where it is found by itself. After the end of a
 * longer one nothing is said: its beginning tells it.
 */
function surroundings(article: Article, at: Span, isLong: boolean): { before: string; after: string } {
  const isFirst = (found: Span): boolean =>
    !compared(`${article.title}\n${article.text.slice(0, found.end - 1)}`).includes(
      compared(textAt(article, found)),
    );
  let [before, after] = [
    { start: at.start, end: at.start },
    { start: at.end, end: at.end },
  ];
  const shown = () => ({
    before: textAt(article, before).trim(),
    after: textAt(article, after).trim(),
  });
  if (isFirst(at)) return shown();
  for (const count of around) {
    before = lineBefore(article, at.start, count);
    if (before.start < before.end && isFirst({ start: before.start, end: at.end })) return shown();
  }
  for (const count of isLong ? [] : around) {
    after = lineAfter(article, at.end, count);
    if (isFirst({ start: before.start, end: after.end })) return shown();
  }
  return shown();
}

/** So many words before a place, of the nearest line with words in it, up to the place. */
function lineBefore({ text }: Article, at: number, count: number): Span {
  const end = text.slice(0, at).trimEnd().length;
  const from = Math.max(text.lastIndexOf("\n", end - 1), text.lastIndexOf("\r", end - 1)) + 1;
  const words = [...text.slice(from, end).matchAll(/\S+/g)];
  return { start: from + (words.at(-count)?.index ?? words[0]?.index ?? 0), end };
}

function lineAfter({ text }: Article, at: number, count: number): Span {
  const start = at + (text.slice(at).length - text.slice(at).trimStart().length);
  const [line = ""] = text.slice(start).split(/[\r\n]/, 1);
  const words = [...line.matchAll(/\S+/g)].slice(0, count);
  const last = words.at(-1);
  return { start, end: start + (last === undefined ? 0 : last.index + last[0].length) };
}

interface Word extends Span {
  /** Which of the stretch's lines it stands in, from 0. */
  readonly line: number;
}

function wordsIn(article: Article, span: Span): readonly Word[] {
  let line = 0;
  let at = 0;
  const text = textAt(article, span);
  return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => {
    if (/[\r\n]/.test(text.slice(at, index))) line++;
    at = index + word.length;
    return { start: span.start + index, end: span.start + at, line };
  });
}

/** Without the blanks at its ends. */
function trimmed(article: Article, { start, end }: Span): Span {
  const text = textAt(article, { start, end });
  return {
    start: start + (text.length - text.trimStart().length),
    end: end - (text.length - text.trimEnd().length),
  };
}

/** As browsers compare: case and how wide a blank is do not count. */
const compared = (text: string): string => text.replace(/\s+/g, " ").toLowerCase();

/** A place that the address names itself stays; what another fragment said of a text goes. */
function withoutDirective(url: string): string {
  const [address = ""] = url.split(":~:", 1);
  return address.includes("#") ? address : `${address}#`;
}

/**
 * A part of a text directive: `,` and `&` are encoded as everywhere, and `-` too, which marks what stands around. A cut through a
 * surrogate pair cannot be encoded; articles in the wild hold lone halves.
 */
const encoded = (words: string): string =>
  encodeURIComponent(words.replace(/\s+/g, " ").toWellFormed()).replaceAll("-", "%2D");
