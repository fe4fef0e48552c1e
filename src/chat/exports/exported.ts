import { clip } from "../../desk/clip.ts";
import type { Clipping, Note } from "../../desk/clipping.ts";
import { dayAt } from "../../desk/day-at.ts";
import type { Quote } from "../../research/article.ts";
import { sentenceLink } from "../../research/sentence-link.ts";
import { oneLine } from "../citations/parts.ts";
import type { Context } from "../command.ts";
import { clippingLink } from "../views/clipping.ts";
import type { Exported } from "./format.ts";

/** A quotation as it is now, to be cited or taken away. */
export function exportedQuote(quote: Quote, { address }: Pick<Context, "address">): Exported {
  const { url } = quote.article;
  return {
    ...clip(quote),
    ...linked(url && sentenceLink(url, quote), address(quote)),
  };
}

/** A clipping as it was saved, with who saved it. The desk has a page of it while its article has the words. */
export function exportedClipping(
  clipping: Clipping,
  { call, address, research }: Pick<Context, "call" | "address" | "research">,
): Exported {
  const now = research.quote(clipping.quote);
  return {
    ...clipping,
    ...linked(clippingLink(clipping), now && address(now)),
    ...(clipping.notes.length > 0 && { note: notesText(clipping.notes, call.asker.zone) }),
    by: clipping.by.name,
    saved: dayAt(clipping.saved, call.asker.zone),
  };
}

/** All notes in one line, each with who wrote it and when. */
const notesText = (notes: readonly Note[], zone: string): string =>
  notes.map(({ text, by, saved }) => `${oneLine(text)} (${by.name}, ${dayAt(saved, zone)})`).join(" · ");

const linked = (link: string | undefined, page: string | undefined) => ({
  ...(link !== undefined && { link }),
  ...(page !== undefined && { page }),
});
