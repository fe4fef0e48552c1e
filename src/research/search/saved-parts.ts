import { resized } from "./lists.ts";
import type { SavedLookup } from "./lookup.ts";
import { noNumbers } from "./numbers.ts";
import type { SavedRanking } from "./ranking.ts";
import { type Snapshot, SnapshotError } from "./snapshot.ts";

/** A snapshot of so many items. */
export function snapshotOf(
  { words, tokens, joined }: SavedLookup,
  { terms, postings, lengths }: Omit<SavedRanking, "entries">,
  count: number,
): Snapshot {
  const ofItems = resized(lengths.subarray(0, count), count);
  return {
    words: [words, terms],
    numbers: [...[tokens, joined, postings].flatMap((lists) => [lists.lengths, lists.values]), ofItems],
  };
}

/**
 * The parts of an index of so many items, `entries` of them there.
 * @throws SnapshotError when it is of another number of items.
 */
export function partsOf(
  { words, numbers }: Snapshot,
  entries: readonly number[],
  count: number,
): { lookup: SavedLookup; ranking: SavedRanking } {
  const [tokenWords = [], terms = []] = words;
  const lists = (at: number) => ({
    lengths: numbers[at] ?? noNumbers,
    values: numbers[at + 1] ?? noNumbers,
  });
  const lengths = numbers[6];
  if (lengths?.length !== count) throw new SnapshotError("The snapshot of the index is of other items.");
  return {
    lookup: { words: tokenWords, tokens: lists(0), joined: lists(2) },
    ranking: { entries, terms, postings: lists(4), lengths },
  };
}
