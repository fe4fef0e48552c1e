import { createHash } from "node:crypto";
import { readStamp } from "../days.ts";
import { defined } from "../defined.ts";
import { languageTag } from "../language.ts";
import { ReadingError } from "../reading-error.ts";
import type { Source } from "../source.ts";

/**
 * The names under which rows hold what an article is, in order of preference. Capitals, `_` and `-` in a name say
 * nothing: `date_published` is `datePublished`.
 */
const fieldNames = {
  title: ["title", "headline"],
  text: ["text", "body", "content", "articleBody", "contentText", "fullText"],
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

/**
 * One object of JSON as an article's source; its text is the field `text` exactly. Its id is made of its URL,
 * else of its own id within its file, else of its words within its file. A value that is not understood counts as absent.
 * @throws ReadingError when it is no object or has no text.
 */
export function rowSource(file: string, row: unknown): Source {
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    throw new ReadingError('It is no article: an article is an object like {"title": …, "text": …}.');
  }
  const values = new Map(Object.entries(row).map(([name, value]) => [plainName(name), value]));
  const find = <T>(field: Field, read: (value: unknown) => T | undefined): T | undefined => {
    for (const name of fieldNames[field]) {
      const found = read(values.get(plainName(name)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const text = find("text", (value) =>
    typeof value === "string" && value.trim() !== "" ? value : undefined,
  );
  if (text === undefined) {
    throw new ReadingError("It has no text: the words of the article belong into a field called text.");
  }
  const id = find("id", wordsOf);
  return {
    file: `${file}#${id ?? hashOf(text)}`,
    text,
    given: defined({
      title: find("title", wordsOf),
      outlet: find("outlet", wordsOf),
      url: find("url", webAddress),
      author: find("author", wordsOf),
      place: find("place", wordsOf),
      language: find("language", (value) => languageTag(wordsOf(value))),
      published: find("published", (value) => (typeof value === "string" ? readStamp(value) : undefined)),
    }),
  };
}

const plainName = (name: string): string => name.replace(/[_-]/gu, "").toLowerCase();

/** A name is a string, a number, an object with a name, or a list of them. On one line. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.replace(/\s+/gu, " ").trim() || undefined;
  if (Array.isArray(value))
    return value.flatMap((one) => (Array.isArray(one) ? [] : wordsOf(one)) ?? []).join(", ") || undefined;
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string"
    ? wordsOf(value.name)
    : undefined;
}

function webAddress(value: unknown): string | undefined {
  const address = typeof value === "string" ? value.trim() : "";
  return /^https?:\/\//iu.test(address) && URL.canParse(address) ? address : undefined;
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
