import { foldedWords } from "../../research/fold.ts";
import { nearestOf } from "../../research/nearest.ts";
import type { Research } from "../../research/research.ts";

/**
 * The name in the corpus that may have been meant where nobody, or no outlet, has the name asked for: each of its
 * words a slip away from one of theirs, the most frequent first.
 */
export function nearestName(research: Research, field: "by" | "in", asked: string): string | undefined {
  if (research.suggest(field, asked, 1).length > 0) return undefined;
  const words = foldedWords(asked);
  return research.suggest(field, "", most).find((name) => {
    const theirs = foldedWords(name);
    return (
      words.length > 0 &&
      words.every((word) => theirs.includes(word) || nearestOf(word, theirs) !== undefined)
    );
  });
}

/** Names beyond these are so rare that few would mean them. */
const most = 20_000;
