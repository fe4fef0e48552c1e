import type { Pause } from "../slices.ts";
import type { SavedLists } from "./lists.ts";
import type { SavedLookup } from "./lookup.ts";
import type { SavedRanking } from "./ranking.ts";

/** A vocabulary only grows while articles come and go, so an index that is loaded leaves behind what none of them holds. */
export async function withoutUnused(
  { lookup, ranking }: { readonly lookup: SavedLookup; readonly ranking: SavedRanking },
  pause: Pause,
): Promise<{ readonly lookup: SavedLookup; readonly ranking: SavedRanking }> {
  const { words: terms, postings } = withPostings(ranking.terms, ranking.postings);
  return { lookup: await withTokens(lookup, pause), ranking: { ...ranking, terms, postings } };
}

/** The words that have postings. */
export function withPostings(words: readonly string[], { lengths, values }: SavedLists) {
  return {
    words: words.filter((_, word) => (lengths[word] ?? 0) > 0),
    postings: { lengths: lengths.filter((length) => length > 0), values },
  };
}

/** The words that stand in a list, with their new numbers there. */
async function withTokens({ words, tokens, joined }: SavedLookup, pause: Pause): Promise<SavedLookup> {
  const numbers = new Uint32Array(words.length);
  for (const { values } of [tokens, joined])
    await inStretches(values, pause, (stretch) => {
      for (const word of stretch) numbers[word] = 1;
    });
  const used = words.filter((_, word) => numbers[word] === 1);
  if (used.length === words.length) return { words, tokens, joined };
  let next = 0;
  numbers.forEach((isUsed, word) => {
    numbers[word] = isUsed === 1 ? next++ : 0;
  });
  const renumbered = async ({ lengths, values }: SavedLists): Promise<SavedLists> => {
    const now = new Uint32Array(values.length);
    await inStretches(values, pause, (stretch, from) => {
      for (let at = 0; at < stretch.length; at++) now[from + at] = numbers[stretch[at] ?? 0] ?? 0;
    });
    return { lengths, values: now };
  };
  return { words: used, tokens: await renumbered(tokens), joined: await renumbered(joined) };
}

async function inStretches(
  values: Uint32Array,
  pause: Pause,
  work: (stretch: Uint32Array, from: number) => void,
): Promise<void> {
  for (let from = 0; from < values.length; from += atOnce) {
    work(values.subarray(from, from + atOnce), from);
    await pause();
  }
}

/** Some milliseconds of work. */
const atOnce = 500_000;
