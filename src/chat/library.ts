import type { Article, Quote } from "../research/article.ts";
import type { CorpusCount, Research } from "../research/research.ts";
import { type Commands, offeredCommands } from "./command.ts";
import { filesWithProblems } from "./views/unread.ts";

/** How far the reading of the corpus is, while it is read first. */
export interface Progress {
  /** Articles that are searched. */
  readonly searched: number;
  /** Articles that there are; absent until that is known. */
  readonly of?: number;
}

/** What is known of the corpus without asking it. */
export interface Status {
  readonly count: CorpusCount;
  /** Files that were not read, or only in part. */
  readonly problems: number;
  /** Absent once all that there is has been read. */
  readonly reading?: Progress;
  /** Lines to try, the best first. */
  readonly examples: readonly string[];
}

/** What surfaces show of the corpus beside answers, all of it plain data. */
export interface Library {
  /** From memory, as it was a moment ago. */
  status(): Status;
  /** A quotation with the same words in the other copies of its story. */
  quote(id: string): Promise<{ readonly quote: Quote; readonly copies: readonly Quote[] } | undefined>;
  /** An article with the quotations in it. */
  article(id: string): Promise<{ readonly article: Article; readonly quotes: readonly Quote[] } | undefined>;
}

/** A library on a research. */
export const createLibrary = (
  research: Research,
  commands: Commands,
  reading: () => Progress | undefined = () => undefined,
): Library => ({
  status() {
    const progress = reading();
    return {
      count: research.count,
      problems: filesWithProblems(research.problems),
      ...(progress !== undefined && { reading: progress }),
      examples: examplesOf(commands, research),
    };
  },
  async quote(id) {
    const quote = research.quote(id);
    return quote === undefined ? undefined : { quote, copies: research.copiesOfQuote(quote) };
  },
  async article(id) {
    const article = research.article(id);
    return article === undefined ? undefined : { article, quotes: research.quotesIn(article) };
  },
});

/** Lines to try, at most four: two of each command that asks the corpus, the plain search first. */
export function examplesOf(commands: Commands, research: Research): readonly string[] {
  const asking = [...offeredCommands(commands)]
    .filter(
      ([, { options, changes }]) =>
        changes === undefined && Object.values(options).some((option) => option.kind === "query"),
    )
    .toSorted(([a], [b]) => Number(b === "find") - Number(a === "find"));
  const lines = asking.map(([, command]) => command.examples(research));
  return [...lines.map((of) => of[0]), ...lines.map((of) => of[1])].flatMap((line) => line ?? []).slice(0, 4);
}

/** Says that not all is searched yet, where that is so. */
export function progressNotes(reading: Progress | undefined): readonly string[] {
  if (reading === undefined) return [];
  const { searched, of } = reading;
  if (of === undefined) return ["The articles are being read: nothing is searched yet."];
  const [done, all] = [searched, of].map((count) => count.toLocaleString("en-GB"));
  if (searched === 0)
    return [`The articles are being loaded, ${all} of them: nothing is searched yet. Ask again in a moment.`];
  return [`Still reading: ${done} of ${all} articles are searched so far.`];
}
