import { type Article, type Span, textAt } from "../article.ts";
import { foldedWords } from "../fold.ts";
import { atOnce, inSlices } from "../slices.ts";
import type { Furniture } from "./furniture.ts";
import { holdsMarks } from "./quoted.ts";

/** Lines at each end of an article where a site's own words stand. */
const [head, tail] = [3, 5];
/** Of fewer words are "Thank you very much." and the rows of tables. */
const fewestWords = 5;
/** UTF-16 code units. */
const longestLine = 400;
/**
 * A line stands on so many pages at least, and on one in twenty of its site: agencies write "Terms were not
 * disclosed." under one story in three hundred, sites their own words under all of a kind (`npm run -s bench:repeats`).
 */
const fewestPages = 4;
const leastShare = 1 / 20;

/** What an article brings to the comparison; made once for each. */
interface Page {
  readonly article: Article;
  /** Whose pages it is compared with. */
  readonly site: string;
  /** The lines near its ends that could be a site's, by their folded words. */
  readonly ends: ReadonlyMap<string, readonly Span[]>;
  /** A 32-bit hash of each of its lines, once one was asked for. */
  hashes?: readonly number[];
  /** Whether a line names what the rest of the page names, once that was asked. */
  readonly named: Map<string, boolean>;
}

const pages = new WeakMap<Article, Page>();

/**
 * The lines that pages of one site (its host, else its outlet) repeat near their beginning or end though they tell
 * different stories: by article, as read by itself. A line counts only on pages most of whose other lines stand on no
 * other page that repeats something, so that copies and takes of one story say nothing; nor does a line that names what its
 * article names, such as background told once more. Lines with quotation marks, numbers or a question stay, and so
 * does an article of which nothing would be left. The same whatever the order; time and memory in proportion.
 */
export const repeatedLines = (articles: Iterable<Article>): ReadonlyMap<Article, readonly Furniture[]> =>
  atOnce(stepsOf(articles, new Map()));

type Lines = ReadonlyMap<Article, readonly Furniture[]>;

/** What was found on a site, and on which pages: by the site. */
type Sites = Map<string, { readonly site: readonly Page[]; readonly found: Lines }>;

/** As `repeatedLines`, in small steps. Sites whose pages are those in `known` are not compared again; it then holds those of now. */
function* stepsOf(articles: Iterable<Article>, known: Sites): Generator<undefined, Lines> {
  const sites = new Map<string, Page[]>();
  for (const article of articles) {
    const page = pageOf(article);
    const site = sites.get(page.site);
    if (site === undefined) sites.set(page.site, [page]);
    else site.push(page);
    yield;
  }
  const all = new Map<Article, readonly Furniture[]>();
  const before = new Map(known);
  known.clear();
  for (const [name, site] of sites) {
    const last = before.get(name);
    const found = last !== undefined && areSame(last.site, site) ? last.found : yield* linesOn(site);
    known.set(name, { site, found });
    for (const [article, lines] of found) all.set(article, lines);
  }
  return all;
}

const areSame = (some: readonly Page[], others: readonly Page[]): boolean =>
  some.length === others.length && some.every((page, at) => page === others[at]);

function* linesOn(site: readonly Page[]): Generator<undefined, Lines> {
  const found = new Map<Article, readonly Furniture[]>();
  const repeated = yield* repeatedOn(site);
  for (const { article, ends } of repeated.size === 0 ? [] : site) {
    const spans = [...ends].flatMap(([line, some]) => (repeated.has(line) ? some : []));
    if (spans.length === 0 || spans.length === article.paragraphs.length) continue;
    found.set(
      article,
      spans.map((span) => ({ span, reason: "repeated on many pages" })),
    );
    yield;
  }
  return found;
}

/** The article without lines that the corpus shows to be furniture; its text and id are what they were. */
export const withoutLines = (article: Article, lines: readonly Furniture[]): Article => {
  const left = new Set(lines.map(({ span }) => span));
  return { ...article, paragraphs: article.paragraphs.filter((span) => !left.has(span)) };
};

/**
 * Parts the articles of a corpus from the lines that they repeat, again each time it changes. An article whose lines
 * stand as before is the same object as before.
 */
export function createParting(): (articles: Iterable<Article>) => Promise<readonly Article[]> {
  const parted = new WeakMap<Article, Article>();
  const known: Sites = new Map();
  return async (articles) => {
    const read = [...articles];
    const repeated = await inSlices(stepsOf(read, known));
    return read.map((article) => {
      const lines = repeated.get(article);
      if (lines === undefined) return article;
      const before = parted.get(article);
      const now = withoutLines(article, lines);
      if (before !== undefined && haveSameLines(before, now)) return before;
      parted.set(article, now);
      return now;
    });
  };
}

