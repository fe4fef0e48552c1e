import { type Quote, textAt } from "./article.ts";
import { foldedWords } from "./fold.ts";

/** The words of a quotation, folded, in order. */
export const wordsSaid = ({ article, spans }: Quote): readonly string[] =>
  spans.flatMap((span) => foldedWords(textAt(article, span)));

/** How long the words of a quotation are, without what stands between its spans; UTF-16 code units. */
export const lengthSaid = ({ spans }: Pick<Quote, "spans">): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** Whether some words stand in a row among others. */
export const isInRow = (some: readonly string[], others: readonly string[]): boolean =>
  some.length <= others.length && ` ${others.join(" ")} `.includes(` ${some.join(" ")} `);
