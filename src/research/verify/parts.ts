import { type Claim, type ClaimWord, saidWords, weightOf } from "./claim.ts";
import type { Piece } from "./comparison.ts";

/** A part of fewer words may stand anywhere and shows nothing. */
const fewest = 3;

/** The ways in which a quotation may have been put together: at its elisions, or at the ends of its sentences. */
export function waysToPart(draft: string, claim: Claim): readonly (readonly Claim[])[] {
  const sentences = partedAt(
    claim,
    (word, before) =>
      word.isAfterElision || word.isAfterCue || /[.!?…]/u.test(draft.slice(before.end, word.start)),
  );
  const elisions = partedAt(claim, (word) => word.isAfterElision);
  const ways = elisions.length === sentences.length ? [sentences] : [elisions, sentences];
  return ways.filter((parts) => parts.length > 1 && parts.some(isEnough) && parts.every(tells));
}

/** The part of a quotation that stands somewhere, and what is before and behind it; nothing where that is too little. */
export function partsAround(claim: Claim, from: number, to: number): readonly Claim[] {
  const cuts = [0, from, to, claim.words.length];
  const parts = cuts.slice(1).map((end, at) => partOf(claim, cuts[at] ?? 0, end));
  const whole = parts.filter(({ words }) => words.length > 0);
  return whole.length > 1 && whole.every(isEnough) ? whole : [];
}

/**
 * The parts of a quotation that stand in different quotations of one article, or in its own text beside them, each with the piece that it
 * is; nothing where it is of one quotation, or where a part is too little, though not all of the quotation stands there.
 */
export function partsByQuotation(
  claim: Claim,
  pieces: readonly Piece[],
  isWhole: boolean,
): readonly { readonly part: Claim; readonly piece: Piece }[] {
  if (new Set(pieces.flatMap(({ quote }) => quote ?? [])).size < 2) return [];
  const parts = pieces.map((piece, at) => ({
    part: partOf(claim, at === 0 ? 0 : piece.from, pieces[at + 1]?.from ?? claim.words.length),
    piece,
  }));
  return isWhole || parts.every(({ part }) => isEnough(part)) ? parts : [];
}

/** Whether it shows something wherever it stands. */
export const isEnough = (part: Claim): boolean => saidWords(part).length >= fewest;

/** Two words that tell show something in an article that has the other parts. */
const tells = (part: Claim): boolean =>
  isEnough(part) || saidWords(part).filter((word) => weightOf(word) > 1).length > 1;

function partedAt(claim: Claim, isCut: (word: ClaimWord, before: ClaimWord) => boolean): readonly Claim[] {
  const parts: Claim[] = [];
  let from = 0;
  for (const [at, word] of claim.words.entries()) {
    const before = claim.words[at - 1];
    if (before === undefined || !isCut(word, before)) continue;
    parts.push(partOf(claim, from, at));
    from = at;
  }
  return [...parts, partOf(claim, from, claim.words.length)];
}

function partOf(claim: Claim, from: number, to: number): Claim {
  const words = claim.words
    .slice(from, to)
    .map((word, at) => (at === 0 ? { ...word, isAfterElision: false, isAfterCue: false } : word));
  const [first, last] = [words[0], words.at(-1)];
  const spans = first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  return { ...claim, spans, words, beyond: [] };
}
