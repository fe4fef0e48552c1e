import type { Article, Quote, Span } from "../../research/article.ts";
import { textAt } from "../../research/article.ts";
import { foldedWords } from "../../research/fold.ts";
import type { Research } from "../../research/research.ts";
import { sentenceLink } from "../../research/sentence-link.ts";
import type { Block, Run } from "../card.ts";
import { plain } from "../card.ts";
import type { Context } from "../command.ts";
import { dayText } from "../day.ts";
import { alsoInFacts } from "./also-in.ts";

/** What a quotation is shown with. */
export interface Showing extends Pick<Context, "permalink"> {
  readonly research: Pick<Research, "takenFor" | "copiesOfQuote">;
}

/** Shows a quotation as one with others, which tell the same outside its story too. */
export const besides = ({ permalink, research }: Showing, others: readonly Quote[]): Showing => ({
  permalink: (target) => permalink(target),
  research: {
    takenFor: (quote) => research.takenFor(quote),
    copiesOfQuote: (quote) => [...new Set([...research.copiesOfQuote(quote), ...others])],
  },
});

/**
 * The words, who said them, and where they stand: the part of a card that is never left out. `more` is told last, such as why
 * it is shown.
 */
export const quotationBlocks = (
  quote: Quote,
  matched: readonly Span[],
  context: Showing,
  more: readonly (readonly Run[])[] = [],
): readonly Block[] => [
  { kind: "quote", runs: quoteRuns(quote, matched) },
  speakerBlock(quote, context.research.takenFor(quote)),
  { kind: "facts", facts: [...whereFacts(quote, context), ...more] },
];

/**
 * Whose words they are as the article names them, in which role, and on what ground where it is not plain; with the
 * person whom other articles name more fully.
 */
export const speakerBlock = (quote: Quote, takenFor?: string): Block => ({
  kind: "facts",
  facts: [
    speakerFact(quote),
    ...basisFacts(quote),
    ...(takenFor === undefined ? [] : [[plain(`taken for ${takenFor}, as named in other articles`)]]),
  ],
});

/** The words between our marks, each span exactly as it stands, what matched in bold, a cue between plain. */
export const quoteRuns = (quote: Quote, matched: readonly Span[]): readonly Run[] =>
  runsOfSpans(quote, (span) => saidRuns(quote.article, span, matched));

/** The spans between our marks, each as the runs that are made of it, a cue between plain. */
export function runsOfSpans(quote: Quote, runsOf: (span: Span) => readonly Run[]): readonly Run[] {
  return quote.spans.flatMap((span, i) => {
    const before = quote.spans[i - 1];
    const between = before === undefined ? [] : [plain(betweenText(quote, before, span))];
    return [...between, plain("❝"), ...runsOf(span), plain("❞")];
  });
}

/** A paragraph of an article as it stands, what matched or was said in bold. */
export function passageRuns(
  article: Article,
  paragraph: number,
  matched: readonly Span[],
  said: readonly Span[] = [],
): readonly Run[] {
  const span = article.paragraphs[paragraph];
  if (span === undefined) return [];
  const look = said.length > 0 ? { bold: true, said: true } : { bold: true };
  return cut(article, span, said.length > 0 ? said : matched, {}, look);
}

/** One span of a quotation as runs, what matched in bold. */
const saidRuns = (article: Article, span: Span, matched: readonly Span[]): readonly Run[] =>
  cut(article, span, matched, { said: true }, { said: true, bold: true });

type Look = Omit<Run, "text">;

/** A span as runs: the stretches inside it that are marked look one way, the rest another. */
function cut(article: Article, span: Span, marks: readonly Span[], rest: Look, marked: Look): readonly Run[] {
  const runs: Run[] = [];
  let at = span.start;
  const upTo = (end: number, look: Look) => {
    if (end > at) runs.push({ text: textAt(article, { start: at, end }), ...look });
    at = Math.max(at, end);
  };
  for (const mark of marks) {
    if (mark.end <= at || mark.start >= span.end) continue;
    upTo(mark.start, rest);
    upTo(Math.min(mark.end, span.end), marked);
  }
  upTo(span.end, rest);
  return runs;
}

