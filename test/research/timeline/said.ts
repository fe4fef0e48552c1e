import { createHash } from "node:crypto";
import type { Day, Quote } from "../../../src/research/article.ts";

let number = 0;

/** A quotation of its own article, of a day, a month or a year. */
export function said(
  day: string | Day | undefined,
  speaker?: string,
  text = "The tide does not wait",
): Quote {
  const id = `q:${createHash("sha256").update(`${number++}`).digest("hex").slice(0, 8)}`;
  const span = { start: 0, end: text.length };
  const published = typeof day === "string" ? dayOf(day) : day;
  return {
    id,
    kind: "direct",
    article: { id, title: "Tides", text, paragraphs: [span], ...(published !== undefined && { published }) },
    spans: [span],
    ...(speaker !== undefined && { speaker: { name: speaker, mention: span, basis: "named" } }),
  };
}

const dayOf = (iso: string): Day => ({
  iso,
  precision: iso.length === 10 ? "day" : iso.length === 7 ? "month" : "year",
});
