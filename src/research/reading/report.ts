import { type Article, type Day, textAt } from "../article.ts";
import type { Furniture, Reason } from "./furniture.ts";
import type { PassedOver, Reading } from "./read-article.ts";
import type { Found } from "./read-file.ts";
import type { Problem } from "./reading-error.ts";
import { repeatedLines, withoutLines } from "./repeats.ts";

/** What a reader may want to know of an article that a source need not say. */
const facts = ["outlet", "published", "author", "place", "language", "url"] as const;
type Fact = (typeof facts)[number];

/** Why a line of a page is not in its text at all: Mozilla's Readability took it for no part of the article. */
export const beside = "beside the article, by Readability";

/** A line that was left out of an article, as it stands there or on its page, and why. */
interface Dropped {
  readonly reason: Reason | typeof beside;
  readonly text: string;
}

/** What was understood of one article, what was left out of it, and what its source does not say. */
export interface ArticleReport {
  /** As a person knows it: the path from the corpus folder's own name on. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly outlet?: string;
  readonly published?: Day;
  readonly author?: string;
  readonly place?: string;
  readonly language?: string;
  readonly url?: string;
  readonly paragraphs: number;
  readonly dropped: readonly Dropped[];
  /** Fields of its front matter that counted for nothing, where there are any. */
  readonly passedOver?: readonly PassedOver[];
  readonly missing: readonly Fact[];
}

/** What reading a corpus gave, as data to print: articles understood, with what they show of one another, and problems. */
export function reportsOn(corpus: readonly Found[]): readonly (ArticleReport | Problem)[] {
  const articles = corpus.flatMap(({ reading }) => (reading === undefined ? [] : reading.article));
  const repeated = repeatedLines(articles);
  return corpus.map((found) =>
    found.reading === undefined
      ? found.problem
      : articleReport(found.file.shown, found.reading, repeated.get(found.reading.article) ?? []),
  );
}

function articleReport(file: string, reading: Reading, repeated: readonly Furniture[]): ArticleReport {
  const { article, furniture, outside = [], passedOver } = reading;
  const { text, paragraphs, ...understood } = withoutLines(article, repeated);
  const lines = [...furniture, ...repeated].sort((a, b) => a.span.start - b.span.start);
  return {
    file,
    ...understood,
    paragraphs: paragraphs.length,
    dropped: [
      ...lines.map(({ span, reason }) => ({ reason, text: textAt({ text }, span) })),
      ...outside.map((line) => ({ reason: beside, text: line }) as const),
    ],
    ...(passedOver && { passedOver }),
    missing: facts.filter((fact) => !isKnown(article, fact)),
  };
}

/** A day without its year counts as missing: it is what a person can add. */
const isKnown = (article: Article, fact: Fact): boolean =>
  fact === "published"
    ? article.published !== undefined && article.published.precision !== "partial"
    : article[fact] !== undefined;
