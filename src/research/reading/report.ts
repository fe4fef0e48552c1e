import { type Article, type Day, textAt } from "../article.ts";
import type { Reason } from "./furniture.ts";
import type { Found } from "./read-file.ts";
import type { Problem } from "./reading-error.ts";

/** What a reader may want to know of an article that a source need not say. */
const facts = ["outlet", "published", "author", "place", "language", "url"] as const;
type Fact = (typeof facts)[number];

/** A line that was left out of an article, as it stands there, and why. */
interface Dropped {
  readonly reason: Reason;
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
  readonly missing: readonly Fact[];
}

/** What reading gave, as data to print: an article understood, or a problem. */
export function reportOn(found: Found): ArticleReport | Problem {
  if (found.reading === undefined) return found.problem;
  const { article, furniture } = found.reading;
  const { text, paragraphs, ...understood } = article;
  return {
    file: found.file.shown,
    ...understood,
    paragraphs: paragraphs.length,
    dropped: furniture.map(({ span, reason }) => ({ reason, text: textAt({ text }, span) })),
    missing: facts.filter((fact) => !isKnown(article, fact)),
  };
}

/** A day without its year counts as missing: it is what a person can add. */
const isKnown = (article: Article, fact: Fact): boolean =>
  fact === "published"
    ? article.published !== undefined && article.published.precision !== "partial"
    : article[fact] !== undefined;
