import type { Article, Quote, Span } from "../article.ts";
import { align, type Step, type Texts } from "./alignment.ts";
import { type Claim, type ClaimWord, saidWords, weightOf } from "./claim.ts";
import { type Difference, differencesIn } from "./differences.ts";
import { elidedIn } from "./elided.ts";
import { withReplacedEnds } from "./ends.ts";
import { type Row, stepsOf } from "./in-a-row.ts";
import { movedPlaces, movesIn } from "./moves.ts";
import { isOtherwiseWritten } from "./otherwise-written.ts";
import { type Pair, pairsIn, shareOf } from "./pairs.ts";
import type { SourceText, SourceWord } from "./source-text.ts";
import { withoutStrays } from "./strays.ts";
import type { Token } from "./tokens.ts";

/** Words in a row of a quotation that stand in one quotation of an article, or in none. */
export interface Piece {
  /** The place of its first word in the claim. */
  readonly from: number;
  /** How many of its words are the same. */
  readonly same: number;
  /** From the first of them to the last, in the article's text. */
  readonly source: Span;
  readonly quote: Quote | undefined;
}

/** A quotation of a draft beside one article. */
export interface Comparison {
  readonly article: Article;
  /** In the order of the draft, then what is left out at its place. */
  readonly differences: readonly Difference[];
  /** What of the article stands against the quotation: one span for each run without a gap. */
  readonly spans: readonly Span[];
  /** How much of the quotation stands there, from 0 to 1, words that tell counted twice. */
  readonly similarity: number;
  /**
   * How much of what stands there between its first and its last word is in the quotation, weighed alike; what an elision passes over
   * is left aside.
   */
  readonly density: number;
  /** The most words in a row that are the same. */
  readonly longestRun: number;
  /** How many words that tell are the same. */
  readonly telling: number;
  /** Marks, case or accents differ, though the words do not. */
  readonly isOtherwiseWritten: boolean;
  /** Where it goes from one quotation, or from what stands in none, to the next, in the order of the draft. */
  readonly pieces: readonly Piece[];
  /** The quotations that words of it stand in, most words first. */
  readonly quotes: readonly Quote[];
  /** How many of the words stand in no quotation. */
  readonly outside: number;
  /** It goes from one quotation right on into another. */
  readonly isAcross: boolean;
  /** The rest of the sentence in the same quotation, which the draft ends before its end. */
  readonly goesOn?: Span;
}

/** Compares a quotation with a stretch of an article, `[from, to)` of its words. */
export function compare(
  draft: string,
  claim: Claim,
  { article, words }: SourceText,
  from = 0,
  to = words.length,
): Comparison {
  const stretch = from === 0 && to === words.length ? words : words.slice(from, to);
  const { steps } = align(claim.words, stretch, { draft, article: article.text });
  return comparisonOf(steps, draft, claim, { article, words: stretch });
}

/** The same where all its words were found in a row, in time that grows only with their number. */
export const compareInARow = (draft: string, claim: Claim, source: SourceText, row: Row): Comparison =>
  comparisonOf(stepsOf(row), draft, claim, source);

function comparisonOf(
  aligned: readonly Step[],
  draft: string,
  claim: Claim,
  { article, words: stretch }: Pick<SourceText, "article" | "words">,
): Comparison {
  const texts = { draft, article: article.text };
  const steps = withoutStrays(aligned, claim.words, stretch, draft);
  const pairs = pairsIn(steps, claim.words, stretch);
  const taken = new Set(pairs.flatMap(({ source }) => source));
  const moves = movesIn(claim.words, openIn(claim.words, pairs), stretch, taken);
  const shared = sharedIn(claim.words, pairs, movedPlaces(moves, "claim"));
  const total = saidWords(claim).reduce((sum, word) => sum + weightOf(word), 0);
  const same = pairs.filter(({ isSame }) => isSame);
  const sourceAt = same.flatMap(({ source }) => source);
  const whole =
    moves.length > 0 ? steps : withReplacedEnds(steps, claim.words, { words: stretch, text: article.text });
  const rest = restOf(claim, stretch, pairsIn(whole, claim.words, stretch), texts);
  return {
    article,
    differences: differencesIn(whole, claim.words, stretch, moves),
    spans: spansOf(stretch, sourceAt),
    similarity: total === 0 ? 0 : shared / total,
    density: densityOf(claim.words, stretch, steps, shared),
    longestRun: longestRun(same, stretch),
    telling: same.flatMap(({ claim: at }) => at).filter((at) => tells(claim.words[at])).length,
    isOtherwiseWritten: isOtherwiseWritten(claim.words, stretch, pairs, texts),
    pieces: piecesIn(same, stretch),
    quotes: quotesAt(stretch, sourceAt),
    outside: sourceAt.filter((at) => stretch[at]?.quote === undefined).length,
    isAcross: isAcross(stretch, sourceAt),
    ...(rest !== undefined && { goesOn: rest }),
  };
}

