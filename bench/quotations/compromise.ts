import nlp from "compromise";
import type { Prediction, Row } from "./rows.ts";

/** What compromise's `.quotations()` finds in a row; it names no speakers. */
export function compromiseOf({ id, text }: Row): Prediction {
  const found: string[] = nlp(text).quotations().out("array");
  const quotes: { start: number; end: number; speaker: null }[] = [];
  let from = 0;
  for (const words of found) {
    // Its own offsets leave out the opening mark and then run past the closing one, so its words are looked for.
    const start = text.indexOf(words, from);
    if (start < 0) continue;
    from = start + words.length;
    quotes.push({ start, end: from, speaker: null });
  }
  return { id, quotes };
}
