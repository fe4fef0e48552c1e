import type { Article, Quote, Span } from "../article.ts";
import { stemOf } from "../search/terms.ts";
import { type Token, tokensIn } from "./tokens.ts";

/** A word of an article. */
export interface SourceWord extends Token {
  /** The place of its paragraph. */
  readonly paragraph: number;
  /** The quotation that it stands in. */
  readonly quote: Quote | undefined;
  /** It stands between two spans of one quotation: its cue, which is no part of what was said. */
  readonly isCue: boolean;
}

/** An article's paragraphs as words, with the quotations that they stand in. */
export interface SourceText {
  readonly article: Article;
  readonly words: readonly SourceWord[];
  /** The stems of the words. */
  readonly stems: ReadonlySet<string>;
}

export function sourceTextOf(article: Article, quotes: readonly Quote[]): SourceText {
  const spans = quotes.flatMap((quote) =>
    quote.spans.map((span, at) => ({ quote, span, next: quote.spans[at + 1] })),
  );
  let at = 0;
  const words = article.paragraphs.flatMap((paragraph, number) =>
    tokensIn(article.text, paragraph).map((token): SourceWord => {
      while (at + 1 < spans.length && (spans[at + 1]?.span.start ?? 0) <= token.start) at++;
      const here = spans[at];
      return { ...token, paragraph: number, ...placeOf(token, here) };
    }),
  );
  return { article, words, stems: new Set(Array.from(new Set(words.map(({ key }) => key)), stemOf)) };
}

function placeOf(
  token: Token,
  here: { readonly quote: Quote; readonly span: Span; readonly next: Span | undefined } | undefined,
): Pick<SourceWord, "quote" | "isCue"> {
  if (here === undefined || token.start < here.span.start) return { quote: undefined, isCue: false };
  if (token.start < here.span.end) return { quote: here.quote, isCue: false };
  return { quote: undefined, isCue: here.next !== undefined };
}
