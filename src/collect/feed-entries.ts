import type { AnyFeed, AtomFeed, JsonFeed, RdfFeed, RssFeed } from "feedsmith";

/** An entry of any format, as it stands there: addresses in the order in which they are to be believed. */
export interface Entry {
  readonly addresses: readonly (string | undefined)[];
  readonly base?: string | undefined;
  readonly title?: string | undefined;
  readonly published?: string | undefined;
  readonly id?: string | undefined;
  readonly summary?: string | undefined;
}

/** What a parsed feed lists. */
export function entriesOf(parsed: AnyFeed): readonly Entry[] {
  switch (parsed.format) {
    case "rss":
      return (parsed.feed.items ?? []).map(rssEntry);
    case "atom":
      return (parsed.feed.entries ?? []).map(atomEntry);
    case "rdf":
      return (parsed.feed.items ?? []).map(rdfEntry);
    case "json":
      return (parsed.feed.items ?? []).map(jsonEntry);
  }
}

const rssEntry = (item: RssFeed.Item<string>): Entry => ({
  addresses: [item.link, item.guid?.isPermaLink === false ? undefined : item.guid?.value],
  base: item.xml?.base,
  title: item.title,
  published: item.pubDate ?? item.dc?.dates?.[0],
  id: item.guid?.value,
  summary: item.description,
});

const atomEntry = (entry: AtomFeed.Entry<string>): Entry => {
  const links = (entry.links ?? []).filter(({ rel = "alternate" }) => rel === "alternate");
  const page = links.find(({ type = "text/html" }) => type === "text/html") ?? links[0];
  return {
    addresses: [page?.href, entry.id],
    base: entry.xml?.base,
    title: entry.title?.value,
    published: entry.published ?? entry.updated,
    id: entry.id,
    summary: entry.summary?.value,
  };
};

const rdfEntry = (item: RdfFeed.Item<string>): Entry => ({
  addresses: [item.link, item.rdf?.about],
  base: item.xml?.base,
  title: item.title,
  published: item.dc?.dates?.[0],
  id: item.rdf?.about,
  summary: item.description,
});

const jsonEntry = (item: JsonFeed.Item<string>): Entry => ({
  addresses: [item.url, item.external_url, item.id],
  title: item.title,
  published: item.date_published ?? item.date_modified,
  id: item.id,
  summary: item.summary ?? item.content_text,
});

const months = "JanFebMarAprMayJunJulAugSepOctNovDec";

/** The day of `2024-03-08T23:30:00-05:00` or of `Fri, 08 Mar 2024 23:30:00 -0500` (RFC 822), as it stands there. */
export function dayStated(date: string): string | undefined {
  const iso = /^\s{0,9}(\d{4}-\d{2}-\d{2})(?!\d)/.exec(date)?.[1];
  if (iso !== undefined) return iso;
  const [, day, month, year] =
    /^\s{0,9}(?:\w{2,9},?\s{1,9})?(\d{1,2})[\s-]{1,9}([A-Z][a-z]{2})[a-z]{0,6}[\s-]{1,9}(\d{4}|\d{2})(?!\d)/.exec(
      date,
    ) ?? [];
  const at = months.indexOf(month ?? "-");
  if (day === undefined || year === undefined || at < 0 || at % 3 > 0) return undefined;
  // RFC 822 has two digits; feeds are younger than 1990.
  const century = year.length === 4 ? "" : year < "90" ? "20" : "19";
  return `${century}${year}-${String(at / 3 + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
