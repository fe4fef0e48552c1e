import type { Article, Quote, Span } from "../article.ts";
import { doubleMarks, marksOf } from "../quotation-marks.ts";
import { markedStretches, withDoubleMarks } from "../quotations/marks.ts";
import { quotationsOf } from "../quotations/quotations.ts";
import { quotedBlocks, withoutAddresses, withoutQuoteMarks } from "./chat-text.ts";
import { type Claim, claimOf, saidWords } from "./claim.ts";

/** A draft, read. */
export interface Draft {
  /** As long as what was given, with blanks for what is no word in it: addresses, names of emoji, the marks of quoted lines. */
  readonly text: string;
  /** In order; the whole text where it has neither quotation marks nor quoted lines. */
  readonly claims: readonly Claim[];
  /** Quotations beyond the most that are checked. */
  readonly unchecked: number;
  /** Stretches in marks that are no quotation by what stands around them: titles, single words. */
  readonly passedOver: readonly Span[];
}

/** So many quotations of one draft are checked. */
export const mostClaims = 100;

/**
 * The quotations of a draft with their speakers, as they are found in an article. `by` is the speaker of all of them, whatever
 * the draft says.
 */
export function draftOf(given: string, by?: string): Draft {
  const quoted = quotedWithoutMarks(given);
  const text = withoutQuoteMarks(withoutAddresses(given));
  const article = asArticle(blanked(text, quoted));
  const quotes = quotationsOf(article);
  const stretches = markedStretches(article);
  const speaker = by === undefined ? {} : { speaker: by };
  const marked =
    quotes.length > 0
      ? partedByMarks(quotes, text).map((quotation) => ({ ...quotation, ...speaker }))
      : (hasMarks(article.text, stretches) ? stretches : quoted.length > 0 ? [] : wholeOf(text)).map(
          ({ start, end }) => ({ spans: [{ start, end }], ...speaker }),
        );
  const read = [...quoted.map((span) => ({ spans: [trimmed(text, span)], ...speaker })), ...marked].sort(
    (a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0),
  );
  const claims = read
    .map((each) => claimOf(text, each.spans, "speaker" in each ? each.speaker : undefined))
    .filter((claim) => saidWords(claim).length > 0);
  const covered = (span: Span) =>
    read.some(({ spans }) => spans.some((other) => other.start < span.end && span.start < other.end));
  return {
    text,
    claims: claims.slice(0, mostClaims),
    unchecked: Math.max(0, claims.length - mostClaims),
    passedOver: stretches.filter((stretch) => !covered(stretch)).map(({ start, end }) => ({ start, end })),
  };
}

/** Whether a text says which of its words are a quotation, by marks or by quoted lines; a draft that does not is one quotation. */
export const isMarked = (text: string): boolean =>
  holdsMarks(withoutAddresses(text)) || quotedWithoutMarks(text).length > 0;

/** Quoted lines are a quotation themselves where nothing in them stands in marks. */
export const quotedWithoutMarks = (text: string): readonly Span[] =>
  quotedBlocks(text).filter(({ start, end }) => {
    const block = withoutAddresses(text.slice(start, end));
    return /[\p{L}\p{N}]/u.test(block) && !holdsMarks(block);
  });

const holdsMarks = (text: string): boolean => hasMarks(text, markedStretches(asArticle(text)));

/** Blanks in place of some stretches, so that the others stay where they are. */
function blanked(text: string, spans: readonly Span[]): string {
  let [left, at] = ["", 0];
  for (const { start, end } of spans) {
    left += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, " ");
    at = end;
  }
  return left + text.slice(at);
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return { start: end - words.trimStart().length, end: start + words.trimEnd().length };
}

const hasMarks = (text: string, stretches: readonly Span[]): boolean =>
  stretches.length > 0 || hasEmptyMarks(text);

interface Quotation {
  readonly spans: readonly Span[];
  readonly speaker?: string;
}

/** Nobody changes marks within a quotation: what follows in other ones is another, of which nobody is told by what stands before. */
function partedByMarks(quotes: readonly Quote[], text: string): readonly Quotation[] {
  let before: string | undefined;
  return quotes.flatMap(({ spans, speaker }) => {
    const parts: { readonly marks: string; readonly spans: Span[]; readonly isOther: boolean }[] = [];
    for (const span of spans) {
      const marks = marksBefore(text, span);
      const open = parts.at(-1);
      if (open?.marks === marks) open.spans.push(span);
      else parts.push({ marks, spans: [span], isOther: before !== undefined && before !== marks });
      before = marks;
    }
    return parts.map(({ spans: those, isOther }, at): Quotation => {
      const isTold = speaker !== undefined && at === 0 && !(isOther && speaker.basis === "carried");
      return { spans: those, ...(isTold && { speaker: speaker.name }) };
    });
  });
}

/** The kind of mark that words stand behind: straight and curly ones are mixed by many hands, «these» and „these“ are not. */
function marksBefore(text: string, { start }: Span): string {
  const mark =
    text
      .slice(Math.max(0, start - 3), start)
      .trimEnd()
      .at(-1) ?? "";
  return /[«»‹›]/.test(mark) ? "angled" : /[„‚]/.test(mark) ? "low" : "high";
}

/** A quotation of nothing but an elision: then what stands around it is the draft's own. */
const hasEmptyMarks = (text: string): boolean => emptyMarks.test(text);

const emptyMarks = new RegExp(
  `[${marksOf(doubleMarks).join("")}][\\s.…\\[\\]()\\u2012-\\u2015-]*[${marksOf(doubleMarks).join("")}]`,
  "u",
);

const wholeOf = (text: string): readonly Span[] => [trimmed(text, { start: 0, end: text.length })];

/** A paragraph a line. Of its text only the places count: single marks are read as double ones. */
const asArticle = (text: string): Article => ({
  id: "draft",
  title: "",
  text: text.replace(/[^\r\n\u2028\u2029]+/gu, withDoubleMarks),
  paragraphs: Array.from(text.matchAll(/[^\r\n\u2028\u2029]+/gu), ({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  })),
});
