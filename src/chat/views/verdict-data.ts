import type { Research } from "../../research/research.ts";
import type { Source } from "../../research/verify/sources.ts";
import type { Verdict } from "../../research/verify/verify.ts";
import { articleData, quoteData, spanData } from "./data.ts";
import type { KeptWords } from "./kept-words.ts";

/** A verdict as plain data for `--json`: offsets are UTF-16 code units into the draft and into the article's text. */
export const verdictData = (
  draft: string,
  { claim, outcome, isShort, sources, parts }: Verdict,
  kept: KeptWords | undefined,
  research: Pick<Research, "copiesOfQuote" | "takenFor">,
) => ({
  outcome,
  short: isShort,
  uncompared: claim.beyond.length,
  speaker: claim.speaker,
  spans: claim.spans.map((span) => spanData({ text: draft }, span)),
  stitched: parts !== undefined,
  sources: sources.map((source) => sourceData(draft, source, research)),
  kept: kept && { ...kept.clipped, board: kept.board, at: kept.at, since: kept.since.state },
});

const sourceData = (
  draft: string,
  { article, quote, finding, place, relation, similarity, spans, differences }: Source,
  research: Pick<Research, "copiesOfQuote" | "takenFor">,
) => ({
  finding,
  place,
  speaker: relation,
  similarity: Number(similarity.toFixed(3)),
  article: articleData(article),
  quotation: quote && quoteData(quote, research),
  spans: spans.map((span) => spanData(article, span)),
  differences: differences.map(({ kind, draft: typed, source }) => ({
    kind,
    draft: typed && spanData({ text: draft }, typed),
    source: source && spanData(article, source),
  })),
});
