import { spellingOf } from "../search/spelling.ts";
import { stemOf } from "../search/terms.ts";
import type { Step } from "./alignment.ts";
import type { ClaimWord } from "./claim.ts";
import type { SourceWord } from "./source-text.ts";
import type { Token } from "./tokens.ts";

/** Words of a quotation and of an article that stand against one another, by their places. */
export interface Pair {
  readonly claim: readonly number[];
  readonly source: readonly number[];
  /** They count as the same: to the letter, or as an editor mends them. */
  readonly isSame: boolean;
  readonly form: "same" | "spelling" | "form" | "mended" | "other";
}

/** How much of its words a pair has in common, from 0 to 1. */
export const shareOf = ({ form }: Pair): number => shares[form];

const shares: Readonly<Record<Pair["form"], number>> = {
  same: 1,
  mended: 1,
  spelling: 0.9,
  form: 0.6,
  other: 0,
};

/** The words that stand against one another. Words of an editor that are the same count, others not. */
export function pairsIn(
  steps: readonly Step[],
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
): readonly Pair[] {
  return steps.flatMap((step): readonly Pair[] => {
    const [word, other] = [claim[step.claim[0] ?? -1], source[step.source[0] ?? -1]];
    if (word === undefined || other === undefined) return [];
    if (step.isSame) return [{ ...step, form: "same" }];
    if (word.isEditorial) return [];
    if (isMendedFrom(word, other)) return [{ ...step, isSame: true, form: "mended" }];
    if (spellingOf(word.key) === spellingOf(other.key)) return [{ ...step, form: "spelling" }];
    return [{ ...step, form: stemOf(word.key) === stemOf(other.key) ? "form" : "other" }];
  });
}

/** Whether a word that an editor mended may be this one of the source: "[T]he", "want[ed]". */
export const isMendedFrom = ({ key, isMended }: ClaimWord, other: Token): boolean =>
  isMended && (stemOf(key) === stemOf(other.key) || key.startsWith(other.key) || other.key.startsWith(key));
