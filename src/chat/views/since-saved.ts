import type { Clipped } from "../../desk/clipping.ts";
import { type Article, type Quote, textAt } from "../../research/article.ts";
import { foldedWords } from "../../research/fold.ts";
import { formatOf } from "../../research/reading/formats.ts";
import type { Research } from "../../research/research.ts";

/** What became of the words of a quotation since they were kept: saved, or found by a watch. */
export interface SinceSaved {
  /** `same`: they stand in the article as they were kept. `gone`: the article left the corpus. `moved`: they stand, but are read otherwise. */
  readonly state: "same" | "changed" | "moved" | "gone";
  /** What a reader should know of it, one sentence each. */
  readonly sentences: readonly string[];
  /** The words that stand there now, where others do. */
  readonly now?: Quote;
}

/** Compares what was kept of a quotation with its article as it is now; `kept` says what was done with it then. */
export function sinceSaved(
  clipped: Clipped,
  research: Research,
  kept: "saved" | "found" = "saved",
): SinceSaved {
  const article = research.article(clipped.article.id);
  if (article === undefined)
    return {
      state: "gone",
      sentences: [`${goneText(research)} These are the words as they stood when ${kept}.`],
    };
  const quote = research.quote(clipped.quote);
  if (quote !== undefined && isSame(clipped, quote)) return unlike(speakerChange(clipped, quote, kept));
  if (quote === undefined && standsIn(clipped, article)) return unlike([...readOtherwise]);
  const now = quote ?? nearest(clipped, research.quotesIn(article));
  return {
    state: "changed",
    sentences: [
      now === undefined
        ? "The article was corrected since: it does not have these words any more."
        : "The article was corrected since: it now says the words below.",
    ],
    ...(now !== undefined && { now }),
  };
}

/** Of a file that cannot be read nobody knows which articles it holds. */
function goneText({ problems }: Pick<Research, "problems">): string {
  // An empty folder is a problem too, and no file.
  const files = new Set(problems.flatMap(({ file }) => (formatOf(file) === undefined ? [] : [file]))).size;
  if (files === 0) return "Its article is no longer in the corpus.";
  const which = files === 1 ? "the file that cannot" : `one of the ${files} files that cannot`;
  return `Its article is no longer in the corpus, or stands in ${which} be read now, which sources tells.`;
}

const readOtherwise = [
  "The words stand in the article, but are no longer read there as this quotation.",
] as const;

const unlike = (sentences: readonly string[]): SinceSaved => ({
  state: sentences.length === 0 ? "same" : "moved",
  sentences,
});

const isSame = ({ spans }: Clipped, { article, spans: now }: Quote): boolean =>
  spans.length === now.length && now.every((span, i) => textAt(article, span) === spans[i]?.text);

const speakerChange = ({ speaker }: Clipped, quote: Quote, kept: string): readonly string[] => {
  const now = quote.speaker?.name;
  if (now === speaker?.name) return [];
  const was = speaker === undefined ? "nobody was named" : `it was ${speaker.name}`;
  return [
    `The article was corrected since: it now gives ${now ?? "nobody"} as the speaker; when ${kept}, ${was}.`,
  ];
};

/** Whether all spans stand in the text, in order. */
function standsIn({ spans }: Clipped, { text }: Article): boolean {
  let at = 0;
  return spans.every((span) => {
    const found = text.indexOf(span.text, at);
    at = found + span.text.length;
    return found >= 0;
  });
}

/** The quotation that has most of the words, at least half of them. */
function nearest({ spans }: Clipped, quotes: readonly Quote[]): Quote | undefined {
  const words = new Set(spans.flatMap(({ text }) => foldedWords(text)));
  let best: Quote | undefined;
  let most = 0.5;
  for (const quote of quotes) {
    const theirs = new Set(quote.spans.flatMap((span) => foldedWords(textAt(quote.article, span))));
    const share = words.intersection(theirs).size / Math.max(1, words.union(theirs).size);
    if (share < most) continue;
    best = quote;
    most = share;
  }
  return best;
}
