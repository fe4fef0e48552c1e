import type { Day } from "../../article.ts";
import { foldedWords } from "../../fold.ts";
import { readStamp } from "../days.ts";
import { defined } from "../defined.ts";
import { canonicalUrl } from "../identity.ts";
import { languageTag } from "../language.ts";
import { readMasthead } from "../masthead.ts";
import type { Given } from "../source.ts";
import { articleIn, isNode, type LinkedArticle, addressesOf as linkedAddresses } from "./json-ld.ts";
import { timesOf } from "./page-times.ts";
import type { PageDocument } from "./parse-page.ts";

/** A title, a name or an address that is longer is none. UTF-16 code units. */
const longest = 500;

/** What a page says of itself, in JSON-LD, OpenGraph, other meta elements and `<time>`; nothing is made up. */
export function pageMetadata(document: PageDocument, html: string, address?: string): Given {
  const meta = metaOf(document);
  const addresses = addressesOf(document, html, meta, address);
  const [url] = addresses;
  const scripts = Array.from(
    document.querySelectorAll('script[type*="ld+json"]'),
    (script) => script.textContent,
  );
  const theirs = new Set(addresses.map(canonicalUrl));
  const isThis = (one: string): boolean => {
    const whole = storyAddress(one, url);
    return whole !== undefined && theirs.has(canonicalUrl(whole));
  };
  const linked = articleIn(scripts, url === undefined ? undefined : isThis);
  const site = siteOf(meta, linked);
  const heading = [...document.querySelectorAll("h1")].map((h1) => words(h1.textContent));
  const written = words(document.querySelector("title")?.textContent);
  const stated =
    titleOf(linked) ?? meta("og:title", "twitter:title") ?? (heading.length === 1 ? heading[0] : undefined);
  const masthead = readMasthead(stated ?? written ?? "", "");
  const outlet =
    site ?? masthead.outlet ?? (written === undefined ? undefined : readMasthead(written, "").outlet);
  const title = withoutSite(stated ?? written, heading, outlet) ?? masthead.title;
  const author = authorOf(document, meta, linked);
  return defined({
    title: title === "" ? undefined : own(title),
    outlet: own(outlet),
    url: own(url ?? linkedAddress(linked)),
    author: author !== undefined && same(author, outlet ?? "") ? undefined : own(author),
    language: languageOf(document, meta, linked),
    published: dayOf(document, meta, linked),
  });
}

type Meta = (...names: readonly string[]) => string | undefined;

/** The first of the meta elements of some names that says anything, by `property`, `name` or `itemprop`. */
function metaOf(document: PageDocument): Meta {
  const contents = new Map<string, string>();
  for (const element of document.querySelectorAll("meta")) {
    const content = words(element.getAttribute("content"));
    if (content === undefined) continue;
    for (const attribute of ["property", "name", "itemprop", "http-equiv"]) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name !== undefined && !contents.has(name)) contents.set(name, content);
    }
  }
  return (...names) => names.map((name) => contents.get(name)).find((content) => content !== undefined);
}

/** The addresses that the page calls its own, then where it was fetched or a browser says it was saved from. */
function addressesOf(document: PageDocument, html: string, meta: Meta, address?: string): readonly string[] {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const saved = /<!-- saved from url=\(\d{1,6}\)(https?:\/\/\S{1,2000}) -->/u.exec(html.slice(0, 5000))?.[1];
  const base = address ?? meta("og:url") ?? saved;
  return [canonical, meta("og:url"), address, saved]
    .map((one) => storyAddress(one, base))
    .filter((one) => one !== undefined);
}

/** An address of a web page, absolute. A site's front page is no story's address, though some sites call it so. */
function storyAddress(written: string | null | undefined, base?: string): string | undefined {
  if (typeof written !== "string" || written.trim() === "" || written.length > 2000) return undefined;
  const url = URL.parse(written.trim(), base);
  if (!url || !/^https?:$/u.test(url.protocol)) return undefined;
  return url.pathname === "/" && url.search === "" ? undefined : url.href;
}

const linkedAddress = (linked?: LinkedArticle): string | undefined =>
  linked &&
  linkedAddresses(linked.article)
    .map((one) => storyAddress(one))
    .find((one) => one !== undefined);

