import type { Told } from "../../desk/records.ts";
import type { Every, Watch } from "../../desk/watch.ts";
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
  /** How many more it found that the posts of another pace have told in the room already, by that pace. */
  readonly before: ReadonlyMap<Every, number>;
}

/**
 * What is new for each watch of these paces that found something; an item that a watch was told before is left out. One that
 * watches of other paces found too has their names.
 */
export function newsOf(
  told: readonly Told[],
  watches: readonly Watch[],
  paces: readonly Every[],
  research: Pick<Research, "quote" | "copiesOfQuote">,
): readonly WatchNews[] {
  const byId = new Map(watches.map((watch) => [watch.id, watch]));
  const isOwn = ({ watch }: Told): boolean => paces.includes(byId.get(watch)?.every ?? "now");
  const fresh = told.filter(({ isKnown, watch }) => !isKnown && byId.has(watch));
  const own = fresh.filter(isOwn);
  const before = own.filter(({ toldBy }) => toldBy !== undefined);
  const isBefore = new Set(before.map(({ item }) => item));
  const isNew = new Set(own.flatMap(({ item }) => (isBefore.has(item) ? [] : [item])));
  const open = fresh.filter(({ item }) => isNew.has(item));
  const items = [...Map.groupBy(open, ({ item }) => item).values()].map((those): Item => {
    const ids = new Set(those.map(({ watch }) => watch));
    const quotes = [...new Set(those.map(({ quote }) => quote))].flatMap((id) => research.quote(id) ?? []);
    return { quotes, watches: watches.filter(({ id }) => ids.has(id)) };
  });
  // They are in the order of arrival.
  const newest = items.toReversed().map((item) => ({ item, outlets: outletsOf(item, research) }));
  const inOrder = newest.sort((a, b) => b.outlets - a.outlets).map(({ item }) => item);
  return watches.flatMap((watch) => {
    if (!paces.includes(watch.every)) return [];
    const all = inOrder.filter((item) => item.watches.includes(watch));
    const there = all.filter(({ quotes }) => quotes.length > 0);
    const elsewhere = countsOf(before.filter((each) => each.watch === watch.id));
    if (all.length === 0 && elsewhere.size === 0) return [];
    return [{ watch, items: there, gone: all.length - there.length, before: elsewhere }];
  });
}

/** How many items each pace has told. */
function countsOf(told: readonly Told[]): ReadonlyMap<Every, number> {
  const paces = new Map(told.flatMap(({ item, toldBy }) => (toldBy === undefined ? [] : [[item, toldBy]])));
  return new Map([...Map.groupBy(paces, ([, pace]) => pace)].map(([pace, those]) => [pace, those.length]));
}

function outletsOf({ quotes }: Item, { copiesOfQuote }: Pick<Research, "copiesOfQuote">): number {
  const all = quotes.flatMap((quote) => [quote, ...copiesOfQuote(quote)]);
  return new Set(all.map(({ article }) => article.outlet ?? article.id)).size;
}
