import { type Article, type Day, type Quote, textAt } from "../research/article.ts";
import type { Clipped } from "./clipping.ts";

/** All that a card shows of a quotation, as it is now: slices of its article's text, with their offsets. */
export function clip(quote: Quote): Clipped {
  const { article, speaker, cue } = quote;
  const [start, end] = [quote.spans[0]?.start ?? 0, quote.spans.at(-1)?.end ?? 0];
  return {
    quote: quote.id,
    kind: quote.kind,
    spans: quote.spans.map((span) => ({ ...span, text: textAt(article, span) })),
    whole: textAt(article, { start, end }),
    ...(speaker !== undefined && {
      speaker: {
        name: speaker.name,
        ...(speaker.role !== undefined && { role: speaker.role }),
        basis: speaker.basis,
      },
    }),
    ...(cue !== undefined && { cue: textAt(article, cue) }),
    article: {
      ...sourceOf(article),
      paragraphs: article.paragraphs.length,
      paragraph: article.paragraphs.findIndex((paragraph) => paragraph.end > start) + 1,
    },
  };
}

function sourceOf({ id, title, outlet, url, author, place, published }: Article) {
  return {
    id,
    title,
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
    ...(author !== undefined && { author }),
    ...(place !== undefined && { place }),
    ...(published !== undefined && { published: dayAsGiven(published) }),
  };
}

/** `2026-03-14`, `2026-03`, `2026`, or the words that state a day whose year is not known. */
const dayAsGiven = (day: Day): string => (day.precision === "partial" ? day.stated : day.iso);

/** The day again that `clip` wrote: as far as it is known, or the words that state it. */
export function clippedDay({ published }: Clipped["article"]): Day | undefined {
  if (published === undefined) return undefined;
  const [, , month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(published) ?? [];
  if (!/^\d{4}(?:-\d\d){0,2}$/.test(published)) return { precision: "partial", stated: published };
  return { precision: day ? "day" : month ? "month" : "year", iso: published };
}
