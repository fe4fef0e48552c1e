import { hash } from "node:crypto";
import type { Article, Quote } from "../../research/article.ts";
import { sharedBy, stretchesOf } from "../../research/stories/shingles.ts";
import { wordsSaid } from "../../research/words-said.ts";

/** Of an article's headline and text: another one means that it was edited. What else is told of it (a day, an outlet) is no news. */
export const hashOf = ({ title, text }: Pick<Article, "title" | "text">): string =>
  hash("sha1", `${title}\n${text}`, "base64url");

/** What quotations say, as 32-bit hashes of their runs of three folded words, ascending, each once. */
export function saidIn(quotes: readonly Quote[]): Uint32Array {
  const said = new Set<number>();
  for (const quote of quotes) for (const run of runsOf(quote)) said.add(run);
  return Uint32Array.from(said).sort();
}

/** What stands in one or the other; both ascending. */
export const saidInEither = (some: Uint32Array, others: Uint32Array): Uint32Array =>
  Uint32Array.from(new Set([...some, ...others])).sort();

/** Whether a quotation of an edited article is a new statement: less than half of its runs stood in what the article said before. */
export function isNewStatement(quote: Quote, before: Uint32Array): boolean {
  const runs = runsOf(quote);
  return runs.length > 0 && sharedBy(runs, before) < runs.length / 2;
}

const size = 3;

/** Of fewer words all of them are one run. */
function runsOf(quote: Quote): Uint32Array {
  const words = wordsSaid(quote);
  return stretchesOf(words, Math.min(size, words.length));
}
