import type { Article, Quote, Span } from "../article.ts";
import { doubleMarks, marksOf } from "../quotation-marks.ts";
import { markedStretches, withDoubleMarks } from "../quotations/marks.ts";
import { quotationsOf } from "../quotations/quotations.ts";
import { type Claim, claimOf, saidWords } from "./claim.ts";

/** A draft, read. */
export interface Draft {
  readonly text: string;
  /** In order; the whole text where it has no quotation marks. */
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
export function draftOf(text: string, by?: string): Draft {
  const article = asArticle(text);
  const quotes = quotationsOf(article);
  const stretches = markedStretches(article);
  const speaker = by === undefined ? {} : { speaker: by };
  const read =
    quotes.length > 0
      ? partedByMarks(quotes, text).map((quotation) => ({ ...quotation, ...speaker }))
      : (hasMarks(text, stretches) ? stretches : wholeOf(text)).map(({ start, end }) => ({
          spans: [{ start, end }],
          ...speaker,
        }));
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

/** Whether words stand in quotation marks in a text; a draft without any is one quotation. */
export const isMarked = (text: string): boolean => hasMarks(text, markedStretches(asArticle(text)));

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

const wholeOf = (text: string): readonly Span[] => [{ start: 0, end: text.length }];

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
