import { type Quote, type Span, textAt } from "../../research/article.ts";
import type { WordDiff } from "../../research/variants/word-diff.ts";
import { lengthSaid } from "../../research/words-said.ts";
import { plain, type Run } from "../card.ts";
import { counted } from "./foot.ts";
import { runsOfSpans } from "./quotation.ts";

/**
 * A wording as it stands, with what it has more than the first in bold, and what it leaves out of the first struck out in brackets
 * at its place. Where it is long, what both have is left out around the changes with the count of its words.
 */
export function diffRuns(quote: Quote, first: Quote, { added, leftOut }: WordDiff): readonly Run[] {
  const isLong = lengthSaid(quote) > longestWhole;
  const struck = leftOut.map(({ span, at }) => ({
    at,
    run: { text: `[${shortened(textAt(first.article, span), mostStruck)}]`, struck: true },
  }));
  return runsOfSpans(quote, (span) => {
    const isLast = span === quote.spans.at(-1);
    const here = struck.filter(({ at }) => at >= span.start && (at < span.end || (isLast && at >= span.end)));
    return runsOf(quote, span, added, here, isLong);
  });
}

/** One span of the wording. */
function runsOf(
  quote: Quote,
  span: Span,
  added: readonly Span[],
  struck: readonly { readonly at: number; readonly run: Run }[],
  isLong: boolean,
): readonly Run[] {
  const runs: Run[] = [];
  let at = span.start;
  const upTo = (end: number, isBold: boolean) => {
    const stretch = { start: at, end: Math.min(end, span.end) };
    if (stretch.end <= at) return;
    runs.push(
      ...(isLong
        ? folded(quote, stretch, isBold ? { said: true, bold: true } : { said: true })
        : [{ text: textAt(quote.article, stretch), said: true, ...(isBold && { bold: true }) }]),
    );
    at = stretch.end;
  };
  const changes = [
    ...struck.map((each) => ({ ...each, end: each.at })),
    ...added
      .filter(({ start, end }) => start < span.end && end > span.start)
      .map(({ start, end }) => ({ at: start, end, run: undefined })),
  ].sort((a, b) => a.at - b.at || a.end - b.end);
  for (const change of changes) {
    upTo(change.at, false);
    if (change.run === undefined) upTo(change.end, true);
    else runs.push(...(change.at >= span.end ? [plain(" "), change.run] : [change.run, plain(" ")]));
  }
  upTo(span.end, false);
  return runs;
}

/** The first and the last words of a long stretch, and how many stand between. */
function folded(quote: Quote, { start, end }: Span, look: Omit<Run, "text">): readonly Run[] {
  const text = textAt(quote.article, { start, end });
  const words = Array.from(text.matchAll(/\S+/gu));
  const [last, next] = [words[kept - 1], words[words.length - kept]];
  if (words.length <= 3 * kept || last === undefined || next === undefined) return [{ text, ...look }];
  return [
    { text: text.slice(0, last.index + last[0].length), ...look },
    { text: ` … [+${counted(words.length - 2 * kept, "word")}] … `, italic: true },
    { text: text.slice(next.index), ...look },
  ];
}

/** The first words in one line, and how many follow. */
function shortened(text: string, most: number): string {
  const words = text.split(/\s+/);
  return words.length <= most + 4
    ? words.join(" ")
    : `${words.slice(0, most).join(" ")} … +${counted(words.length - most, "word")}`;
}

/** So many words of what both have stand on each side of a change. */
const kept = 8;

/** UTF-16 code units; a wording that is shorter is shown whole. */
const longestWhole = 500;

/** So many words of what is left out are shown at its place. */
const mostStruck = 16;

/** "12 words left out, 1 changed"; undefined where no word is another. */
export function changesText({
  words: { changed, leftOut, added },
  uncompared,
}: WordDiff): string | undefined {
  const parts = [
    ...(leftOut > 0 ? [`${counted(leftOut, "word")} left out`] : []),
    ...(changed > 0 ? [`${counted(changed, "word")} changed`] : []),
    ...(added > 0 ? [`${counted(added, "word")} more`] : []),
    ...(uncompared > 0 ? [`${counted(uncompared, "word")} at the end not compared`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}
