import type { Block, Run } from "./card.ts";
import { textOf } from "./card.ts";

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
  const left = room - measure(missing(whole));
  const kept: Run[] = [];
  let taken = 0;
  for (const run of runs) {
    const size = measure(run.text);
    if (taken + size <= left) {
      kept.push(run);
      taken += size;
      continue;
    }
    const text = headOf(run.text, left - taken, measure);
    if (text !== "") kept.push({ ...run, text });
    break;
  }
  return [...kept, { text: missing(whole - textOf(kept).length), italic: true }];
}

/**
 * Blocks whose text measures at most `room` in all and `each` in any one. What stands around a quotation is
 * shortened before the quotation's own words, and the longest first, each only as far as needed.
 */
export function fitBlocks(
  blocks: readonly Block[],
  room: { readonly total: number; readonly each: number },
  measure: Measure,
): readonly Block[] {
  const sizes = blocks.map((block) => measureBlock(block, measure));
  const sum = (indexes: readonly number[]) => indexes.reduce((total, i) => total + (sizes[i] ?? 0), 0);
  const indexes = blocks.map((_, i) => i);
  const words = indexes.filter((i) => isWords(blocks[i]));
  const around = indexes.filter((i) => isText(blocks[i]) && !isWords(blocks[i]));
  const fixed = indexes.filter((i) => !isText(blocks[i]));
  const forText = room.total - sum(fixed);
  const smallest = around.length * smallestCut;
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
    if (block.kind !== "text" && block.kind !== "quote") return block;
    const level = Math.min(room.each, isWords(block) ? wordsLevel : aroundLevel);
    return { ...block, runs: shortenRuns(block.runs, level, measure) };
  });
}

/** What `block` takes of a budget: its text, not its buttons or files. */
export function measureBlock(block: Block, measure: Measure): number {
  if (block.kind === "text" || block.kind === "quote") return measureRuns(block.runs, measure);
  if (block.kind === "facts")
    return block.facts.reduce((sum, fact) => sum + measureRuns(fact, measure) + 3, 0);
  return 0;
}

/** Below this a cut text says nothing but how long it is. */
const smallestCut = 60;

const missing = (count: number): string => `… [+${count} characters]`;

const measureRuns = (runs: readonly Run[], measure: Measure): number =>
  runs.reduce((sum, run) => sum + measure(run.text), 0);

const isText = (block: Block | undefined): boolean => block?.kind === "text" || block?.kind === "quote";

const isWords = (block: Block | undefined): boolean =>
  block?.kind === "quote" && block.runs.some((run) => run.said === true);

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
