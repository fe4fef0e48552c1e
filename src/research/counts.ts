import type { Article, Quote } from "./article.ts";
import { personalName } from "./people/personal-name.ts";
import type { Profile } from "./people/profile.ts";
import type { OutletCount, SpeakerCount } from "./research.ts";

const { compare: inEnglishOrder } = new Intl.Collator("en");

/** How often one speaker is quoted, in which role most often, and on which days; of quotations of that speaker. */
export function speakerCount({ name, isPerson }: Profile, said: readonly Quote[]): SpeakerCount {
  const role = mostFrequent(said.flatMap(({ speaker }) => speaker?.role ?? []));
  const articles = new Set(said.map(({ article }) => article)).size;
  return {
    name,
    ...(!isPerson && articles > 1 && { writtenIn: articles }),
    ...(!isPerson && personalName(name) === undefined && { unnamed: true as const }),
    ...(role !== undefined && { role }),
    quotations: said.length,
    ...daysOf(said.map(({ article }) => article)),
  };
}

/** Those called by a name before what need be nobody ("company"); the most quoted first. */
export const bySpeaker = (a: SpeakerCount, b: SpeakerCount): number =>
  Number(a.unnamed ?? false) - Number(b.unnamed ?? false) ||
  b.quotations - a.quotations ||
  inEnglishOrder(a.name, b.name);

/** What some articles of one outlet hold; `name` is empty where they name none. */
export const outletCount = (
  name: string,
  articles: readonly Article[],
  quotesIn: (article: Article) => readonly Quote[],
): OutletCount => ({
  ...(name !== "" && { name }),
  articles: articles.length,
  quotations: articles.reduce((sum, article) => sum + quotesIn(article).length, 0),
  ...daysOf(articles),
});

/** Most articles first; those that name no outlet come after their equals. */
export const byOutlet = (a: OutletCount, b: OutletCount): number =>
  b.articles - a.articles ||
  Number(a.name === undefined) - Number(b.name === undefined) ||
  inEnglishOrder(a.name ?? "", b.name ?? "");

/** The first and the last day known among some articles, as far as each is: `2024-03-08`, `2024-03` or `2024`. */
export function daysOf(articles: Iterable<Article>): { readonly first?: string; readonly last?: string } {
  let first: string | undefined;
  let last: string | undefined;
  for (const article of articles) {
    const { published } = article;
    if (published === undefined || published.precision === "partial") continue;
    const day = published.iso;
    if (first === undefined || day < first) first = day;
    if (last === undefined || day > last) last = day;
  }
  return first === undefined || last === undefined ? {} : { first, last };
}

/** The article's day, where the whole of it is known. */
export const isoDay = ({ published }: Article): string | undefined =>
  published?.precision === "day" ? published.iso : undefined;

/** Of equals the first by letters, so that it is the same whatever the order. */
const mostFrequent = (words: readonly string[]): string | undefined =>
  words.length < 2 ? words[0] : mostOf(words);

const mostOf = (words: readonly string[]): string | undefined =>
  [...Map.groupBy(words, (word) => word)].sort(
    ([a, some], [b, others]) => others.length - some.length || inEnglishOrder(a, b) || (a < b ? -1 : 1),
  )[0]?.[0];
