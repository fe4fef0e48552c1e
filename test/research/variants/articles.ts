import type { Article, Day } from "../../../src/research/article.ts";

/** A made-up article; a paragraph a line. */
export const made = (
  text: string,
  { outlet = "The Quay Courier", published }: { outlet?: string; published?: Day } = {},
): Article => ({
  id: `${outlet} ${text}`,
  title: "At the harbour",
  outlet,
  ...(published !== undefined && { published }),
  text,
  paragraphs: Array.from(text.matchAll(/[^\n]+/g), ({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
  })),
});

/** A whole day. */
export const on = (iso: string): Day => ({ precision: "day", iso });
