import { createHash } from "node:crypto";
import { type Article, textAt } from "../research/article.ts";
import { decode } from "../research/reading/decode.ts";
import { defined } from "../research/reading/defined.ts";
import { readPage } from "../research/reading/html/read-page.ts";
import { readClosely } from "../research/reading/read-article.ts";
import { ReadingError } from "../research/reading/reading-error.ts";
import type { NewArticle } from "./article-file.ts";
import type { PageReading, ReadPage } from "./collect-page.ts";

/** Reads the article of a page that was fetched: HTML, or plain text as files are. */
export const readFetched: ReadPage = ({ url, type, charset, bytes }) => {
  const text = decode(bytes, charset);
  if (isData(type, text)) throw new ReadingError(noPage);
  const isPlain = type === "text/plain" || type === "text/markdown" || type === "text/x-markdown";
  const file = type.endsWith("markdown") ? "page.md" : "page.txt";
  return asWritten(readClosely(isPlain ? { file, text } : readPage("page.html", text, url)).article);
};

/** JSON, and XML that is no page: XHTML is XML too. */
const isData = (type: string, text: string): boolean =>
  /[/+]json$/u.test(type) || (/[/+]xml$|rss|atom/u.test(type) && !/<html[\s>]/iu.test(text.slice(0, 5000)));

const noPage =
  "What came is data for programs, and no page: give the address of the story's page, or of a feed.";

/** An article that was read, as it is written into a file of its own: its paragraphs, without the furniture. */
export function asWritten(article: Article): PageReading {
  const { title, outlet, published, url, author, place, language, paragraphs } = article;
  const day =
    published?.precision === "partial"
      ? { published: published.stated }
      : { published: published?.iso, ground: published?.ground };
  return {
    title,
    ...defined({ outlet, ...day, url, author, place, language }),
    paragraphs: paragraphs.map((span) => textAt(article, span)),
  };
}

/** An id by what an article says, for one without an address: names of files repeat from folder to folder. */
export const idByText = ({ paragraphs }: Pick<NewArticle, "paragraphs">): string =>
  createHash("sha256").update(paragraphs.join("\n")).digest("hex").slice(0, 16);
