/** A stretch of an article's text, `[start, end)` in UTF-16 code units into `Article.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A day only as far as it is known. `iso` is `2022-06-27`, `2022-06` or `2022` by `precision`;
 * a partial day keeps the words that state it ("June 27") and is never completed by guessing. A day that was not
 * given as such but worked out says on what `ground`, in a sentence for people.
 */
export type Day =
  | { readonly precision: "day" | "month" | "year"; readonly iso: string; readonly ground?: string }
  | { readonly precision: "partial"; readonly stated: string };

/** One article as its source holds it. Every span in the product points into `text`. */
export interface Article {
  /** A hash of the canonical URL, else of the front matter's `id`, else of the file's name. */
  readonly id: string;
  readonly title: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly author?: string;
  readonly place?: string;
  readonly published?: Day;
  /** A BCP 47 tag (`en`, `pt-BR`), where the source names its language. */
  readonly language?: string;
  /** Exactly what the source holds, decoded; of a page, its text as written out once, a line a block. Never rewritten after loading. */
  readonly text: string;
  /** The article's own paragraphs in order; furniture is simply not among them. */
  readonly paragraphs: readonly Span[];
}

/** One paragraph of an article, by its place in `Article.paragraphs`. */
export interface Passage {
  readonly article: Article;
  readonly paragraph: number;
}

/** How the text tells whose words they are. */
export type Basis = "named" | "pronoun" | "role" | "carried";

/** Whose words a quotation is, and on what ground. */
export interface Speaker {
  /** The fullest name that this article gives the person, or the organisation or role as written. */
  readonly name: string;
  /** The words that point at the speaker beside the quotation ("he", "the Secretary General"). */
  readonly mention: Span;
  readonly basis: Basis;
  /** The role that the article gives ("NATO Secretary General"), where it gives one. */
  readonly role?: string;
}

/** Words that an article quotes: spans into its text, never a copy of it. */
export interface Quote {
  /** `q:` and 8 base-32 characters: a hash of article id, folded words and occurrence. */
  readonly id: string;
  readonly article: Article;
  /** In order; several when a cue splits the words or they run over paragraphs. Marks are outside. */
  readonly spans: readonly Span[];
  /** A fragment is a quoted part inside a paraphrase. */
  readonly kind: "direct" | "fragment";
  /** Absent when the text does not tell. */
  readonly speaker?: Speaker;
  /** The reporting words beside the quotation ("he said at a news conference"). */
  readonly cue?: Span;
}

/** The words of a span, byte for byte. */
export const textAt = (article: Pick<Article, "text">, span: Span): string =>
  article.text.slice(span.start, span.end);
