import type { Article, Quote, Span } from "../article.ts";
import { fold } from "../fold.ts";
import { spellingOf } from "../search/spelling.ts";
import { stemOf } from "../search/terms.ts";
import { type Alignment, align } from "./alignment.ts";
import { type Claim, type ClaimWord, weightOf } from "./claim.ts";
import { withReplacedEnds } from "./ends.ts";
import { type Move, movesIn } from "./moves.ts";
import type { SourceText, SourceWord } from "./source-text.ts";
import { withoutStrays } from "./strays.ts";
import type { Token } from "./tokens.ts";

/** Where a quotation of a draft and an article differ; spans into the draft and into the article's text. */
export interface Difference {
  /**
   * `elided`: left out where the draft has an elision. `between`: left out from one quotation or paragraph to another.
   * `editorial`: an editor's words in brackets. `spelling`: the same word, spelt as elsewhere.
   */
  readonly kind: "changed" | "spelling" | "added" | "leftOut" | "moved" | "elided" | "between" | "editorial";
  readonly draft?: Span;
  readonly source?: Span;
}

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

/** Whether two steps apart makes no gap: only a cue stands between. */
const isNext = (words: readonly SourceWord[], from: number, to: number): boolean => {
  for (let at = from + 1; at < to; at++) if (words[at]?.isCue !== true) return false;
  return to > from;
};

/** Compares a quotation with a stretch of an article, `[from, to)` of its words. */
export function compare(
  draft: string,
  claim: Claim,
  { article, words }: SourceText,
  from = 0,
  to = words.length,
): Comparison {
  const stretch = from === 0 && to === words.length ? words : words.slice(from, to);
  const texts = { draft, article: article.text };
  const steps = withoutStrays(align(claim.words, stretch, texts).steps, claim.words, stretch, draft);
  const pairs = pairsIn(steps, claim.words, stretch);
  const taken = new Set(pairs.flatMap(({ source }) => source));
  const open = openIn(claim.words, pairs);
  const moves = movesIn(claim.words, open, stretch, taken);
  const moved = new Set(
    moves.flatMap((move) => Array.from({ length: move.length }, (_, at) => move.claim + at)),
  );
  const same = pairs.filter(({ isSame }) => isSame);
  const all = claim.words.filter(({ isEditorial }) => !isEditorial);
  const total = all.reduce((sum, word) => sum + weightOf(word), 0);
  const worthOf = (word: ClaimWord | undefined, share: number): number =>
    word === undefined || word.isEditorial ? 0 : weightOf(word) * share;
  const shared =
    pairs.reduce(
      (sum, pair) => sum + pair.claim.reduce((part, at) => part + worthOf(claim.words[at], shareOf(pair)), 0),
      0,
    ) + [...moved].reduce((sum, at) => sum + worthOf(claim.words[at], 0.9), 0);
  const sourceAt = same.flatMap(({ source }) => source);
  const counts = new Map<Quote, number>();
  for (const at of sourceAt) {
    const quote = stretch[at]?.quote;
    if (quote !== undefined) counts.set(quote, (counts.get(quote) ?? 0) + 1);
  }
  const whole =
    moves.length > 0 ? steps : withReplacedEnds(steps, claim.words, { words: stretch, text: article.text });
  const rest = restOf(claim, stretch, pairsIn(whole, claim.words, stretch), texts);
  return {
    article,
    differences: differencesIn(claim.words, stretch, whole, moves, moved),
    spans: spansOf(stretch, sourceAt),
    similarity: total === 0 ? 0 : shared / total,
    density: densityOf(claim.words, stretch, steps, shared),
    longestRun: longestRun(same, stretch),
    telling: same.reduce(
      (count, { claim: at }) => count + at.filter((each) => tells(claim.words[each])).length,
      0,
    ),
    isOtherwiseWritten: isOtherwiseWritten(claim, stretch, pairs, texts),
    pieces: piecesIn(same, stretch),
    quotes: [...counts].sort(([, a], [, b]) => b - a).map(([quote]) => quote),
    outside: sourceAt.filter((at) => stretch[at]?.quote === undefined).length,
    isAcross: isAcross(stretch, sourceAt),
    ...(rest !== undefined && { goesOn: rest }),
  };
}

interface Pair {
  readonly claim: readonly number[];
  readonly source: readonly number[];
  readonly isSame: boolean;
  readonly form: "same" | "spelling" | "form" | "mended" | "other";
}

