import type { Quote } from "../../research/article.ts";
import { isoDay } from "../../research/counts.ts";
import type { Research } from "../../research/research.ts";
import type { Query } from "../../research/search/query.ts";
import { requireAll } from "../../research/search/require-all.ts";
import { dayAt } from "../day-at.ts";
import type { Arrivals } from "../records.ts";
import { createItems } from "./items.ts";

/** What a watch would have told, had it been there before. */
export interface Estimate {
  /** Items a week, over `weeks`; a fraction where they are few. */
  readonly aWeek: number;
  readonly weeks: number;
  /**
   * By when articles came to the desk, where it has run for a week; else by the day that they were published on, of the last
   * weeks that the corpus has.
   */
  readonly by: "arrival" | "published";
  /** The days looked at, both inside (ISO); absent where no article has a day. */
  readonly days?: { readonly first: string; readonly last: string };
  /** The last seven of these days. */
  readonly previewDays?: { readonly first: string; readonly last: string };
  /** What would have been told on them, an item each, the newest first. */
  readonly preview: readonly Quote[];
  /** It should be narrowed: more than posts show (`mostAWeek`), or most of what is said at all. */
  readonly tooWide?: "many" | "nearly everything";
}

/** Posts of every day show fifteen items: what is more is only counted there. */
const mostAWeek = 7 * 15;

/** What an estimate is made from; `now` in milliseconds since 1970, days are those of `zone`. */
export interface EstimateParts {
  readonly research: Pick<Research, "every" | "count" | "quote" | "quotesIn" | "person" | "copiesOf">;
  readonly arrivals: Pick<Arrivals, "between" | "until" | "last">;
  readonly now: number;
  readonly zone: string;
}

/** How much a watch of this query would tell. Each word of it must be there, as for a watch. */
export function estimateOf(query: Query, parts: EstimateParts): Estimate {
  const { research } = parts;
  const period = periodByArrival(parts) ?? periodByDay(parts);
  if (period === undefined) return { aWeek: 0, weeks: 0, by: "published", preview: [] };
  const { dayOf, days, weeks, by } = period;
  const isWithin = (quote: Quote, first: string): boolean => {
    const day = dayOf(quote);
    return day !== undefined && day >= first && day <= days.last;
  };
  const all = research.every(requireAll(query));
  const inOrder = all
    .filter((quote) => isWithin(quote, days.first))
    .sort((a, b) => compare(dayOf(a) ?? "", dayOf(b) ?? "") || compare(a.id, b.id));
  const found = oneEach(inOrder, research);
  const previewDays = { first: dayBefore(days.last, 6), last: days.last };
  const preview = found.filter((quote) => isWithin(quote, previewDays.first)).reverse();
  const aWeek = found.length / weeks;
  const tooWide = tooWideOf(aWeek, all.length, research.count.quotations);
  return { aWeek, weeks, by, days, previewDays, preview, ...(tooWide !== undefined && { tooWide }) };
}

function tooWideOf(aWeek: number, found: number, of: number): Estimate["tooWide"] {
  if (of >= fewestToCompare && found > of / 2) return "nearly everything";
  return aWeek > mostAWeek ? "many" : undefined;
}

/** Half of a handful is nothing to warn of. */
const fewestToCompare = 20;

interface Period {
  readonly by: Estimate["by"];
  readonly weeks: number;
  readonly days: { readonly first: string; readonly last: string };
  /** The day that counts for a quotation; undefined where it is not known. */
  readonly dayOf: (quote: Quote) => string | undefined;
}

const mostWeeks = 4;
const hour = 3_600_000;
const week = 7 * 24 * hour;

/** Whole weeks since the desk began; what was there then came before all of them. */
function periodByArrival({ arrivals, now, zone }: EstimateParts): Period | undefined {
  const began = arrivals.between(0, 1)[0]?.at;
  // The first articles of a large corpus are not all noted in one moment.
  const weeks = began === undefined ? 0 : Math.min(mostWeeks, Math.floor((now - began - hour) / week));
  if (weeks < 1) return undefined;
  const came = arrivals.between(arrivals.until(now - weeks * week), arrivals.last());
  const days = new Map(came.map(({ article, at }) => [article, dayAt(at, zone)]));
  const last = dayAt(now, zone);
  return {
    by: "arrival",
    weeks,
    days: { first: dayAt(now - weeks * week, zone), last },
    dayOf: (quote) => days.get(quote.article.id),
  };
}

/** Up to the last day that any article has, but for days to come. */
function periodByDay({ research: { count }, now, zone }: EstimateParts): Period | undefined {
  const { first, last } = count;
  if (first === undefined || last === undefined) return undefined;
  const today = dayAt(now, zone);
  const end = last < today ? endOf(last) : today;
  const weeks = Math.min(mostWeeks, Math.max(1, Math.ceil((daysBetween(startOf(first), end) + 1) / 7)));
  return {
    by: "published",
    weeks,
    days: { first: dayBefore(end, 7 * weeks - 1), last: end },
    dayOf: ({ article }) => isoDay(article),
  };
}

/** The first quotation of each item; of very many all are given, which are too many in any case. */
function oneEach(quotes: readonly Quote[], research: EstimateParts["research"]): readonly Quote[] {
  if (quotes.length > mostCompared) return quotes;
  const itemOf = createItems(research, { items: () => [] });
  const first = new Map<string, Quote>();
  for (const quote of quotes) {
    const item = itemOf(quote);
    if (!first.has(item)) first.set(item, quote);
  }
  return [...first.values()];
}

/** Comparing takes some microseconds each. */
const mostCompared = 10 * mostAWeek;

const dayBefore = (iso: string, days: number): string =>
  Temporal.PlainDate.from(iso).subtract({ days }).toString();

const daysBetween = (first: string, last: string): number =>
  Temporal.PlainDate.from(first).until(last, { largestUnit: "day" }).days;

/** The first and the last day of a month or year, a day itself. */
const startOf = (iso: string): string => iso + "-01-01".slice(iso.length - 4);

function endOf(iso: string): string {
  if (iso.length === 10) return iso;
  return Temporal.PlainDate.from(startOf(iso))
    .add(iso.length === 4 ? { years: 1 } : { months: 1 })
    .subtract({ days: 1 })
    .toString();
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
