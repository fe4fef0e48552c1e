import { type ClaimWord, weightOf } from "./claim.ts";
import type { SourceWord } from "./source-text.ts";

/** A run of words that stands elsewhere in the article than in the quotation: places of its words, and how many they are. */
export interface Move {
  readonly claim: number;
  readonly source: number;
  readonly length: number;
}

/** The places of all words that were moved, in the quotation or in the article. */
export const movedPlaces = (moves: readonly Move[], side: "claim" | "source"): ReadonlySet<number> =>
  new Set(moves.flatMap((move) => Array.from({ length: move.length }, (_, at) => move[side] + at)));

/** So many words beyond the aligned ones are looked through, where they are of no quotation. */
const margin = 12;

/**
 * The words of a quotation that were moved: runs of words that found nothing to stand against, among the words of the article near by
 * that found nothing either. A run is of two words at least, or one that tells. Longest first, none overlapping.
 */
export function movesIn(
  claim: readonly ClaimWord[],
  openClaim: readonly number[],
  source: readonly SourceWord[],
  takenSource: ReadonlySet<number>,
): readonly Move[] {
  if (openClaim.length === 0 || takenSource.size === 0) return [];
  const open = openSource(source, takenSource);
  const free = new Set(openClaim.filter((at) => claim[at]?.isEditorial === false));
  const byKey = Map.groupBy(open, (at) => source[at]?.key ?? "");
  const moves: Move[] = [];
  const left = new Set(open);
  const lengthAt = (c: number, s: number): number => {
    let length = 0;
    while (free.has(c + length) && left.has(s + length) && claim[c + length]?.key === source[s + length]?.key)
      length++;
    return length;
  };
  for (;;) {
    let best: Move | undefined;
    for (const c of free)
      for (const s of byKey.get(claim[c]?.key ?? "") ?? []) {
        const length = lengthAt(c, s);
        if (length > (best?.length ?? 0)) best = { claim: c, source: s, length };
      }
    const first = best && claim[best.claim];
    if (best === undefined || first === undefined || (best.length === 1 && weightOf(first) < 2)) return moves;
    for (let at = 0; at < best.length; at++) {
      free.delete(best.claim + at);
      left.delete(best.source + at);
    }
    moves.push(best);
  }
}

/** The places of words that nothing stands against: between the aligned ones, in their quotations, and a little beyond. */
function openSource(source: readonly SourceWord[], taken: ReadonlySet<number>): readonly number[] {
  const [first, last] = [Math.min(...taken), Math.max(...taken)];
  const [head, tail] = [source[first]?.quote, source[last]?.quote];
  let from = first;
  while (from > 0 && (head === undefined ? first - from < margin : source[from - 1]?.quote === head)) from--;
  let to = last;
  while (to + 1 < source.length && (tail === undefined ? to - last < margin : source[to + 1]?.quote === tail))
    to++;
  const open: number[] = [];
  // What lies far apart is no move but another part.
  if (to - from > farthest) return open;
  for (let at = from; at <= to; at++) if (!taken.has(at)) open.push(at);
  return open;
}

const farthest = 400;