const shareOf = ({ form }: Pair): number =>
  form === "same" || form === "mended" ? 1 : form === "spelling" ? 0.9 : form === "form" ? 0.6 : 0;

const tells = (word: Token | undefined): boolean => word !== undefined && weightOf(word) > 1;

/** The words that stand against one another. Words of an editor that are the same count, others not. */
function pairsIn(
  steps: Alignment["steps"],
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
): readonly Pair[] {
  return steps.flatMap((step): readonly Pair[] => {
    const [word, other] = [claim[step.claim[0] ?? -1], source[step.source[0] ?? -1]];
    if (word === undefined || other === undefined) return [];
    if (step.isSame) return [{ ...step, form: "same" }];
    if (word.isEditorial) return [];
    if (isMendedFrom(word, other)) return [{ ...step, isSame: true, form: "mended" }];
    if (spellingOf(word.key) === spellingOf(other.key)) return [{ ...step, form: "spelling" }];
    return [{ ...step, form: stemOf(word.key) === stemOf(other.key) ? "form" : "other" }];
  });
}

function densityOf(
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  steps: Alignment["steps"],
  shared: number,
): number {
  let total = 0;
  for (const [place, step] of steps.entries()) {
    const next = step.claim[0] ?? steps.slice(place).find(({ claim: at }) => at.length > 0)?.claim[0];
    if (step.claim.length === 0 && next !== undefined && claim[next]?.isAfterElision === true) continue;
    for (const at of step.source) {
      const word = source[at];
      if (word !== undefined && !word.isCue) total += weightOf(word);
    }
  }
  return total === 0 ? 0 : Math.min(1, shared / total);
}

function openIn(claim: readonly ClaimWord[], pairs: readonly Pair[]): readonly number[] {
  const taken = new Set(pairs.flatMap((pair) => (pair.form === "other" ? [] : pair.claim)));
  return [...claim.keys()].filter((at) => !taken.has(at));
}

/** The steps that are not the same, put together where they stand side by side. */
function differencesIn(
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  steps: Alignment["steps"],
  moves: readonly Move[],
  moved: ReadonlySet<number>,
): readonly Difference[] {
  const movedSource = new Set(
    moves.flatMap((move) => Array.from({ length: move.length }, (_, at) => move.source + at)),
  );
  const found: Difference[] = [];
  let group: Group = { claim: [], source: [], kinds: new Set() };
  const close = () => {
    const difference = differenceOf(group, claim, source);
    if (difference !== undefined) found.push(difference);
    group = { claim: [], source: [], kinds: new Set() };
  };
  for (const [place, step] of steps.entries()) {
    const [word, other] = [claim[step.claim[0] ?? -1], source[step.source[0] ?? -1]];
    const isSame = step.isSame || (word !== undefined && other !== undefined && isMendedFrom(word, other));
    if (isSame) {
      close();
      continue;
    }
    const isSpelling =
      word !== undefined && other !== undefined && spellingOf(word.key) === spellingOf(other.key);
    const next = steps.slice(place).find(({ claim: at }) => at.length > 0)?.claim[0];
    const isElided = step.claim.length === 0 && next !== undefined && claim[next]?.isAfterElision === true;
    const kind = isSpelling ? "spelling" : isElided ? "elided" : "other";
    if (group.kinds.size > 0 && !group.kinds.has(kind)) close();
    if (step.claim.length === 0 && other?.isCue === true) continue;
    group.kinds.add(kind);
    for (const at of step.claim) if (!moved.has(at)) group.claim.push(at);
    for (const at of step.source) if (!movedSource.has(at)) group.source.push(at);
  }
  close();
  for (const move of moves) {
    const [draft, article] = [runOf(claim, move.claim, move.length), runOf(source, move.source, move.length)];
    if (draft !== undefined && article !== undefined) found.push({ kind: "moved", draft, source: article });
  }
  return found;
}

interface Group {
  readonly claim: number[];
  readonly source: number[];
  readonly kinds: Set<string>;
}

/** Whether a word that an editor mended may be this one of the source: "[T]he", "want[ed]". */
const isMendedFrom = ({ key, isMended }: ClaimWord, other: Token): boolean =>
  isMended && (stemOf(key) === stemOf(other.key) || key.startsWith(other.key) || other.key.startsWith(key));