function siteOf(meta: Meta, linked?: LinkedArticle): string | undefined {
  const publisher = linked && namesOf(linked.resolve(linked.article.publisher), linked)[0];
  const name = meta("og:site_name") ?? publisher ?? meta("application-name", "publisher", "dc.publisher");
  // "The Gull | News from Havnby": a slogan is no name.
  return name?.split(/ (?:\||-|–|—|::|·|•) /u)[0]?.trim() || undefined;
}

const titleOf = (linked?: LinkedArticle): string | undefined =>
  linked && (words(linked.article.headline) ?? words(linked.article.name));

/** A heading of the page that its title begins or ends with is the title alone; else the site's name is cut off. */
function withoutSite(
  title: string | undefined,
  headings: readonly (string | undefined)[],
  outlet?: string,
): string | undefined {
  if (title === undefined) return undefined;
  const heading = headings.find(
    (one) =>
      one !== undefined &&
      one.length > 10 &&
      one.length < title.length &&
      (title.startsWith(one) || title.endsWith(one)),
  );
  if (heading !== undefined) return heading;
  const at = Math.max(
    ...[" | ", " - ", " – ", " — ", " :: ", " · ", " • "].map((mark) => title.lastIndexOf(mark)),
  );
  if (at > 0 && outlet !== undefined && same(title.slice(at + 3), outlet)) return title.slice(0, at).trim();
  return readMasthead(title, "").title;
}

/** Whether two names are one but for an article, a domain's ending, case and marks. */
const same = (a: string, b: string): boolean => plainName(a) === plainName(b);

const plainName = (name: string): string =>
  foldedWords(name.replace(/\.(?:com|org|net|info|news|example)$/iu, ""))
    .join("")
    .replace(/^the/u, "");

function authorOf(document: PageDocument, meta: Meta, linked?: LinkedArticle): string | undefined {
  const stated = linked ? namesOf(linked.article.author, linked) : [];
  if (stated.length > 0) return stated.join(", ");
  const named = meta("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl");
  if (named !== undefined && !/^https?:/u.test(named)) return withoutBy(named);
  const marked = document.querySelector(
    '[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"]',
  );
  const name = withoutBy(words(marked?.textContent) ?? "");
  return name.length > 0 && name.length <= 100 ? name : undefined;
}

const withoutBy = (name: string): string => name.replace(/^by:? /iu, "").trim();

/** The names of persons and organisations: strings, objects with a name, references, or lists of them. */
function namesOf(value: unknown, linked: LinkedArticle): string[] {
  return [value]
    .flat()
    .slice(0, 20)
    .flatMap((one) => {
      const found = linked.resolve(one);
      const name = words(isNode(found) ? found.name : found);
      return name === undefined || /^https?:/u.test(name) ? [] : [withoutBy(name)];
    });
}

function dayOf(document: PageDocument, meta: Meta, linked?: LinkedArticle): Day | undefined {
  const { article = {} } = linked ?? {};
  const stamps = [
    article.datePublished,
    meta(
      "article:published_time",
      "og:article:published_time",
      "datepublished",
      "date",
      "pubdate",
      "publishdate",
      "publish-date",
      "dc.date",
      "dc.date.issued",
      "dcterms.created",
      "dcterms.date",
      "parsely-pub-date",
      "sailthru.date",
      "citation_publication_date",
    ),
    ...timesOf(document),
    article.dateCreated,
  ];
  for (const stamp of stamps) {
    const day = typeof stamp === "string" ? readStamp(stamp) : undefined;
    if (day !== undefined && day.precision !== "partial" && !unset.has(day.iso)) return day;
  }
  return undefined;
}

/** What programs write where no time was set: the first second of 1970, as it is in some zone. */
const unset: ReadonlySet<string> = new Set(["1970-01-01", "1969-12-31"]);

function languageOf(document: PageDocument, meta: Meta, linked?: LinkedArticle): string | undefined {
  const stated = [
    document.documentElement?.getAttribute("lang"),
    meta("content-language"),
    meta("og:locale"),
    linked?.article.inLanguage,
  ];
  for (const tag of stated) {
    const found = typeof tag === "string" ? languageTag(tag) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** On one line, without markup that was written into it; nothing where it says nothing or too much. */
function words(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > longest * 4) return undefined;
  const line = value.replace(/\s+/gu, " ").trim();
  return line === "" || line.length > longest ? undefined : line;
}

/** A copy: a piece of a page's markup would keep all of it in memory. */
const own = <T extends string | undefined>(value: T): T =>
  (value === undefined ? value : Buffer.from(value, "utf16le").toString("utf16le")) as T;
