import type { Span } from "../article.ts";
import { fold } from "../fold.ts";
import type { Texts } from "./alignment.ts";
import type { ClaimWord } from "./claim.ts";
import type { Pair } from "./pairs.ts";
import type { SourceWord } from "./source-text.ts";
import type { Token } from "./tokens.ts";

/** Whether marks, case or accents differ, though the words do not. */
export function isOtherwiseWritten(
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  pairs: readonly Pair[],
  texts: Texts,
): boolean {
  let before: Pair | undefined;
  for (const pair of pairs) {
    const [word, other] = [claim[pair.claim[0] ?? -1], source[pair.source[0] ?? -1]];
    if (word === undefined || other === undefined) continue;
    if (pair.claim.length !== pair.source.length) return true;
    const isPlain = pair.form === "same" && !word.isMended;
    if (isPlain && writtenAs(texts.draft, word) !== writtenAs(texts.article, other)) return true;
    if (before !== undefined && !word.isAfterCue && !word.isAfterElision && isBeside(before, pair)) {
      const typed = gapBefore(word, claim[before.claim.at(-1) ?? -1], texts.draft);
      const written = gapBefore(other, source[before.source.at(-1) ?? -1], texts.article);
      if (gapText(typed.replace(/[[(]sic[\])]/giu, "")) !== gapText(written)) return true;
    }
    before = pair;
  }
  const last = source[before?.source.at(-1) ?? -1];
  return endMark(texts.draft, claim.at(-1)) !== endMark(texts.article, last);
}

/** Whether no other word stands between two pairs, in the draft and in the article. */
const isBeside = (before: Pair, pair: Pair): boolean =>
  (pair.claim[0] ?? 0) === (before.claim.at(-1) ?? 0) + 1 &&
  (pair.source[0] ?? 0) === (before.source.at(-1) ?? 0) + 1;

const gapBefore = (word: Token, last: Token | undefined, text: string): string =>
  text.slice(last?.end ?? word.start, word.start);

/** What stands between two words, without quotation marks, brackets and blanks; kinds of dashes and dots are one. */
const gapText = (gap: string): string =>
  fold(gap)
    .text.replaceAll(/["'[\]\s]/g, "")
    .replaceAll(/-+/g, "-")
    .replaceAll("...", "…");

const writtenAs = (text: string, { start, end }: Span): string =>
  text
    .slice(start, end)
    .normalize("NFC")
    .replaceAll(/[\u2018\u2019\u02bc\u00b4\u2032`]/g, "'")
    .replaceAll(/\p{Cf}/gu, "");

/** A question or an exclamation at the end; a full stop or comma there is the editor's. */
function endMark(text: string, word: Token | undefined): string {
  if (word === undefined) return "";
  return /^["'”’)\]]*([?!])/u.exec(text.slice(word.end, word.end + 4))?.[1] ?? "";
}
