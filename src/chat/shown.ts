import { type Quote, textAt } from "../research/article.ts";
import { foldedWords } from "../research/fold.ts";
import type { Research } from "../research/research.ts";
import type { Block, Shown } from "./card.ts";
import { shortAtWord } from "./labels.ts";

/** Discord's limit for the name of a choice. */
const longestLabel = 100;

/**
 * The quotations that stand on a card: where one does, its id stands among its facts. One that is not in the corpus any more, as of a
 * clipping, cannot be asked for and is not among them.
 */
export function shownOn(blocks: readonly Block[], research: Pick<Research, "quote">): readonly Shown[] {
  const runs = blocks.flatMap((block) => (block.kind === "facts" ? block.facts.flat() : []));
  const ids = new Set(runs.flatMap(({ text, code }) => (code === true ? [text] : [])));
  return [...ids].flatMap((id) => {
    const quote = research.quote(id);
    return quote === undefined ? [] : [{ id, label: labelOf(quote) }];
  });
}

const labelOf = ({ speaker, spans, article }: Quote): string =>
  shownLabel(speaker?.name, spans.map((span) => textAt(article, span)).join(" … "));

/** A quotation for whoever chooses among several, as `Shown.label`. */
export const shownLabel = (speaker: string | undefined, words: string): string =>
  shortAtWord(`${speaker ?? "Unattributed"}: ${words}`, longestLabel);

/** Those whose label has every typed word, or its beginning, or whose id has what was typed. */
export function shownLike(shown: readonly Shown[], typed: string): readonly Shown[] {
  const start = typed.trim().toLowerCase().replace(/^q:/, "");
  const words = foldedWords(typed);
  return shown.filter(({ id, label }) => {
    const within = ` ${foldedWords(label).join(" ")}`;
    return id.slice("q:".length).startsWith(start) || words.every((word) => within.includes(` ${word}`));
  });
}
