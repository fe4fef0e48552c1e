import { type Quote, textAt } from "./article.ts";
import { foldedWords } from "./fold.ts";

/** The words of a quotation, folded, in order. */
export const wordsSaid = ({ article, spans }: Quote): readonly string[] =>
  spans.flatMap((span) => foldedWords(textAt(article, span)));
