import type { Clipped } from "../../desk/clipping.ts";
import { type Quote, textAt } from "../../research/article.ts";
import { shortAtWord } from "../labels.ts";

/** So much of the words is said. UTF-16 code units. */
const longest = 60;

/** A quotation inside a sentence: “We will wait…” (Jane Doe). */
export const quoteInBrief = ({ spans, article, speaker }: Quote): string =>
  inBrief(
    spans.map((span) => textAt(article, span)),
    speaker?.name,
  );

/** The same of one that was kept. */
export const clippedInBrief = ({ spans, speaker }: Clipped): string =>
  inBrief(
    spans.map(({ text }) => text),
    speaker?.name,
  );

const inBrief = (words: readonly string[], speaker = "unattributed"): string =>
  `“${shortAtWord(words.join(" … "), longest)}” (${speaker})`;
