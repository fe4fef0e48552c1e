import { stringify } from "yaml";
import { parseDay } from "../research/reading/days.ts";
import { articleId } from "../research/reading/identity.ts";

/** An article as it is put into a file. */
export interface NewArticle {
  readonly title: string;
  readonly outlet?: string;
  /** As a person writes a day; left out of the file when it is none. */
  readonly published?: string;
  /** How the day was worked out, where it was not given as such. */
  readonly ground?: string;
  readonly url?: string;
  readonly author?: string;
  readonly place?: string;
  readonly language?: string;
  /** Names an article that has no `url`. */
  readonly id?: string;
  /** When it came, in ISO 8601. */
  readonly fetched: string;
  readonly paragraphs: readonly string[];
}

/** UTF-16 code units. All fields together stay below what a front matter may hold. */
const longestField = 500;
const longestSlug = 60;

/**
 * `2024-03-08-night-train-stays-0123456789.txt`: the day, words of the title, and the article's id. Only small letters,
 * digits and dashes, so that every file system takes it.
 */
export function articleFileName(article: NewArticle): string {
  const day = article.published === undefined ? undefined : parseDay(article.published);
  const iso = day && day.precision !== "partial" ? day.iso : "undated";
  return [iso, slugOf(article.title)].filter(Boolean).join("-") + endingOf(article);
}

/**
 * Front matter, then each paragraph on a line of its own with an empty line between. The file is plain text and not
 * Markdown, so that a paragraph that begins with `#` or `1.` is read back as it was.
 */
export function articleFileText(article: NewArticle): string {
  const { title, outlet, published, ground, url, author, place, language, id, fetched } = article;
  const known = published !== undefined && parseDay(published) ? published : undefined;
  const fields = { title, outlet, published: known, ground, url, author, place, language, id, fetched };
  const given = Object.entries(fields).flatMap(([name, value]) => {
    const words = oneLine(value ?? "");
    return words === "" ? [] : [[name, name === "url" ? words : shortened(words)]];
  });
  const frontMatter = stringify(Object.fromEntries(given), { lineWidth: 0 });
  const paragraphs = article.paragraphs.map(asParagraph).filter((paragraph) => paragraph.trim() !== "");
  return [`---\n${frontMatter}---`, ...paragraphs].join("\n\n").concat("\n");
}

/** How the file of an article ends, whatever it is called. @throws ReadingError when the URL is none. */
export const endingOf = (known: Pick<NewArticle, "url" | "id">): string => `-${idOf(known)}.txt`;

/** The article's id, by its address or the id it was given. @throws ReadingError when the URL is none. */
export const idOf = ({ url, id }: Pick<NewArticle, "url" | "id">): string =>
  articleId({ ...(url !== undefined && { url }), ...(id !== undefined && { id }), file: "" });

function slugOf(title: string): string {
  const words = title
    .slice(0, 1000)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let slug = "";
  for (const word of words ?? []) {
    const longer = slug === "" ? word.slice(0, longestSlug) : `${slug}-${word}`;
    if (longer.length > longestSlug) break;
    slug = longer;
  }
  return slug;
}

/** A field is words on one line, as the reader of front matter takes it. */
const oneLine = (words: string): string => cleaned(words).replace(/\s+/gu, " ").trim();

const shortened = (words: string): string =>
  words.length <= longestField ? words : `${words.slice(0, longestField).toWellFormed()} …`;

/** A line break inside a paragraph would part it; HTML has it mean a blank. */
const asParagraph = (words: string): string => cleaned(words).replace(/[\r\n\u2028\u2029]+/gu, " ");

/** A file cannot hold halves of characters, and one with NUL is no text: both become U+FFFD, as HTML has it. */
const cleaned = (words: string): string => words.toWellFormed().replaceAll("\0", "\ufffd");
