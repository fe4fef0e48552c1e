import { type Article, type Quote, type Span, textAt } from "../article.ts";
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
  const beside = asArticle(blanked(text, quoted));
  const stretches = markedStretches(beside);
  const { marked, saidBy } = attributed(text, quoted);
  const others: readonly Quotation[] =
    marked.length > 0
      ? marked
      : (hasMarks(beside.text, stretches) ? stretches : quoted.length > 0 ? [] : wholeOf(text)).map(
          ({ start, end }) => ({ spans: [{ start, end }] }),
        );
  const read = [
    ...quoted.map((block) => ({ spans: [trimmed(text, block)], ...saidBy(block) })),
    ...others,
  ].sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  const claims = read
    .map(({ spans, ...told }) => claimOf(text, spans, by === undefined ? told : { speaker: by }))
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

/** What stands in marks, with its speakers, and who said what stands in quoted lines: what is beside them tells it as beside marks. */
function attributed(text: string, blocks: readonly Span[]) {
  const blockAt = new Map<number, Span>();
  for (const block of blocks) for (let at = block.start; at < block.end; at++) blockAt.set(at, block);
  const blockOf = ({ start }: Span) => blockAt.get(start);
  const quotes = quotationsOf(asArticle(inMarks(text, blocks)));
  const parts = partedByMarks(quotes, (span) => (blockOf(span) ? "lines" : marksBefore(text, span)));
  const speakers = new Map(
    parts.flatMap(({ spans, ...told }) => spans.map((span) => [blockOf(span), told] as const)),
  );
  return {
    marked: parts.filter(({ spans }) => !spans.some(blockOf)),
    saidBy: (block: Span) => speakers.get(block) ?? {},
  };
}

/**
 * Each block of quoted lines in marks and in one paragraph. The first mark stands for the sign of the block, and its words take the
 * place of the blank behind that, which leaves one for the last mark: nothing else is moved.
 */
function inMarks(text: string, blocks: readonly Span[]): string {
  let [marked, at] = ["", 0];
  for (const { start, end } of blocks) {
    marked += `${text.slice(at, start - 1)}“${text.slice(start + 1, end).replace(/[\r\n\u2028\u2029]/g, " ")}”`;
    at = end;
  }
  return marked + text.slice(at);
}

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
  readonly mayBeNoName?: boolean;
}

/** Nobody changes marks within a quotation: what follows in other ones is another, of which nobody is told by what stands before. */
function partedByMarks(quotes: readonly Quote[], marksAround: (span: Span) => string): readonly Quotation[] {
  let before: string | undefined;
  return quotes.flatMap(({ article, spans, speaker, cue }) => {
    const mayBeNoName = cue !== undefined && /^\p{L}+:$/u.test(textAt(article, cue));
    const parts: { readonly marks: string; readonly spans: Span[]; readonly isOther: boolean }[] = [];
    for (const span of spans) {
      const marks = marksAround(span);
      const open = parts.at(-1);
      if (open?.marks === marks) open.spans.push(span);
      else parts.push({ marks, spans: [span], isOther: before !== undefined && before !== marks });
      before = marks;
    }
    return parts.map(({ spans: those, isOther }, at): Quotation => {
      const isTold = speaker !== undefined && at === 0 && !(isOther && speaker.basis === "carried");
      return { spans: those, ...(isTold && { speaker: speaker.name, mayBeNoName }) };
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
