import { clippedDay } from "../../desk/clip.ts";
import type { Exported } from "../exports/format.ts";
import { chicagoDay } from "./days.ts";
import { groundText, innerMarks, oneLine, opening, speakerText, wordsAtEnd } from "./parts.ts";

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
    ...(article.outlet === undefined ? [] : [` ${withoutArticle(oneLine(article.outlet))},`]),
    ` ${chicagoDay(clippedDay(article))}`,
    ...[link, page].flatMap((address) => (address === undefined ? [] : [`, ${address}`])),
  ].join("");
  const ground = groundText(row);
  return `${opening(speaker)}, quoted in ${source}${source.endsWith(".") ? "" : "."} ${wordsAtEnd(row)}${ground === undefined ? "" : ` [${ground}]`}`;
}

/**
 * A headline between double marks, with the comma behind it inside them, and inside a single mark that closes there, but not before an
 * apostrophe (CMOS 6.9, 6.118).
 */
function titled(title: string): string {
  const inner = innerMarks(title);
  if (inner.endsWith(",")) return `“${inner}”`;
  const isClosing = /["“”]$/u.test(title);
  return isClosing ? `“${inner.slice(0, -1).replace(/,$/, "")},’”` : `“${inner},”`;
}

/** Notes name a newspaper without the article that its name begins with (CMOS 14.193). */
const withoutArticle = (outlet: string): string => outlet.replace(/^The (?=\S)/, "");
