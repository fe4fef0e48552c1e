import { clippedDay } from "../../desk/clip.ts";
import type { Exported } from "../exports/format.ts";
import { chicagoDay } from "./days.ts";
import { groundText, oneLine, quotedWords, speakerText } from "./parts.ts";

/**
 * A note by the Chicago Manual of Style (notes and bibliography): the speaker, "quoted in" the article as a newspaper's, and then the
 * words. A byline stands as printed. Undefined where the speaker is not known.
 */
export function footnote(row: Exported): string | undefined {
  const { article, link, page } = row;
  const speaker = speakerText(row);
  if (speaker === undefined) return undefined;
  const source = [
    ...(article.author === undefined ? [] : [`${oneLine(article.author)}, `]),
    titled(oneLine(article.title)),
    ...(article.outlet === undefined ? [] : [` ${oneLine(article.outlet)},`]),
    ` ${chicagoDay(clippedDay(article))}`,
    ...[link, page].flatMap((address) => (address === undefined ? [] : [`, ${address}`])),
  ].join("");
  const ground = groundText(row);
  return `${speaker}, quoted in ${source}${source.endsWith(".") ? "" : "."} ${quotedWords(row)}${ground === undefined ? "" : ` [${ground}]`}`;
}

/** A headline between double marks; its own become single ones, as the Manual asks. */
function titled(title: string): string {
  let isOpen = false;
  const inner = title.replace(/["“”]/g, (mark) => {
    isOpen = mark === "“" || (mark === '"' && !isOpen);
    return isOpen ? "‘" : "’";
  });
  return `“${inner}${inner.endsWith(",") ? "" : ","}”`;
}
