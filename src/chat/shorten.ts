import type { Block, Run } from "./card.ts";
import { plain, textOf } from "./card.ts";

/** How much of a platform's budget a text takes: its length there, after escaping. */
export type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Cuts runs at their end so that they measure at most `room`, and says how much is missing
 * ("… [+412 characters]", UTF-16 code units). Cut only between graphemes, never silently.
 */
export function shortenRuns(runs: readonly Run[], room: number, measure: Measure): readonly Run[] {
  if (measureRuns(runs, measure) <= room) return runs;
  const whole = textOf(runs).length;
  const kept = firstOf(runs, room - measure(missing(whole)), measure);
  return [...kept, { text: missing(whole - textOf(kept).length), italic: true }];
}

/**
 * As `shortenRuns`, but what the passage is shown for stays: the words said, else what matched (in bold). The
 * rest is cut around them, before and behind, each cut with its count.
 */
export function shortenAround(runs: readonly Run[], room: number, measure: Measure): readonly Run[] {
  const isKept = runs.some((run) => run.said === true) ? isSaid : isBold;
  const from = runs.findIndex(isKept);
  if (from <= 0 || measureRuns(runs, measure) <= room) return shortenRuns(runs, room, measure);
  const before = runs.slice(0, from);
  const rest = runs.slice(from);
  const whole = textOf(before).length;
  const focus = measureRuns(rest.slice(0, rest.findLastIndex(isKept) + 1), measure);
  // What is left beside the words is shared with what follows them.
  const spare = room - focus - 2 * measure(missing(textOf(runs).length));
  const share = Math.max(0, spare - Math.min(spare / 2, measureRuns(rest, measure) - focus));
  // A text no longer than its own count is no gain to cut: the opening mark, say.
  const fits = measureRuns(before, measure) <= Math.max(share, measure(missingBefore(whole)));
  const kept = fits ? before : lastOf(before, share, measure);
  const lost = whole - textOf(kept).length;
  const opening: readonly Run[] = lost === 0 ? [] : [{ text: missingBefore(lost), italic: true }];
  const head = [...opening, ...kept];
  return [...head, ...shortenRuns(rest, room - measureRuns(head, measure), measure)];
}

/**
 * Blocks whose text measures at most `room` in all and `each` in any one. What stands around a quotation is
 * shortened before the quotation's own words, and the longest first, each only as far as needed. Words that must be cut
 * all the same leave a quarter of the room for headlines and sentences beside them. No single fact takes the room of the words; the line as understood stays whole, so that it can be typed again.
 */
export function fitBlocks(
  whole: readonly Block[],
  room: { readonly total: number; readonly each: number },
  measure: Measure,
): readonly Block[] {
  const blocks = whole.map((block) => withShortFacts(block, measure));
  const sizes = blocks.map((block) => measureBlock(block, measure));
  const sum = (indexes: readonly number[]) => indexes.reduce((total, i) => total + (sizes[i] ?? 0), 0);
  const indexes = blocks.map((_, i) => i);
  const words = indexes.filter((i) => isWords(blocks[i]));
  const around = indexes.filter((i) => isText(blocks[i]) && !isWords(blocks[i]));
  const fixed = indexes.filter((i) => !isText(blocks[i]));
  const forText = room.total - sum(fixed);
  const readable = around.reduce((total, i) => total + Math.min(sizes[i] ?? 0, shortestReadable), 0);
  const smallest = Math.max(around.length * smallestCut, Math.min(readable, forText / 4));
  const wordsLevel = levelOf(
    words.map((i) => sizes[i] ?? 0),
    forText - Math.min(smallest, sum(around)),
  );
  const takenByWords = words.reduce((total, i) => total + Math.min(sizes[i] ?? 0, wordsLevel, room.each), 0);
  const aroundLevel = levelOf(
    around.map((i) => sizes[i] ?? 0),
    forText - takenByWords,
  );
  return blocks.map((block) => {
    if (block.kind === "code") {
      const short = shortenRuns([plain(block.text)], Math.min(room.each, aroundLevel), measure);
      return { ...block, text: textOf(short) };
    }
    if (block.kind !== "text" && block.kind !== "quote") return block;
    const level = Math.min(room.each, isWords(block) ? wordsLevel : aroundLevel);
    return { ...block, runs: shortenAround(block.runs, level, measure) };
  });
}

