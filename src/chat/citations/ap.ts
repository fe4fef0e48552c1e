import { clippedDay } from "../../desk/clip.ts";
import type { Exported } from "../exports/format.ts";
import { apWhen } from "./days.ts";
import { groundText, innerMarks, oneLine, opening, speakerText, wordsAtEnd } from "./parts.ts";

/**
 * The sentence of a news report: who said it, in which role, by whom and when it was reported, and last the words, so that nothing of
 * them need be changed to fit it. Its links stand below. Undefined where the speaker is not known.
 */
export function apLine(row: Exported): string | undefined {
  const { speaker, article, link, page } = row;
  const who = speakerText(row);
  if (who === undefined) return undefined;
  const when = apWhen(clippedDay(article));
  const reported =
    article.outlet === undefined
      ? `as reported${when} under the headline “${innerMarks(oneLine(article.title))}”`
      : `as ${oneLine(article.outlet)} reported${when}`;
  const ground = groundText(row);
  // Words from inside a sentence are none of their own, and “said” would make them one.
  const said = row.kind === "fragment" ? "used these words" : "said";
  return [
    `${opening(who)}${speaker?.role === undefined ? "" : ","} ${said}, ${reported}: ${wordsAtEnd(row)}`,
    ...(ground === undefined ? [] : [`[${ground}]`]),
    ...(link === undefined ? [] : [link]),
    ...(page === undefined ? [] : [page]),
  ].join("\n");
}
