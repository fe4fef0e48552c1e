import type { Span } from "../article.ts";
import { comparable, spansOf } from "./phrases.ts";
import type { Entry } from "./search-index.ts";
import { termsOf } from "./terms.ts";

/** Where the terms and phrases stand in an entry's spans: in order, without overlaps. */
export function matchedIn(entry: Entry, terms: ReadonlySet<string>, phrases: readonly string[]): Span[] {
  const { article, spans } = entry;
  const found: Span[] = [];
  if (phrases.length > 0) {
    const words = comparable(article.text, spans);
    for (const phrase of phrases) {
      for (const span of spansOf(phrase, words)) found.push(span);
    }
  }
  if (terms.size > 0) {
    for (const span of spans) {
      for (const { term, start, end } of termsOf(article.text.slice(span.start, span.end))) {
        if (terms.has(term)) found.push({ start: span.start + start, end: span.start + end });
      }
    }
  }
  return withoutOverlaps(found);
}

function withoutOverlaps(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push(span);
  }
  return merged;
}