/** Outlet, day and place in the article, where else the words stand, the desk's own page of it, and its id. */
export function whereFacts(
  quote: Quote,
  context: Showing,
  title = [headlineRun(quote)],
): readonly (readonly Run[])[] {
  const { article } = quote;
  const link = context.permalink(quote);
  return [
    ...(article.outlet === undefined ? [] : [[{ text: article.outlet, italic: true }]]),
    [plain(dayText(article.published))],
    [plain(`¶ ${paragraphOf(quote) + 1} of ${article.paragraphs.length}`)],
    ...(title.length === 0 ? [] : [title]),
    ...alsoInFacts(article, context.research.copiesOfQuote(quote), context),
    ...(link === undefined ? [] : [[{ text: "permalink", href: link }]]),
    [{ text: quote.id, code: true }],
  ];
}

/** The headline, leading to the very sentence in the article where it has an address. */
export const headlineRun = (quote: Quote): Run =>
  titleRun(quote.article, quote.article.url && sentenceLink(quote.article.url, quote));

/** The headline, cut where it is very long, leading to the article where it has an address. */
export function titleRun(article: Article, href = article.url): Run {
  const whole = article.title.replace(/\s+/g, " ").trim();
  const text = whole.length > longestTitle ? `${whole.slice(0, longestTitle).trimEnd()}…` : whole;
  return href === undefined ? { text } : { text, href };
}

/** Which of the article's paragraphs the quotation begins in, from 0. */
export const paragraphOf = (quote: Quote): number =>
  quote.article.paragraphs.findIndex((paragraph) => paragraph.end > (quote.spans[0]?.start ?? 0));

const longestTitle = 140;

const longestBetween = 160;

function speakerFact(quote: Quote): readonly Run[] {
  if (quote.speaker === undefined) return [{ text: "unattributed", bold: true }];
  const { name, role } = quote.speaker;
  return [{ text: name, bold: true }, ...(role === undefined ? [] : [plain(`, ${role}`)])];
}

/** On what ground the words are theirs, where it is not plain. */
function basisFacts(quote: Quote): readonly (readonly Run[])[] {
  const { speaker, cue, article } = quote;
  if (speaker === undefined) return [[plain("the text does not say whose words these are")]];
  if (speaker.basis === "carried") return [[plain("speaker carried on from the words before")]];
  if (speaker.basis === "named" || isSameName(textAt(article, speaker.mention), speaker.name)) return [];
  const words = `“${textAt(article, cue ?? speaker.mention).replace(/\s+/g, " ")}”`;
  return [
    [plain(`${words}: ${speaker.basis === "pronoun" ? "a pronoun" : "a role"}, read as ${speaker.name}`)],
  ];
}

/** "a resident" is no other name than "resident". */
const isSameName = (mention: string, name: string): boolean =>
  mention.replace(/^(?:an?|the)\s/i, "").toLowerCase() === name.replace(/^(?:an?|the)\s/i, "").toLowerCase();

/** What stands between two parts of a quotation, without their marks: all of it, or a sign that some is left out. */
function betweenText({ article, cue }: Quote, before: Span, after: Span): string {
  const gap = textAt(article, { start: before.end, end: after.start });
  if (foldedWords(gap).length === 0) return " ";
  const inner = gap.replace(/^[^\p{L}\p{N}([]+/u, "").replace(/[\s\p{Pi}\p{Pf}"'`?€]+$/u, "");
  if (inner.length <= longestBetween) return ` ${inner} `;
  const isBetween = cue !== undefined && cue.start >= before.end && cue.end <= after.start;
  return isBetween && cue.end - cue.start <= longestBetween ? ` ${textAt(article, cue)} […] ` : " […] ";
}
