import type { Article, Quote, Span } from "../article.ts";
import { firstPlace } from "../first-place.ts";

/**
 * What nobody sees in a text: format characters (General_Category Cf: zero widths, soft hyphens, marks of direction), the
 * controls of ASCII that are no blanks, and a terminal's colours whole. The controls above U+007F are remains of marks.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for.
const invisible = /\u001b\[[\d;]{0,20}m|[\p{Cf}\u0000-\u0008\u000e-\u001b\u007f]/gu;

/** An article as it is seen, and the way back to the one that is stored. */
export interface Visible {
  readonly article: Article;
  /** A quotation of the article that is seen, as one of the stored article: its spans begin and end with what is seen. */
  stored(quote: Quote): Quote;
}

/** Without what nobody sees; undefined when there is nothing of the kind in it, as in most articles. */
export function visibleOf(article: Article): Visible | undefined {
  const { text } = article;
  if (text.search(invisible) < 0) return undefined;
  const gaps = gapsIn(text);
  const seen = (at: number): number => {
    const gap = gaps[firstPlace(gaps, ({ start }) => start >= at) - 1];
    return gap === undefined ? at : Math.max(gap.seenAt, at - gap.hidden);
  };
  const kept = (at: number): number =>
    at + (gaps[firstPlace(gaps, ({ seenAt }) => seenAt > at) - 1]?.hidden ?? 0);
  const keptSpan = ({ start, end }: Span): Span => ({ start: kept(start), end: kept(end - 1) + 1 });
  return {
    article: {
      ...article,
      text: text.replace(invisible, ""),
      paragraphs: article.paragraphs.map(({ start, end }) => ({ start: seen(start), end: seen(end) })),
    },
    stored: (quote) => ({
      ...quote,
      article,
      spans: quote.spans.map(keptSpan),
      ...(quote.speaker && { speaker: { ...quote.speaker, mention: keptSpan(quote.speaker.mention) } }),
      ...(quote.cue && { cue: keptSpan(quote.cue) }),
    }),
  };
}

/** A place where something is left out. */
interface Gap {
  /** In the stored text. */
  readonly start: number;
  /** In the text that is seen. */
  readonly seenAt: number;
  /** UTF-16 code units left out up to its end. */
  readonly hidden: number;
}

function gapsIn(text: string): readonly Gap[] {
  let hidden = 0;
  return Array.from(text.matchAll(invisible), ({ index, 0: characters }) => {
    const seenAt = index - hidden;
    hidden += characters.length;
    return { start: index, seenAt, hidden };
  });
}