/** Both of one text. */
const haveSameLines = (one: Article, other: Article): boolean =>
  one.paragraphs.length === other.paragraphs.length &&
  one.paragraphs.every((span, at) => span === other.paragraphs[at]);

function* repeatedOn(site: readonly Page[]): Generator<undefined, ReadonlySet<string>> {
  const fewest = Math.max(fewestPages, site.length * leastShare);
  const holders = new Map<string, Page[]>();
  for (const page of site) {
    for (const line of page.ends.keys()) {
      const known = holders.get(line);
      if (known === undefined) holders.set(line, [page]);
      else known.push(page);
    }
    yield;
  }
  const often = new Map([...holders].filter(([, some]) => some.length >= fewest));
  const isOwnStory = yield* storiesAmong(new Set([...often.values()].flat()), often);
  const repeated = new Set<string>();
  for (const [line, some] of often) {
    let stories = 0;
    for (const page of some) {
      if (isOwnStory(page) && !namesItsStory(page, line)) stories++;
      yield;
    }
    if (stories >= fewest) repeated.add(line);
  }
  return repeated;
}

/** Whether most of a page's lines, but for those that are often there, stand on none of the others, nor twice. */
function* storiesAmong(
  some: ReadonlySet<Page>,
  often: ReadonlyMap<string, unknown>,
): Generator<undefined, (page: Page) => boolean> {
  const counts = new Map<number, number>();
  for (const page of some) {
    for (const hash of hashesOf(page)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    yield;
  }
  return (page) => {
    let others = page.article.paragraphs.length;
    for (const [line, spans] of page.ends) if (often.has(line)) others -= spans.length;
    let own = 0;
    for (const hash of hashesOf(page)) if (counts.get(hash) === 1) own++;
    return own > others / 2;
  };
}

function hashesOf(page: Page): readonly number[] {
  const { text, paragraphs } = page.article;
  page.hashes ??= paragraphs.map((span) => hashOf(text, span));
  return page.hashes;
}

/** FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/). Two lines in billions that pass for one do no harm. */
function hashOf(text: string, { start, end }: Span): number {
  let hashed = 0x811c9dc5;
  for (let at = start; at < end; at++) hashed = Math.imul(hashed ^ text.charCodeAt(at), 0x01000193);
  return hashed;
}

function namesItsStory(page: Page, line: string): boolean {
  const known = page.named.get(line) ?? isNamedBeside(page, page.ends.get(line) ?? []);
  page.named.set(line, known);
  return known;
}

/** Whether a line names somebody or something, its outlet apart, that the rest of its article names as well. */
function isNamedBeside({ article, site }: Page, spans: readonly Span[]): boolean {
  const ownNames = `${site} ${foldedWords(article.outlet ?? "").join(" ")}`;
  const names = spans
    .flatMap((span) => textAt(article, span).match(/\p{Lu}[\p{L}\p{M}]{2,}/gu) ?? [])
    .filter((name) => !ownNames.includes(foldedWords(name).join("")));
  const others = article.paragraphs.filter((span) => !spans.includes(span));
  return names.some((name) =>
    [article.title, ...others.map((span) => textAt(article, span))].some((other) => isNamedIn(other, name)),
  );
}

/** A capital inside a sentence is a name's; at its head it may be any word's. */
function isNamedIn(line: string, name: string): boolean {
  for (let at = line.indexOf(name, 1); at > 0; at = line.indexOf(name, at + 1)) {
    const ends = !/[\p{L}\p{M}]/u.test(line.charAt(at + name.length));
    if (ends && /[\p{L}\p{N},] $/u.test(line.slice(Math.max(0, at - 2), at))) return true;
  }
  return false;
}

function pageOf(article: Article): Page {
  const known = pages.get(article);
  if (known !== undefined) return known;
  const host = article.url === undefined ? undefined : URL.parse(article.url)?.host.replace(/^www\./u, "");
  const site = host ?? foldedWords(article.outlet ?? "").join(" ");
  const page: Page = { article, site, ends: site === "" ? none : endsOf(article), named: new Map() };
  pages.set(article, page);
  return page;
}

const none: Page["ends"] = new Map();

function endsOf(article: Article): Page["ends"] {
  const { paragraphs } = article;
  const ends = new Map<string, Span[]>();
  paragraphs.forEach((span, at) => {
    if ((at >= head && at < paragraphs.length - tail) || span.end - span.start > longestLine) return;
    const line = textAt(article, span);
    if (/\p{N}|[?？؟]$/u.test(line) || holdsMarks(line)) return;
    const words = foldedWords(line);
    if (words.length < fewestWords) return;
    const key = words.join(" ");
    const known = ends.get(key);
    if (known === undefined) ends.set(key, [span]);
    else known.push(span);
  });
  return ends;
}