/** What `block` takes of a budget: its text, not its buttons or files. */
export function measureBlock(block: Block, measure: Measure): number {
  if (block.kind === "text" || block.kind === "quote") return measureRuns(block.runs, measure);
  if (block.kind === "code") return measure(block.text);
  if (block.kind === "facts")
    return block.facts.reduce((sum, fact) => sum + measureRuns(fact, measure) + 3, 0);
  return 0;
}

/** Below this a cut text says nothing but how long it is. */
const smallestCut = 60;

/** Below this a text that is cut says too little. UTF-16 code units. */
export const shortestReadable = 200;

/** A name or a headline is told by less. */
const longestFact = 200;

const withShortFacts = (block: Block, measure: Measure): Block =>
  block.kind === "facts"
    ? {
        ...block,
        facts: block.facts.map((fact) => (fact[0]?.code ? fact : shortenRuns(fact, longestFact, measure))),
      }
    : block;

const missing = (count: number): string => `… [+${count} characters]`;

const missingBefore = (count: number): string => `[+${count} characters] … `;

const isSaid = (run: Run): boolean => run.said === true;

const isBold = (run: Run): boolean => run.bold === true;

const measureRuns = (runs: readonly Run[], measure: Measure): number =>
  runs.reduce((sum, run) => sum + measure(run.text), 0);

const isText = (block: Block | undefined): boolean =>
  block?.kind === "text" || block?.kind === "quote" || block?.kind === "code";

const isWords = (block: Block | undefined): boolean => block?.kind === "quote" && block.runs.some(isSaid);

/** The level at which sizes, each cut down to it, together take `room`. */
function levelOf(sizes: readonly number[], room: number): number {
  const ascending = sizes.toSorted((a, b) => a - b);
  let left = Math.max(0, room);
  for (const [i, size] of ascending.entries()) {
    const share = left / (ascending.length - i);
    if (size > share) return Math.max(smallestCut, Math.floor(share));
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

/** As much of the runs as measures at most `room`, from their beginning. */
function firstOf(runs: readonly Run[], room: number, measure: Measure): readonly Run[] {
  const kept: Run[] = [];
  let left = room;
  for (const run of runs) {
    const size = measure(run.text);
    const text = size <= left ? run.text : headOf(run.text, left, measure);
    if (text !== "") kept.push({ ...run, text });
    if (size > left) break;
    left -= size;
  }
  return kept;
}

/** As much of the runs as measures at most `room`, up to their end. */
function lastOf(runs: readonly Run[], room: number, measure: Measure): readonly Run[] {
  const kept: Run[] = [];
  let left = room;
  for (const run of runs.toReversed()) {
    const size = measure(run.text);
    const text = size <= left ? run.text : tailOf(run.text, left, measure);
    if (text !== "") kept.unshift({ ...run, text });
    if (size > left) break;
    left -= size;
  }
  return kept;
}

function headOf(text: string, room: number, measure: Measure): string {
  let end = 0;
  let taken = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    taken += measure(segment);
    if (taken > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

function tailOf(text: string, room: number, measure: Measure): string {
  // Nothing measures less than its length, so what could be kept lies in this window; where the window begins
  // inside a grapheme, that first piece is left out.
  const from = Math.max(0, text.length - Math.ceil(room) - 1);
  const pieces = [...graphemes.segment(text.slice(from))].slice(from === 0 ? 0 : 1);
  let start = text.length;
  let taken = 0;
  for (const { segment, index } of pieces.toReversed()) {
    taken += measure(segment);
    if (taken > room) break;
    start = from + index;
  }
  return text.slice(start);
}
