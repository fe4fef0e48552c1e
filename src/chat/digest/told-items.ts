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
 * Finds out, item by item, what is new for each watch of these paces that found something; an item that a watch was told before is left out. One that
 * watches of other paces found too has their names.
 */
export function* newsSteps(
  told: readonly Told[],
  watches: readonly Watch[],
  paces: readonly Every[],
  research: Pick<Research, "quote" | "copiesOfQuote">,
): Generator<void, readonly WatchNews[]> {
  const byId = new Map(watches.map((watch) => [watch.id, watch]));
  const isOwn = ({ watch }: Told): boolean => paces.includes(byId.get(watch)?.every ?? "now");
  const fresh = told.filter(({ isKnown, watch }) => !isKnown && byId.has(watch));
  const own = fresh.filter(isOwn);
  const before = own.filter(({ toldBy }) => toldBy !== undefined);
  const isBefore = new Set(before.map(({ item }) => item));
  const isNew = new Set(own.flatMap(({ item }) => (isBefore.has(item) ? [] : [item])));
  const open = fresh.filter(({ item }) => isNew.has(item));
  const places = new Map(watches.map((watch, place) => [watch.id, place]));
  const ranked: { readonly item: Item; readonly outlets: number }[] = [];
  for (const those of Map.groupBy(open, ({ item }) => item).values()) {
    const finders = new Set(those.flatMap(({ watch }) => byId.get(watch) ?? []));
    const quotes = [...new Set(those.map(({ quote }) => quote))].flatMap((id) => research.quote(id) ?? []);
    const inPlace = [...finders].sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
    const item: Item = { quotes, watches: inPlace };
    ranked.push({ item, outlets: outletsOf(item, research) });
    yield;
  }
  // They are in the order of arrival.
  ranked.reverse().sort((a, b) => b.outlets - a.outlets);
  const found = new Map<number, Item[]>();
  for (const { item } of ranked) for (const { id } of item.watches) addTo(found, id, item);
  yield;
  const elsewhereOf = Map.groupBy(before, ({ watch }) => watch);
  return watches.flatMap((watch) => {
    if (!paces.includes(watch.every)) return [];
    const all = found.get(watch.id) ?? [];
    const there = all.filter(({ quotes }) => quotes.length > 0);
    const elsewhere = countsOf(elsewhereOf.get(watch.id) ?? []);
    if (all.length === 0 && elsewhere.size === 0) return [];
    return [{ watch, items: there, gone: all.length - there.length, before: elsewhere }];
  });
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
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
