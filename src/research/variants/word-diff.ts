import type { Quote, Span } from "../article.ts";
import { align } from "../verify/alignment.ts";
import { type ClaimWord, claimOf } from "../verify/claim.ts";
import type { Token } from "../verify/tokens.ts";

/** How one wording of a statement differs from another. */
export interface WordDiff {
  /** Words that stand only in the other, as spans into its article's text: in order, those side by side as one. */
  readonly added: readonly Span[];
  /** Words that stand only in the first, as spans into its article's text, each with the offset in the other's where it would stand. */
  readonly leftOut: readonly { readonly span: Span; readonly at: number }[];
  /** How many words stand in place of others, and how many more are left out or added. */
  readonly words: { readonly changed: number; readonly leftOut: number; readonly added: number };
  /** The share of the shorter one's words that both have, from 0 to 1. */
  readonly same: number;
  /** Words beyond the most that are compared, of both. */
  readonly uncompared: number;
}

/** Compares two wordings word by word; marks, case and accents are no difference. Takes some milliseconds at most. */
export function wordDiff(first: Quote, other: Quote): WordDiff {
  const before = claimOf(first.article.text, first.spans);
  const after = claimOf(other.article.text, other.spans);
  const steps = sideBySide(before.words, after.words, first, other);
  const unlike = unlikeIn(steps);
  const changed = unlike.reduce((sum, { ours, theirs }) => sum + Math.min(ours.length, theirs.length), 0);
  const [left, more] = [unlike.flatMap(({ ours }) => ours), unlike.flatMap(({ theirs }) => theirs)];
  const shorter = Math.min(before.words.length, after.words.length);
  const end = other.spans.at(-1)?.end ?? 0;
  return {
    added: unlike.flatMap(({ theirs }) => spansOf(after.words, theirs, other.spans)),
    leftOut: unlike.flatMap(({ ours, next }) =>
      spansOf(before.words, ours, first.spans).map((span) => ({
        span,
        at: after.words[next]?.start ?? end,
      })),
    ),
    words: { changed, leftOut: left.length - changed, added: more.length - changed },
    same: steps.filter(({ isSame }) => isSame).length / Math.max(1, shorter),
    uncompared: before.beyond.length + after.beyond.length,
  };
}

/** Words of the one and of the other that stand side by side, by their places. */
interface Beside {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly isSame: boolean;
}

/** All words of both. The shorter is laid along the longer, of which the parts left out then stay together. */
function sideBySide(
  ours: readonly ClaimWord[],
  theirs: readonly ClaimWord[],
  first: Quote,
  other: Quote,
): readonly Beside[] {
  if (ours.length > theirs.length)
    return sideBySide(theirs, ours, other, first).map((step) => ({
      ...step,
      ours: step.theirs,
      theirs: step.ours,
    }));
  const source = theirs.map((word) => ({ ...word, paragraph: 0, quote: undefined, isCue: false }));
  const { steps } = align(ours, source, { draft: first.article.text, article: other.article.text });
  const reached = steps.flatMap((step) => step.source);
  const alone = (from: number, to: number): readonly Beside[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => ({
      ours: [],
      theirs: [from + at],
      isSame: false,
    }));
  return [
    ...alone(0, reached[0] ?? theirs.length),
    ...steps.map((step) => ({ ours: step.claim, theirs: step.source, isSame: step.isSame })),
    ...alone((reached.at(-1) ?? theirs.length) + 1, theirs.length),
  ];
}

/** What stands between two words that both have; `next` is the place of the other's word that it begins at. */
interface Unlike {
  readonly ours: number[];
  readonly theirs: number[];
  readonly next: number;
}

function unlikeIn(steps: readonly Beside[]): readonly Unlike[] {
  const found: Unlike[] = [];
  let open: Unlike | undefined;
  let next = 0;
  for (const { ours, theirs, isSame } of steps) {
    if (isSame) open = undefined;
    else {
      if (open === undefined) {
        open = { ours: [], theirs: [], next };
        found.push(open);
      }
      open.ours.push(...ours);
      open.theirs.push(...theirs);
    }
    next = Math.max(next, (theirs.at(-1) ?? -1) + 1);
  }
  return found;
}

/** Words that follow one another, as they stand in the text: a span for each of the quotation's that they reach into. */
function spansOf(
  words: readonly Token[],
  places: readonly number[],
  within: readonly Span[],
): readonly Span[] {
  const those = places.flatMap((place) => words[place] ?? []);
  return within.flatMap(({ start, end }) => {
    const here = those.filter((word) => word.start >= start && word.end <= end);
    const [from, to] = [here[0], here.at(-1)];
    return from === undefined || to === undefined ? [] : { start: from.start, end: to.end };
  });
}