/** What the words of the quotation that stand in the article tell, those of an editor left out. */
function sharedIn(claim: readonly ClaimWord[], pairs: readonly Pair[], moved: ReadonlySet<number>): number {
  const worthAt = (at: number, share: number): number => {
    const word = claim[at];
    return word === undefined || word.isEditorial ? 0 : weightOf(word) * share;
  };
  const ofPairs = pairs.map((pair) => pair.claim.reduce((sum, at) => sum + worthAt(at, shareOf(pair)), 0));
  const ofMoved = [...moved].reduce((sum, at) => sum + worthAt(at, shareOfMoved), 0);
  return ofPairs.reduce((sum, worth) => sum + worth, 0) + ofMoved;
}

const shareOfMoved = 0.9;

/** The quotations that stand at these places, those with most of them first. */
function quotesAt(source: readonly SourceWord[], places: readonly number[]): readonly Quote[] {
  const counts = new Map<Quote, number>();
  for (const at of places) {
    const quote = source[at]?.quote;
    if (quote !== undefined) counts.set(quote, (counts.get(quote) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([quote]) => quote);
}

const tells = (word: Token | undefined): boolean => word !== undefined && weightOf(word) > 1;

function densityOf(
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  steps: readonly Step[],
  shared: number,
): number {
  const elided = elidedIn(steps, claim);
  let total = 0;
  for (const step of steps) {
    if (elided.has(step)) continue;
    for (const at of step.source) {
      const word = source[at];
      if (word !== undefined && !word.isCue) total += weightOf(word);
    }
  }
  return total === 0 ? 0 : Math.min(1, shared / total);
}

/** The places of words that found nothing in the article. */
function openIn(claim: readonly ClaimWord[], pairs: readonly Pair[]): readonly number[] {
  const taken = new Set(pairs.flatMap((pair) => (pair.form === "other" ? [] : pair.claim)));
  return [...claim.keys()].filter((at) => !taken.has(at));
}

function spansOf(words: readonly SourceWord[], places: readonly number[]): readonly Span[] {
  const spans: Span[] = [];
  let before: number | undefined;
  for (const at of places) {
    const word = words[at];
    if (word === undefined) continue;
    const last = spans.at(-1);
    if (last !== undefined && before !== undefined && at === before + 1)
      spans[spans.length - 1] = { start: last.start, end: word.end };
    else spans.push({ start: word.start, end: word.end });
    before = at;
  }
  return spans;
}

function piecesIn(same: readonly Pair[], source: readonly SourceWord[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { claim, source: places } of same) {
    const [first, last] = [source[places[0] ?? -1], source[places.at(-1) ?? -1]];
    if (first === undefined || last === undefined) continue;
    const open = pieces.at(-1);
    if (open === undefined || open.quote !== first.quote)
      pieces.push({
        from: claim[0] ?? 0,
        same: claim.length,
        source: { start: first.start, end: last.end },
        quote: first.quote,
      });
    else
      pieces[pieces.length - 1] = {
        ...open,
        same: open.same + claim.length,
        source: { start: open.source.start, end: last.end },
      };
  }
  return pieces;
}

/** Whether one word of the article follows another, with nothing but a cue between. */
function isNext(words: readonly SourceWord[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (words[at]?.isCue !== true) return false;
  return to > from;
}

function longestRun(same: readonly Pair[], source: readonly SourceWord[]): number {
  let [longest, run] = [0, 0];
  let before: Pair | undefined;
  for (const pair of same) {
    const goesOn =
      before !== undefined &&
      (pair.claim[0] ?? 0) === (before.claim.at(-1) ?? 0) + 1 &&
      isNext(source, before.source.at(-1) ?? 0, pair.source[0] ?? 0);
    run = goesOn ? run + 1 : 1;
    longest = Math.max(longest, run);
    before = pair;
  }
  return longest;
}

function isAcross(source: readonly SourceWord[], places: readonly number[]): boolean {
  return places.some((at, place) => {
    const before = places[place - 1];
    const [one, other] = [source[before ?? -1]?.quote, source[at]?.quote];
    if (before === undefined || one === undefined || other === undefined || one === other) return false;
    const isTogether = at === before + 1 && one.speaker?.name === other.speaker?.name;
    return !isTogether;
  });
}

/** The words behind the last one up to the end of its sentence, in the same quotation. */
function restOf(
  claim: Claim,
  source: readonly SourceWord[],
  pairs: readonly Pair[],
  texts: Pick<Texts, "article">,
): Span | undefined {
  const end = pairs.at(-1)?.source.at(-1) ?? -1;
  const last = source[end];
  if (last?.quote === undefined || claim.words.length === 0) return undefined;
  let to = end;
  for (; to + 1 < source.length; to++) {
    const [here, next] = [source[to], source[to + 1]];
    if (here === undefined || next === undefined || next.quote !== last.quote) break;
    if (/[.!?…]/u.test(texts.article.slice(here.end, next.start))) break;
  }
  const [first, final] = [source[end + 1], source[to]];
  return to === end || first === undefined || final === undefined
    ? undefined
    : { start: first.start, end: final.end };
}