function differenceOf(
  group: Group,
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
): Difference | undefined {
  const draft = spanOf(claim, group.claim);
  const article = spanOf(source, group.source);
  if (draft === undefined && article === undefined) return undefined;
  const both = { ...(draft !== undefined && { draft }), ...(article !== undefined && { source: article }) };
  if (group.claim.length > 0 && group.claim.every((at) => claim[at]?.isEditorial === true))
    return { kind: "editorial", ...both };
  if (group.kinds.has("elided")) return { kind: "elided", ...both };
  if (draft === undefined) {
    const [first, last] = [group.source[0] ?? 0, group.source.at(-1) ?? 0];
    return { kind: isAnotherPlace(source, first - 1, last + 1) ? "between" : "leftOut", ...both };
  }
  if (article === undefined) return { kind: "added", ...both };
  return { kind: group.kinds.has("spelling") ? "spelling" : "changed", ...both };
}

/** Whether two words of an article are of different quotations or paragraphs. */
function isAnotherPlace(source: readonly SourceWord[], from: number, to: number): boolean {
  const [before, after] = [source[from], source[to]];
  if (before === undefined || after === undefined) return false;
  if (before.paragraph !== after.paragraph) return true;
  return before.quote !== undefined && after.quote !== undefined && before.quote !== after.quote;
}

const runOf = (words: readonly Token[], from: number, length: number): Span | undefined =>
  spanOf(
    words,
    Array.from({ length }, (_, at) => from + at),
  );

function spanOf(words: readonly Token[], places: readonly number[]): Span | undefined {
  const [first, last] = [words[Math.min(...places)], words[Math.max(...places)]];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
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

function isOtherwiseWritten(
  claim: Claim,
  source: readonly SourceWord[],
  pairs: readonly Pair[],
  texts: { readonly draft: string; readonly article: string },
): boolean {
  let before: Pair | undefined;
  for (const pair of pairs) {
    const [word, other] = [claim.words[pair.claim[0] ?? -1], source[pair.source[0] ?? -1]];
    if (word === undefined || other === undefined) continue;
    if (pair.claim.length !== pair.source.length) return true;
    if (pair.form === "same" && !word.isMended) {
      const [typed, written] = [writtenAs(texts.draft, word), writtenAs(texts.article, other)];
      if (typed !== written) return true;
    }
    if (before !== undefined && !word.isAfterCue && !word.isAfterElision) {
      const [claimBefore, sourceBefore] = [
        claim.words[before.claim.at(-1) ?? -1],
        source[before.source.at(-1) ?? -1],
      ];
      const isBeside =
        (pair.claim[0] ?? 0) === (before.claim.at(-1) ?? 0) + 1 &&
        (pair.source[0] ?? 0) === (before.source.at(-1) ?? 0) + 1;
      if (isBeside && claimBefore !== undefined && sourceBefore !== undefined) {
        const typed = gapText(texts.draft.slice(claimBefore.end, word.start).replace(/[[(]sic[\])]/giu, ""));
        const written = gapText(texts.article.slice(sourceBefore.end, other.start));
        if (typed !== written) return true;
      }
    }
    before = pair;
  }
  return (
    endMark(texts.draft, claim.words.at(-1)) !== endMark(texts.article, source[before?.source.at(-1) ?? -1])
  );
}

/** A question or an exclamation at the end; a full stop or comma there is the editor's. */
function endMark(text: string, word: Token | undefined): string {
  if (word === undefined) return "";
  return /^["'”’)\]]*([?!])/u.exec(text.slice(word.end, word.end + 4))?.[1] ?? "";
}

const writtenAs = (text: string, { start, end }: Span): string =>
  text
    .slice(start, end)
    .normalize("NFC")
    .replaceAll(/[\u2018\u2019\u02bc\u00b4\u2032`]/g, "'")
    .replaceAll(/\p{Cf}/gu, "");

/** What stands between two words, without quotation marks, brackets and blanks; kinds of dashes and dots are one. */
const gapText = (gap: string): string =>
  fold(gap)
    .text.replaceAll(/["'[\]\s]/g, "")
    .replaceAll(/-+/g, "-")
    .replaceAll("...", "…");

/** The words behind the last one up to the end of its sentence, in the same quotation. */
function restOf(
  claim: Claim,
  source: readonly SourceWord[],
  pairs: readonly Pair[],
  texts: { readonly article: string },
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
