import type { Research } from "../../research/research.ts";
import type { Compared } from "../../research/variants/compared.ts";
import type { Variants } from "../../research/variants/variants.ts";
import { quoteData, spanData } from "./data.ts";

/** All wordings as plain data for `--json`, the earliest first; offsets are UTF-16 code units into the articles' texts. */
export const comparedData = (
  { asked, ofOthers, uncompared }: Variants,
  all: readonly Compared[],
  part: { readonly page: number; readonly pages: number },
  research: Pick<Research, "copiesOfQuote" | "takenFor">,
) => ({
  asked: asked.id,
  total: all.length,
  ...part,
  uncompared,
  hits: all.map(({ quotes: [quote, ...others], pieces, against, later }) => ({
    ...quoteData(quote, research),
    pieces: pieces.length > 1 ? pieces.map(({ id }) => id) : undefined,
    sameWords: others.map((other) => quoteData(other, research)),
    daysLater: later,
    against: against && {
      id: against.quote.id,
      words: against.diff.words,
      added: against.diff.added.map((span) => spanData(quote.article, span)),
      leftOut: against.diff.leftOut.map(({ span, at }) => ({
        ...spanData(against.quote.article, span),
        at,
      })),
    },
  })),
  ofOthers: ofOthers.map((quote) => quoteData(quote, research)),
});
