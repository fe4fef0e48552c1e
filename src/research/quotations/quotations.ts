import { type Article, type Quote, textAt } from "../article.ts";
import { visibleOf } from "./invisible.ts";
import { joined, type Piece } from "./join.ts";
import { markedStretches } from "./marks.ts";
import { piecesOf } from "./pieces.ts";
import { createQuoteIds } from "./quote-id.ts";
import { sentencesOf } from "./sentences.ts";
import { transcriptOf } from "./transcripts.ts";

/**
 * Every quotation in the article's paragraphs, in order, with its speaker where the text tells. Spans hold
 * the words between the marks, with the comma or full stop inside them; what is marked but said by nobody
 * (titles, nicknames, scare quotes) is left out. A statement that only its own cue interrupts, or that runs
 * over paragraphs, is one quotation of several spans. What nobody sees in the text (zero widths, controls) says nothing. Time is linear in the article's length.
 */
export function quotationsOf(article: Article): readonly Quote[] {
  const visible = visibleOf(article);
  return visible === undefined ? quotesIn(article) : quotesIn(visible.article).map(visible.stored);
}

function quotesIn(article: Article): readonly Quote[] {
  const stretches = markedStretches(article);
  if (stretches.length === 0) return [];
  const pieces = piecesOf(article, sentencesOf(article, stretches), transcriptOf(article, stretches));
  const quoteId = createQuoteIds(article.id);
  return joined(pieces).map((statement) => quoteOf(article, statement, quoteId));
}

function quoteOf(
  article: Article,
  statement: readonly Piece[],
  quoteId: (words: readonly string[]) => string,
): Quote {
  const spans = statement.map(({ stretch }) => ({ start: stretch.start, end: stretch.end }));
  // A statement over several paragraphs is often told only at its end; what is told beats what is carried.
  const told =
    statement.find((piece) => piece.speaker && piece.speaker.basis !== "carried") ??
    statement.find((piece) => piece.speaker) ??
    statement.find((piece) => piece.cue);
  return {
    id: quoteId(spans.map((span) => textAt(article, span))),
    article,
    spans,
    kind: statement.some((piece) => piece.kind === "direct") ? "direct" : "fragment",
    ...(told?.speaker ? { speaker: told.speaker } : {}),
    ...(told?.cue ? { cue: told.cue } : {}),
  };
}
