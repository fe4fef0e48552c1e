import { createHash } from "node:crypto";
import { defined } from "../defined.ts";
import { languageTag } from "../language.ts";
import { ReadingError } from "../reading-error.ts";
import type { Source } from "../source.ts";
import { asMarkup } from "./markup.ts";
import { readTime } from "./times.ts";

/**
 * The names under which rows hold what an article is, in order of preference. Capitals, `_` and `-` in a name say
 * nothing: `date_published` is `datePublished`.
 */
export const fieldNames = {
  title: ["title", "headline"],
  text: ["text", "body", "content", "articleBody", "contentText", "fullText"],
  /** Those of text that services fill with HTML. */
  mixed: ["body", "content"],
  html: ["contentHtml"],
  published: [
    "published",
    "date",
    "datePublished",
    "publishedAt",
    "publishedTime",
    "publishDate",
    "pubDate",
    "publicationDate",
  ],
  url: ["url", "link", "canonicalUrl", "webUrl"],
  outlet: ["outlet", "source", "publisher", "siteName", "publication"],
  author: ["author", "authors", "byline", "creator"],
  place: ["place"],
  language: ["language", "lang", "inLanguage"],
  id: ["id", "guid", "uuid"],
} as const;

type Field = keyof typeof fieldNames;

/** What stands around a row, or was made of it. */
export interface RowContext {
  /** Of all rows that do not name their own. */
  readonly outlet?: string | undefined;
  /** Its HTML written out, where it has no text. */
  readonly written?: Pick<Source, "text" | "blocks"> | undefined;
}

/**
 * One object of JSON as an article's source; its text is the field `text` exactly, else what was `written`. Its id is made of its URL,
 * else of its own id, within its file where others may have the same, else of its words within its file. A value that is not understood counts as absent.
 * @throws ReadingError when it is no object or has no text.
 */
export function rowSource(file: string, row: unknown, { outlet, written }: RowContext = {}): Source {
  if (!isRecord(row)) {
    throw new ReadingError('It is no article: an article is an object like {"title": …, "text": …}.');
  }
  const find = finderIn(row);
  const body = htmlOf(row) === undefined ? textOf(row) : written;
  if (body === undefined || body.text === "") {
    throw new ReadingError("It has no text: the words of the article belong into a field called text.");
  }
  const id = find("id", wordsOf);
  return {
    file: `${file}#${id ?? hashOf(body.text)}`,
    ...body,
    given: defined({
      title: find("title", wordsOf),
      outlet: find("outlet", wordsOf) ?? wordsOf(outlet),
      url: find("url", webAddress),
      author: find("author", wordsOf),
      place: find("place", wordsOf),
      language: find("language", (value) => languageTag(wordsOf(value))),
      published: find("published", readTime),
      id: id !== undefined && isUnique(id) ? id : undefined,
    }),
  };
}

/**
 * Whether an id is one in the world and no count of one file's rows: an address or name with its scheme (RFC 3986), or as long as
 * no counter is and with digits, as UUIDs, hashes and the keys of databases are.
 */
const isUnique = (id: string): boolean =>
  /^[a-z][a-z\d+.-]{1,20}:\S{4}/iu.test(id) || (id.length >= 12 && /\d/u.test(id));

/** Whether an object holds an article's words itself. */
export const hasText = (row: unknown): boolean => textOf(row) !== undefined;

/** The HTML of a row: under a name of its own (JSON Feed: `content_html`), or where others have their text. */
export function htmlOf(row: unknown): string | undefined {
  if (!isRecord(row)) return undefined;
  const find = finderIn(row);
  const text = find("text", wordsIn);
  if (text === undefined) return find("html", wordsIn);
  return text === find("mixed", wordsIn) ? asMarkup(text) : undefined;
}

function textOf(row: unknown): Pick<Source, "text"> | undefined {
  const text = isRecord(row) ? finderIn(row)("text", wordsIn) : undefined;
  return text === undefined ? undefined : { text };
}

function finderIn(row: Readonly<Record<string, unknown>>) {
  const values = new Map(Object.entries(row).map(([name, value]) => [plainName(name), value]));
  return <T>(field: Field, read: (value: unknown) => T | undefined): T | undefined => {
    for (const name of fieldNames[field]) {
      const found = read(values.get(plainName(name)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const wordsIn = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : undefined;

const plainName = (name: string): string => name.replace(/[_-]/gu, "").toLowerCase();

/** What an object holds its name under; some services nest a headline so. */
const nameIn = (value: object): unknown =>
  "name" in value ? value.name : "main" in value ? value.main : undefined;

/** A name is a string, a number, an object with a name, or a list of them. On one line. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.replace(/\s+/gu, " ").trim() || undefined;
  if (Array.isArray(value))
    return value.flatMap((one) => (Array.isArray(one) ? [] : wordsOf(one)) ?? []).join(", ") || undefined;
  const name = typeof value === "object" && value !== null ? nameIn(value) : undefined;
  return typeof name === "string" ? wordsOf(name) : undefined;
}

function webAddress(value: unknown): string | undefined {
  const address = typeof value === "string" ? value.trim() : "";
  return /^https?:\/\//iu.test(address) && URL.canParse(address) ? address : undefined;
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
