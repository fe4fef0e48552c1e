import { type Quote, textAt } from "../research/article.ts";
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

function labelOf({ speaker, spans, article }: Quote): string {
  const words = spans.map((span) => textAt(article, span)).join(" … ");
  return shortAtWord(`${speaker?.name ?? "Unattributed"}: ${words}`, longestLabel);
}
