import type { Span } from "../article.ts";
import type { Attribution } from "./attribution.ts";
import { spanOf } from "./phrase.ts";
import type { Item } from "./sentences.ts";

// A card has room for about this much between the words; longer cues are cut back to speaker and verb.
const longest = 100;

/** The reporting words to show beside a stretch: speaker, verb and what goes with them, in whole words. */
export function cueSpan(items: readonly Item[], attribution: Attribution): Span | undefined {
  const { phrase, verb } = attribution;
  const first = Math.min(phrase.first, verb);
  const core = Math.max(phrase.last, verb);
  const start = items[first]?.start ?? 0;
  const far = (items[core]?.end ?? 0) - start > 2 * longest;
  if (far || items.slice(first, core + 1).some((item) => item.kind === "stretch"))
    return spanOf(items.slice(phrase.first, phrase.last + 1));
  let last = core;
  for (let i = core + 1; i < items.length; i++) {
    const item = items[i];
    if (!item || item.kind === "stretch" || /^[,.;:?!()\u2014\u2013-]$/.test(item.text)) {
      last = item?.text === ")" && opens(items.slice(first, i)) ? i : i - 1;
      break;
    }
    if (item.end - start > longest) return spanOf(items.slice(first, core + 1));
    last = i;
  }
  return spanOf(items.slice(first, last + 1));
}

/** A bracket opens among the items and does not close: "Doe (laughing". */
const opens = (items: readonly Item[]): boolean =>
  (items.findLast((item) => item.text === "(" || item.text === ")")?.text ?? "") === "(";
