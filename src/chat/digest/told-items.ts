import type { Told } from "../../desk/records.ts";
import type { Watch } from "../../desk/watch.ts";
import type { Quote } from "../../research/article.ts";
import type { Research } from "../../research/research.ts";

/** A statement that watches found: told once, whichever of them found it, and wherever it stands. */
export interface Item {
  /** Its quotations, those that came first before the others; none where all have left the corpus. */
  readonly quotes: readonly Quote[];
  /** In the order that they were set. */
  readonly watches: readonly Watch[];
}

/** What one watch has to tell. */
export interface WatchNews {
  readonly watch: Watch;
  /** Those that most outlets tell first, then the newest. */
  readonly items: readonly Item[];
  /** How many more items it found that are not in the corpus any more. */
  readonly gone: number;
}

/** What is new for each watch that found something; an item that a watch was told before is left out. */
export function newsOf(
  told: readonly Told[],
  watches: readonly Watch[],
  research: Pick<Research, "quote" | "copiesOfQuote">,
): readonly WatchNews[] {
  const byId = new Map(watches.map((watch) => [watch.id, watch]));
  const fresh = told.filter(({ isKnown, watch }) => !isKnown && byId.has(watch));
  const items = [...Map.groupBy(fresh, ({ item }) => item).values()].map((those): Item => {
    const ids = new Set(those.map(({ watch }) => watch));
    const quotes = [...new Set(those.map(({ quote }) => quote))].flatMap((id) => research.quote(id) ?? []);
    return { quotes, watches: watches.filter(({ id }) => ids.has(id)) };
  });
  // They are in the order of arrival.
  const newest = items.toReversed().map((item) => ({ item, outlets: outletsOf(item, research) }));
  const inOrder = newest.sort((a, b) => b.outlets - a.outlets).map(({ item }) => item);
  return watches.flatMap((watch) => {
    const all = inOrder.filter((item) => item.watches.includes(watch));
    const there = all.filter(({ quotes }) => quotes.length > 0);
    return all.length === 0 ? [] : [{ watch, items: there, gone: all.length - there.length }];
  });
}

function outletsOf({ quotes }: Item, { copiesOfQuote }: Pick<Research, "copiesOfQuote">): number {
  const all = quotes.flatMap((quote) => [quote, ...copiesOfQuote(quote)]);
  return new Set(all.map(({ article }) => article.outlet ?? article.id)).size;
}
